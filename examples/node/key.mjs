// A signer's key: PKCS#12, as the national certification authority issues them, or PEM.
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import forge from 'node-forge';
import { Mistake } from './broker.mjs';

/** @returns {Promise<{ privateKey: string, certificate: X509Certificate }>} the key as PEM, and the certificate that names its holder. */
export async function openKey(path, password, certificatePath) {
  const file = await contentOf(path);
  const pem = file.toString('latin1');
  const { privateKey, certificate } = pem.includes('-----BEGIN ')
    ? fromPem(path, pem, password, certificatePath ? (await contentOf(certificatePath)).toString('latin1') : pem)
    : fromPkcs12(path, file, password);

  if (privateKey.asymmetricKeyType !== 'rsa' || !certificate.checkPrivateKey(privateKey)) {
    throw new Mistake(`${path}: an RSA key and its own certificate are expected.`);
  }

  return { privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }), certificate };
}

/** The organisation for which the holder signs: OU=BIN… in the national profile. */
export function binOf(certificate) {
  return /^OU=BIN(\d{12})$/m.exec(certificate.subject)?.[1];
}

function fromPem(path, key, password, certificate) {
  try {
    return { privateKey: createPrivateKey({ key, passphrase: password }), certificate: new X509Certificate(certificate) };
  } catch (failure) {
    throw new Mistake(`${path} does not open as PEM with a key and a certificate: ${failure.message}`);
  }
}

function fromPkcs12(path, file, password) {
  const { pki, pkcs12, asn1 } = forge;
  try {
    const opened = pkcs12.pkcs12FromAsn1(asn1.fromDer(file.toString('binary')), password);
    const bags = type => opened.getBags({ bagType: type })[type] ?? [];
    const [{ key }] = [...bags(pki.oids.pkcs8ShroudedKeyBag), ...bags(pki.oids.keyBag)];
    const privateKey = createPrivateKey(pki.privateKeyToPem(key));
    const certificates = bags(pki.oids.certBag).map(bag => new X509Certificate(pki.certificateToPem(bag.cert)));

    return { privateKey, certificate: certificates.find(certificate => certificate.checkPrivateKey(privateKey)) };
  } catch (failure) {
    throw new Mistake(`${path} does not open as PKCS#12: ${failure.message}`);
  }
}

function contentOf(path) {
  return readFile(path).catch(failure => {
    throw new Mistake(`${path} cannot be read: ${failure.code}`);
  });
}
