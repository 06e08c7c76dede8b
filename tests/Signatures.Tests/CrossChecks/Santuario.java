import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.*;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.*;
import java.util.Arrays;
import java.util.HexFormat;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.xml.security.Init;
import org.apache.xml.security.algorithms.JCEMapper;
import org.apache.xml.security.algorithms.SignatureAlgorithm;
import org.apache.xml.security.algorithms.SignatureAlgorithmSpi;
import org.apache.xml.security.signature.XMLSignature;
import org.apache.xml.security.signature.XMLSignatureException;
import org.apache.xml.security.transforms.Transforms;
import org.apache.xml.security.utils.XMLUtils;
import org.w3c.dom.*;

/**
 * Apache Santuario as a second opinion. Knows the national GOST names by the Bouncy Castle provider, whose signatures are written the other way round.
 *
 *   verify CERT FILE...                   one line each: valid or invalid
 *   sign rsa|gost KEY CERT IN OUT         enveloped: KEY is PKCS#8, of a GOST key under its Russian names
 *   envelope rsa|gost KEY CERT IN OUT     WS-Security over the SOAP body
 */
public final class Santuario {
    private static final String DS = "http://www.w3.org/2000/09/xmldsig#";
    private static final String WSSE = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
    private static final String WSU = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
    private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
    private static final String GOST = "urn:ietf:params:xml:ns:pkigovkz:xmlsec:algorithms:gostr34102015-gostr34112015-512";
    private static final String STREEBOG = "urn:ietf:params:xml:ns:pkigovkz:xmlsec:algorithms:gostr34112015-512";
    private static final String NATIONAL_KEY = "06092a830e030a01010202";
    private static final String RUSSIAN_SPKI = "3081aa302106082a85030701010102301506092a850307010201020106082a8503070101020303818400048180";

    public static void main(String[] args) throws Exception {
        Security.addProvider(new org.bouncycastle.jce.provider.BouncyCastleProvider());
        Init.init();
        JCEMapper.register(STREEBOG, new JCEMapper.Algorithm("", "GOST3411-2012-512", "MessageDigest"));
        SignatureAlgorithm.register(GOST, GostSignature.class);
        switch (args[0]) {
            case "verify":
                PublicKey key = publicKey(certificate(args[1]));
                for (String file : Arrays.copyOfRange(args, 2, args.length)) {
                    System.out.println(isValid(parse(file), key) ? "valid" : "invalid");
                }
                break;
            default:
                Document document = parse(args[4]);
                boolean isGost = args[1].equals("gost");
                PrivateKey privateKey = KeyFactory.getInstance(isGost ? "ECGOST3410-2012" : "RSA", isGost ? "BC" : "SunRsaSign")
                    .generatePrivate(new PKCS8EncodedKeySpec(Files.readAllBytes(Path.of(args[2]))));
                sign(document, isGost, args[0].equals("envelope"), privateKey, certificate(args[3]));
                try (OutputStream out = Files.newOutputStream(Path.of(args[5]))) {
                    XMLUtils.outputDOM(document, out, true);
                }
        }
    }

    private static boolean isValid(Document document, PublicKey key) {
        try {
            Element body = body(document);
            if (body != null) {
                body.setIdAttributeNS(WSU, "Id", true);
            }
            NodeList signatures = document.getElementsByTagNameNS(DS, "Signature");
            return new XMLSignature((Element) signatures.item(signatures.getLength() - 1), "").checkSignatureValue(key);
        } catch (Exception refused) {
            return false;
        }
    }

