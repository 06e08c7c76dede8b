namespace Attestation.Gateway.Receiving;

/// <summary>How long a text may be, in UTF-16 units.</summary>
internal static class Lengths
{
    public const int PersonName = 256;

    public const int Post = 512;

    public const int Organisation = 512;

    public const int RequestNumber = 64;

    public const int OrderNumber = 64;

    public const int FileName = 255;

    /// <summary>RFC 6838, 4.2.</summary>
    public const int MediaType = 127;

    public const int Topic = 1000;

    public const int Reason = 2000;

    public const int Explanation = 4000;

    public const int ApplicationNumber = 32;

    /// <summary>Token and key of the consent service: opaque.</summary>
    public const int Token = 8192;
}
