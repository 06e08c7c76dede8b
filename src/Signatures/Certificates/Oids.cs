namespace Attestation.Signatures.Certificates;

/// <summary>Object identifiers of RFC 5280 and of the national arc 1.2.398 (Kazakhstan).</summary>
internal static class Oids
{
    public const string SubjectKeyIdentifier = "2.5.29.14";
    public const string KeyUsage = "2.5.29.15";
    public const string BasicConstraints = "2.5.29.19";
    public const string CrlNumber = "2.5.29.20";
    public const string CrlReason = "2.5.29.21";
    public const string DeltaCrlIndicator = "2.5.29.27";
    public const string CrlDistributionPoints = "2.5.29.31";
    public const string CertificatePolicies = "2.5.29.32";
    public const string AuthorityKeyIdentifier = "2.5.29.35";
    public const string ExtendedKeyUsage = "2.5.29.37";
    public const string FreshestCrl = "2.5.29.46";

    public const string AuthorityInformationAccess = "1.3.6.1.5.5.7.1.1";
    public const string OcspAccess = "1.3.6.1.5.5.7.48.1";
    public const string OcspBasicResponse = "1.3.6.1.5.5.7.48.1.1";
    public const string OcspNonce = "1.3.6.1.5.5.7.48.1.2";
    public const string OcspNoCheck = "1.3.6.1.5.5.7.48.1.5";
    public const string Sha256 = "2.16.840.1.101.3.4.2.1";

    public const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";
    public const string EmailProtection = "1.3.6.1.5.5.7.3.4";
    public const string TimeStamping = "1.3.6.1.5.5.7.3.8";
    public const string OcspSigning = "1.3.6.1.5.5.7.3.9";

    public const string Individual = "1.2.398.3.3.4.1.1";
    public const string Organisation = "1.2.398.3.3.4.1.2";
    public const string Head = "1.2.398.3.3.4.1.2.1";
    public const string CanSign = "1.2.398.3.3.4.1.2.2";
    public const string CanSignFinance = "1.2.398.3.3.4.1.2.3";
    public const string HumanResources = "1.2.398.3.3.4.1.2.4";
    public const string Employee = "1.2.398.3.3.4.1.2.5";
    public const string InformationSystem = "1.2.398.3.3.4.1.2.6";

    /// <summary>Treasury client: the authority allows such a key nowhere else.</summary>
    public const string TreasuryClient = "1.2.398.5.19.1.2.2.1";

    /// <summary>Policy of the certificates that the national authority issues to subscribers.</summary>
    public const string SubscriberPolicy = "1.2.398.3.3.2";
}
