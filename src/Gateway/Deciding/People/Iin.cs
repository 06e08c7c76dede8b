using System.Text.Json;
using System.Text.Json.Serialization;

namespace Attestation.Gateway.Deciding;

/// <summary>Why a text is not an ИИН; the names are the codes of <c>docs/messages.md</c>.</summary>
internal enum IinFault
{
    None,
    Format,
    BirthDate,
    Century,
    Checksum,
}

/// <summary>A person's individual identification number (ЖСН, ИИН). Masked whenever it is printed.</summary>
[JsonConverter(typeof(IinJson))]
internal sealed record Iin
{
    private Iin(string value, DateOnly birthDate) => (Value, BirthDate) = (value, birthDate);

    /// <summary>All twelve digits: for the registers only, never for a log.</summary>
    public string Value { get; }

    public DateOnly BirthDate { get; }

    public static IinFault TryParse(string? text, out Iin? iin)
    {
        iin = null;
        if (text is null || !NationalNumber.IsTwelveDigits(text))
        {
            return IinFault.Format;
        }

        if (Century(text[6]) is not { } century)
        {
            return IinFault.Century;
        }

        if (!DateOnly.TryParseExact($"{century}{text[..6]}", "yyyyMMdd", out var birthDate))
        {
            return IinFault.BirthDate;
        }

        if (!NationalNumber.HasValidCheckDigit(text))
        {
            return IinFault.Checksum;
        }

        iin = new Iin(text, birthDate);
        return IinFault.None;
    }

    public override string ToString() => $"{Value[..4]}*****{Value[^3..]}";

    // The seventh digit: odd for men, even for women, a pair for each century.
    private static string? Century(char seventh) => seventh switch
    {
        '1' or '2' => "18",
        '3' or '4' => "19",
        '5' or '6' => "20",
        _ => null,
    };

    private sealed class IinJson : JsonConverter<Iin>
    {
        public override Iin Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            TryParse(reader.GetString(), out var iin) is IinFault.None ? iin! : throw new JsonException("A stored ИИН is not valid.");

        public override void Write(Utf8JsonWriter writer, Iin value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }
}
