namespace Attestation.Stubs.TestKit;

/// <summary>Who knows something about a person.</summary>
public enum Register
{
    /// <summary>The register of persons.</summary>
    Identity,

    /// <summary>The register of higher education.</summary>
    Diploma,

    /// <summary>The register of employment contracts.</summary>
    Employment,

    /// <summary>The teachers' platform.</summary>
    Platform,
}
