using System.ComponentModel.DataAnnotations;
using Attestation.Gateway.Deciding;
using Microsoft.Extensions.Options;

namespace Attestation.Gateway.Receiving;

/// <summary>What the ministry publishes about the service: addresses, help-lines, telephones (S2-30, S2-32, S2-33).</summary>
internal sealed class ServiceOptions
{
    public const string Section = "Service";

    /// <summary>Where addresses and help-lines are published.</summary>
    [Required]
    public string AddressesAt { get; init; } = "https://www.edu.gov.kz";

    /// <summary>The Single contact centre; settings add to it.</summary>
    public IReadOnlyList<string> Phones { get; init; } = [];

    /// <summary>By БИН.</summary>
    public Dictionary<string, ServicePointOptions> Points { get; init; } = [];
}

internal sealed class ServicePointOptions
{
    public string? Name { get; init; }

    public string? Address { get; init; }

    public string? Phone { get; init; }
}

internal sealed class ServiceOptionsValidator : IValidateOptions<ServiceOptions>
{
    public ValidateOptionsResult Validate(string? name, ServiceOptions options)
    {
        string[] mistakes =
        [
            .. Uri.TryCreate(options.AddressesAt, UriKind.Absolute, out _) ? Array.Empty<string>() : [$"Service:AddressesAt '{options.AddressesAt}' is not an address."],
            .. options.Points.Keys.Where(bin => !Bin.TryParse(bin, out _)).Select(bin => $"Service:Points:{bin} is not a БИН."),
        ];

        return mistakes is [] ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }
}