    private static void sign(Document document, boolean isGost, boolean isEnvelope, PrivateKey key, X509Certificate certificate) throws Exception {
        String method = isGost ? GOST : XMLSignature.ALGO_ID_SIGNATURE_RSA_SHA256;
        String digest = isGost ? STREEBOG : "http://www.w3.org/2001/04/xmlenc#sha256";
        Transforms transforms = new Transforms(document);
        if (!isEnvelope) {
            XMLSignature signature = new XMLSignature(document, "", method);
            document.getDocumentElement().appendChild(signature.getElement());
            transforms.addTransform(Transforms.TRANSFORM_ENVELOPED_SIGNATURE);
            transforms.addTransform(Transforms.TRANSFORM_C14N_WITH_COMMENTS);
            signature.addDocument("", transforms, digest);
            signature.addKeyInfo(certificate);
            signature.sign(key);
            return;
        }

        Element body = body(document);
        body.setAttributeNS("http://www.w3.org/2000/xmlns/", "xmlns:wsu", WSU);
        body.setAttributeNS(WSU, "wsu:Id", "id-1");
        body.setIdAttributeNS(WSU, "Id", true);
        XMLSignature signature = new XMLSignature(document, "", method, Transforms.TRANSFORM_C14N_EXCL_OMIT_COMMENTS);
        Element security = document.createElementNS(WSSE, "wsse:Security");
        security.setAttributeNS("http://www.w3.org/2000/xmlns/", "xmlns:wsse", WSSE);
        document.getElementsByTagNameNS(SOAP, "Header").item(0).appendChild(security);
        security.appendChild(signature.getElement());
        transforms.addTransform(Transforms.TRANSFORM_C14N_EXCL_OMIT_COMMENTS);
        signature.addDocument("#id-1", transforms, digest);
        Element token = document.createElementNS(WSSE, "wsse:SecurityTokenReference");
        Element identifier = document.createElementNS(WSSE, "wsse:KeyIdentifier");
        identifier.setAttribute("ValueType", "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-x509-token-profile-1.0#X509v3");
        identifier.setTextContent(XMLUtils.encodeToString(certificate.getEncoded()));
        token.appendChild(identifier);
        signature.getKeyInfo().getElement().appendChild(token);
        signature.sign(key);
    }

    private static Element body(Document document) {
        return (Element) document.getElementsByTagNameNS(SOAP, "Body").item(0);
    }

    private static Document parse(String file) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(Path.of(file).toFile());
    }

    private static X509Certificate certificate(String file) throws Exception {
        return (X509Certificate) CertificateFactory.getInstance("X.509", "SUN").generateCertificate(new ByteArrayInputStream(Files.readAllBytes(Path.of(file))));
    }

    private static PublicKey publicKey(X509Certificate certificate) throws Exception {
        byte[] national = certificate.getPublicKey().getEncoded();
        if (!HexFormat.of().formatHex(national).contains(NATIONAL_KEY)) {
            return certificate.getPublicKey();
        }
        byte[] prefix = HexFormat.of().parseHex(RUSSIAN_SPKI);
        byte[] encoded = Arrays.copyOf(prefix, prefix.length + 128);
        System.arraycopy(national, national.length - 128, encoded, prefix.length, 128);
        return KeyFactory.getInstance("ECGOST3410-2012", "BC").generatePublic(new X509EncodedKeySpec(encoded));
    }

    public static final class GostSignature extends SignatureAlgorithmSpi {
        private final Signature signature;

        public GostSignature() throws GeneralSecurityException {
            signature = Signature.getInstance("GOST3411-2012-512WITHECGOST3410-2012-512", "BC");
        }

        private interface Step<T> {
            T run() throws GeneralSecurityException;
        }

        private static <T> T run(Step<T> step) throws XMLSignatureException {
            try {
                return step.run();
            } catch (GeneralSecurityException failure) {
                throw new XMLSignatureException(failure);
            }
        }

        private static byte[] reversed(byte[] bytes) {
            byte[] result = new byte[bytes.length];
            for (int i = 0; i < bytes.length; i++) {
                result[i] = bytes[bytes.length - 1 - i];
            }
            return result;
        }

        protected String engineGetURI() { return GOST; }
        protected String engineGetJCEAlgorithmString() { return signature.getAlgorithm(); }
        protected String engineGetJCEProviderName() { return "BC"; }
        protected void engineUpdate(byte[] b) throws XMLSignatureException { run(() -> { signature.update(b); return null; }); }
        protected void engineUpdate(byte b) throws XMLSignatureException { run(() -> { signature.update(b); return null; }); }
        protected void engineUpdate(byte[] b, int o, int l) throws XMLSignatureException { run(() -> { signature.update(b, o, l); return null; }); }
        protected void engineInitSign(Key key) throws XMLSignatureException { run(() -> { signature.initSign((PrivateKey) key); return null; }); }
        protected void engineInitSign(Key key, SecureRandom random) throws XMLSignatureException { engineInitSign(key); }
        protected void engineInitSign(Key key, AlgorithmParameterSpec spec) throws XMLSignatureException { engineInitSign(key); }
        protected byte[] engineSign() throws XMLSignatureException { return run(() -> reversed(signature.sign())); }
        protected void engineInitVerify(Key key) throws XMLSignatureException { run(() -> { signature.initVerify((PublicKey) key); return null; }); }
        protected boolean engineVerify(byte[] value) throws XMLSignatureException { return run(() -> signature.verify(reversed(value))); }
        protected void engineSetParameter(AlgorithmParameterSpec spec) { }
        protected void engineSetHMACOutputLength(int length) { }
    }
}
