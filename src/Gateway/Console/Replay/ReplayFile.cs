using System.Text.Json;
using Attestation.Contracts;
using Attestation.Contracts.Samples;
using Attestation.Gateway.Cases;
using Attestation.Gateway.Deciding;

namespace Attestation.Gateway.Console;

/// <summary>
/// A decided case in a file: everything the decision was made from, what was decided, and the notice as it was drawn up. Personal data
/// stand in it in clear: real cases stay where they are, only synthetic ones go into a corpus.
/// </summary>
internal sealed record ReplayFile
{
    public const string Known = "attestation-case/1";

    private static readonly JsonSerializerOptions Layout = new(ContractJson.Options) { WriteIndented = true };

    public required string Format { get; init; }

    public required string Number { get; init; }

    /// <summary>The school years that were in force.</summary>
    public required SchoolYearsFile SchoolYears { get; init; }

    public required Application Application { get; init; }

    public required Evidence Evidence { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required Terms Terms { get; init; }

    public PersonsDecision? Review { get; init; }

    public required Decision Decision { get; init; }

    public DrawnUp? Notice { get; init; }

    /// <summary>Null while nothing was decided: then there is nothing to decide again.</summary>
    public static ReplayFile? Of(Case @case, SchoolYearsFile years) => @case is not { Decision: { } decision, Terms: { } terms }
        ? null
        : new ReplayFile
        {
            Format = Known,
            Number = @case.Number,
            SchoolYears = years,
            Application = @case.Application,
            Evidence = @case.Evidence,
            ReceivedAt = @case.ReceivedAt,
            Terms = terms,
            Review = @case.Review,
            Decision = decision,
            Notice = (@case.Result ?? @case.Notice) is { } notice ? new DrawnUp(notice.Number, notice.Kind, notice.Xml) : null,
        };

    /// <exception cref="InvalidDataException">The bytes are not such a file; says why.</exception>
    public static ReplayFile Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<ReplayFile>(json, ContractJson.Options) is { Format: Known } file
                ? file
                : throw new InvalidDataException($"It is not of the format {Known}.");
        }
        catch (JsonException mistake)
        {
            // Its message may repeat what stands there; where it stands is enough.
            throw new InvalidDataException($"It is not a case: {mistake.Path ?? "/"}, line {mistake.LineNumber + 1}.", mistake);
        }
    }

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, Layout);

    /// <param name="Number">Its number.</param>
    /// <param name="Kind">Acceptance or refusal.</param>
    /// <param name="Xml">As it was sent to be signed.</param>
    internal sealed record DrawnUp(string Number, NoticeKind Kind, string Xml);
}
