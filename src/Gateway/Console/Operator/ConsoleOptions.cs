using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Attestation.Gateway.Console;

/// <summary>Who may look at cases over HTTP. Without a token the addresses are not there at all.</summary>
internal sealed class ConsoleOptions
{
    public const string Section = "Console";

    /// <summary>Opens cases, evidence and the journal, and puts parked cases back: sent as <c>Authorization: Bearer</c>, or as the password of a browser.</summary>
    [MinLength(16)]
    public string? OperatorToken { get; init; }

    /// <summary>Opens the status, with the applicant masked: for operators of the contact centre 1414 (S2-32).</summary>
    [MinLength(16)]
    public string? ContactCentreToken { get; init; }
}

[OptionsValidator]
internal sealed partial class ConsoleOptionsValidator : IValidateOptions<ConsoleOptions>;
