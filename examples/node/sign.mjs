// An XML signature in the layout that the national signing tools of Kazakhstan share.
import { SignedXml } from 'xml-crypto';

const C14N = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';

/** Signs a notice. Nothing of it is rewritten: the signature is put in as the last child of its document element. */
export function sign(xml, { privateKey, certificate }) {
  const signature = new SignedXml({
    privateKey,
    signatureAlgorithm: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    canonicalizationAlgorithm: C14N,
    getKeyInfoContent: () => `<ds:X509Data><ds:X509Certificate>${certificate.raw.toString('base64')}</ds:X509Certificate></ds:X509Data>`,
  });
  signature.addReference({
    xpath: '/*',
    isEmptyUri: true,
    transforms: ['http://www.w3.org/2000/09/xmldsig#enveloped-signature', `${C14N}#WithComments`],
    digestAlgorithm: 'http://www.w3.org/2001/04/xmlenc#sha256',
  });
  signature.computeSignature(xml, { prefix: 'ds', location: { reference: '/*', action: 'append' } });

  const end = xml.lastIndexOf('</');

  return `${xml.slice(0, end)}${signature.getSignatureXml()}${xml.slice(end)}`;
}
