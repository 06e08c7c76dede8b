using System.Security.Cryptography.X509Certificates;
using Attestation.Signatures.Algorithms.Gost;

namespace Attestation.Signatures.Algorithms;

/// <summary>The algorithms that are accepted. What is not in this table does not exist.</summary>
internal static class SignatureSuites
{
    private static readonly GostSuite GostInUse = new();

    private static readonly SignatureSuite[] All = [new RsaSha256Suite(), GostInUse, new LegacyGostSuite()];

    public static GostSuite Gost => GostInUse;

    /// <summary>The suite of the certificate's own key.</summary>
    public static SignatureSuite? ForKeyOf(X509Certificate2 certificate) =>
        Array.Find(All, suite => string.Equals(suite.KeyOid, certificate.GetKeyAlgorithm(), StringComparison.Ordinal));

    /// <summary>The suite that signs certificates and revocation lists under this object identifier.</summary>
    public static SignatureSuite? ForCertificateSignature(string oid) =>
        Array.Find(All, suite => string.Equals(suite.CertificateSignatureOid, oid, StringComparison.Ordinal));

    /// <summary>Whether some key could have made this pair.</summary>
    public static bool Knows(string signatureMethod, string digestMethod) =>
        Array.Exists(All, suite => suite.Uses(signatureMethod, digestMethod));

    public static bool Uses(this SignatureSuite suite, string signatureMethod, string digestMethod) =>
        string.Equals(suite.SignatureMethod, signatureMethod, StringComparison.Ordinal)
        && string.Equals(suite.DigestMethod, digestMethod, StringComparison.Ordinal);
}
