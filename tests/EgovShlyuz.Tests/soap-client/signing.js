'use strict';

// WS-Security over the Body, by xml-crypto: signs what the soap library sends, and judges what comes back.
const fs = require('node:fs');
const { SignedXml } = require('xml-crypto');
const { DOMParser } = require('@xmldom/xmldom');

const wss = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-';
const wsse = wss + 'wssecurity-secext-1.0.xsd';
const wsu = wss + 'wssecurity-utility-1.0.xsd';
const base64 = wss + 'soap-message-security-1.0#Base64Binary';
const x509 = wss + 'x509-token-profile-1.0#X509v3';
const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const body = "/*[local-name(.)='Envelope']/*[local-name(.)='Body']";
const bare = (pem) => pem.replace(/-----[^-]+-----|\s/g, '');

// way: 'key-identifier' (the certificate in the signature), 'token' (BinarySecurityToken beside it) or 'plain-id' (Id in no namespace).
class BodySignature {
  constructor(keyFile, certificateFile, way = 'key-identifier') {
    this.key = fs.readFileSync(keyFile, 'utf8');
    this.certificate = bare(fs.readFileSync(certificateFile, 'utf8'));
    this.way = way;
  }

  addOptions() {}

  toXML() {
    return '';
  }

  header() {
    const token = `<wsse:BinarySecurityToken EncodingType="${base64}" ValueType="${x509}" wsu:Id="token" xmlns:wsu="${wsu}">${this.certificate}</wsse:BinarySecurityToken>`;
    return `<wsse:Security xmlns:wsse="${wsse}" soap:mustUnderstand="1">${this.way === 'token' ? token : ''}</wsse:Security>`;
  }

  postProcess(xml) {
    const id = this.way === 'plain-id' ? 'Id="the-body"' : `xmlns:wsu="${wsu}" wsu:Id="the-body"`;
    const signature = new SignedXml({
      privateKey: this.key,
      publicCert: this.key,
      signatureAlgorithm: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
      canonicalizationAlgorithm: exclusive,
      getKeyInfoContent: () => `<wsse:SecurityTokenReference xmlns:wsse="${wsse}">${this.reference()}</wsse:SecurityTokenReference>`,
      idMode: this.way === 'plain-id' ? undefined : 'wssecurity',
    });
    signature.addReference({ xpath: body, digestAlgorithm: 'http://www.w3.org/2001/04/xmlenc#sha256', transforms: [exclusive] });
    signature.computeSignature(xml.replace('</soap:Header>', `${this.header()}</soap:Header>`).replace('<soap:Body', `<soap:Body ${id}`), {
      prefix: 'ds',
      location: { reference: "//*[local-name(.)='Security']", action: 'append' },
    });
    return signature.getSignedXml();
  }

  reference() {
    return this.way === 'token'
      ? `<wsse:Reference URI="#token" ValueType="${x509}"/>`
      : `<wsse:KeyIdentifier EncodingType="${base64}" ValueType="${x509}">${this.certificate}</wsse:KeyIdentifier>`;
  }
}

// Throws unless the body of the answer is what the owner of the certificate signed.
function mustBeSigned(xml, certificateFile) {
  const document = new DOMParser().parseFromString(xml, 'text/xml');
  const signature = document.getElementsByTagNameNS('http://www.w3.org/2000/09/xmldsig#', 'Signature')[0];
  const check = new SignedXml({ publicCert: fs.readFileSync(certificateFile, 'utf8'), getCertFromKeyInfo: () => null });
  check.loadSignature(signature);
  if (!check.checkSignature(xml) || !/:?Body[\s>]/.test(check.getSignedReferences()[0].slice(0, 40))) {
    throw new Error('The answer is not signed as it should be.');
  }
}

module.exports = { BodySignature, mustBeSigned };
