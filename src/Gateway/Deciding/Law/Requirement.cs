namespace Attestation.Gateway.Deciding;

/// <summary>A numbered requirement of the service: where the law says it, what it says, and where it is met here.</summary>
/// <param name="Number">S1 for the paper service, S2 for the list of main requirements. It never changes.</param>
/// <param name="Citation">Where the act says it.</param>
/// <param name="Says">What it says, in English.</param>
/// <param name="MetBy">The feature that meets it, in a few words.</param>
/// <param name="Files">Where that is, under <c>src</c>.</param>
internal sealed record Requirement(string Number, Citation Citation, string Says, string MetBy, params IReadOnlyList<string> Files);
