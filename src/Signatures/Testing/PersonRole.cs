namespace Attestation.Signatures.Testing;

/// <summary>As whom a person of an organisation signs.</summary>
public enum PersonRole
{
    /// <summary>The first head.</summary>
    Head,

    /// <summary>A person with the right to sign.</summary>
    CanSign,

    /// <summary>A person with the right to sign financial documents.</summary>
    CanSignFinance,

    /// <summary>The human-resources office.</summary>
    HumanResources,

    /// <summary>An employee without the right to sign for the organisation.</summary>
    Employee,
}
