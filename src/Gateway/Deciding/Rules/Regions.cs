using Attestation.Contracts.Samples;

namespace Attestation.Gateway.Deciding;

/// <summary>Which region a provider belongs to, as far as regions have windows of their own (S2-28).</summary>
internal sealed class Regions
{
    private readonly Dictionary<string, string> _regionOf = new(StringComparer.Ordinal);
    private readonly HashSet<string> _codes = new(StringComparer.Ordinal);

    private Regions()
    {
    }

    public bool Contains(string code) => _codes.Contains(code);

    public string? Of(Bin? provider) => provider is null ? null : _regionOf.GetValueOrDefault(provider.Value);

    public static Regions Read(IReadOnlyList<Region?>? file, List<string> mistakes)
    {
        var regions = new Regions();
        for (var i = 0; i < (file?.Count ?? 0); i++)
        {
            regions.Add(file![i], $"/regions/{i}", mistakes);
        }

        return regions;
    }

    private void Add(Region? region, string pointer, List<string> mistakes)
    {
        if (region is not { Providers: not null } || string.IsNullOrWhiteSpace(region.Code))
        {
            mistakes.Add($"{pointer}: a region needs a code and its providers.");
            return;
        }

        if (!_codes.Add(region.Code))
        {
            mistakes.Add($"{pointer}/code: there is another region '{region.Code}'.");
        }

        for (var i = 0; i < region.Providers.Count; i++)
        {
            if (!Bin.TryParse(region.Providers[i], out var bin))
            {
                mistakes.Add($"{pointer}/providers/{i}: is not a БИН.");
            }
            else if (!_regionOf.TryAdd(bin!.Value, region.Code))
            {
                mistakes.Add($"{pointer}/providers/{i}: {bin} belongs to region '{_regionOf[bin.Value]}' already.");
            }
        }
    }
}
