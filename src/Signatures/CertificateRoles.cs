namespace Attestation.Signatures;

/// <summary>
/// Whom a certificate was issued to and what for: the extended key usages of the National Certification Authority of Kazakhstan,
/// arc <c>1.2.398.3.3.4.1</c>.
/// </summary>
[Flags]
public enum CertificateRoles
{
    /// <summary>None that is known.</summary>
    None = 0,

    /// <summary>A natural person, <c>1.2.398.3.3.4.1.1</c>.</summary>
    Individual = 1,

    /// <summary>A legal entity, <c>1.2.398.3.3.4.1.2</c>.</summary>
    Organisation = 2,

    /// <summary>The first head of a legal entity, <c>1.2.398.3.3.4.1.2.1</c>.</summary>
    Head = 4,

    /// <summary>A person with the right to sign, <c>1.2.398.3.3.4.1.2.2</c>.</summary>
    CanSign = 8,

    /// <summary>A person with the right to sign financial documents, <c>1.2.398.3.3.4.1.2.3</c>.</summary>
    CanSignFinance = 16,

    /// <summary>The human-resources office, <c>1.2.398.3.3.4.1.2.4</c>.</summary>
    HumanResources = 32,

    /// <summary>An employee, <c>1.2.398.3.3.4.1.2.5</c>.</summary>
    Employee = 64,

    /// <summary>An information system of a legal entity, <c>1.2.398.3.3.4.1.2.6</c>.</summary>
    InformationSystem = 128,
}
