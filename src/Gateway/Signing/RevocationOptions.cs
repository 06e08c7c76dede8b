namespace Attestation.Gateway.Signing;

/// <summary>Where revocation lists are fetched from, beside those that lie in the trust folder.</summary>
internal sealed class RevocationOptions
{
    private static readonly (TimeSpan Least, TimeSpan Most) Pace = (TimeSpan.FromMilliseconds(50), TimeSpan.FromDays(1));
    private static readonly (TimeSpan Least, TimeSpan Most) Patience = (TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5));
    private static readonly (int Least, int Most) Sizes = (1024, 256 * 1024 * 1024);

    /// <summary>
    /// The lists of every authority that issues signers' certificates. As soon as there is one address, no signature is believed whose revocation
    /// cannot be told.
    /// </summary>
    public IReadOnlyList<Uri> Addresses { get; init; } = [];

    /// <summary>How often they are looked for; after a failure a minute later, if that is sooner.</summary>
    public TimeSpan FetchEvery { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How long one may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The largest list that is read, in bytes.</summary>
    public int MostBytes { get; init; } = 64 * 1024 * 1024;

    public IEnumerable<string> Mistakes()
    {
        foreach (var address in Addresses.Where(address => address is not { IsAbsoluteUri: true, Scheme: "http" or "https", UserInfo: "" }))
        {
            yield return $"Signing:Revocation:Addresses: '{address}' must be an address such as http://127.0.0.1:8081/crl.";
        }

        if (FetchEvery < Pace.Least || FetchEvery > Pace.Most)
        {
            yield return $"Signing:Revocation:FetchEvery must be between {Pace.Least} and {Pace.Most}.";
        }

        if (Timeout < Patience.Least || Timeout > Patience.Most)
        {
            yield return $"Signing:Revocation:Timeout must be between {Patience.Least} and {Patience.Most}.";
        }

        if (MostBytes < Sizes.Least || MostBytes > Sizes.Most)
        {
            yield return $"Signing:Revocation:MostBytes must be between {Sizes.Least} and {Sizes.Most}.";
        }
    }
}
