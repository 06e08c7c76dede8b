using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Attestation.Gateway.Deciding;

/// <summary>What the authorised body sets anew each year.</summary>
internal sealed class RulesOptions
{
    public const string Section = "Rules";

    /// <summary>The file of school years, windows and essay topics (docs/operating.md).</summary>
    [Required]
    public string SchoolYearsFile { get; init; } = "school-year.json";

    /// <summary>БИН of the providers that take applications on paper (service 00803020).</summary>
    public IReadOnlyList<string> PaperProviders { get; init; } = [];

    /// <summary>The list of providers, by БИН. Empty: any provider is taken for one. With a list, an application to another goes to review.</summary>
    public Dictionary<string, ProviderOptions> Providers { get; init; } = [];

    public bool TakesPaper(Bin provider) => PaperProviders.Contains(provider.Value, StringComparer.Ordinal);

    public ProviderListing? ListingOf(Bin provider) => Providers.Count is 0 ? null
        : Providers.TryGetValue(provider.Value, out var listed) ? new ProviderListing(true, listed.SubordinatedTo)
        : new ProviderListing(false, null);
}

/// <summary>What is known of a provider.</summary>
internal sealed class ProviderOptions
{
    /// <summary>Oblast or AuthorisedBody, for a provider that is not subordinated to a district (Rules, p. 19).</summary>
    public CommissionLevel? SubordinatedTo { get; init; }
}

internal sealed class RulesOptionsValidator : IValidateOptions<RulesOptions>
{
    public ValidateOptionsResult Validate(string? name, RulesOptions options)
    {
        string[] mistakes =
        [
            .. string.IsNullOrWhiteSpace(options.SchoolYearsFile) ? new[] { "Rules:SchoolYearsFile is not set. Name the file of school years." } : [],
            .. NotBin("Rules:PaperProviders", options.PaperProviders),
            .. NotBin("Rules:Providers", options.Providers.Keys),
        ];

        return mistakes is [] ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    private static IEnumerable<string> NotBin(string where, IEnumerable<string> bins) =>
        bins.Where(bin => !Bin.TryParse(bin, out _)).Select(bin => $"{where}: '{bin}' is not a БИН.");
}
