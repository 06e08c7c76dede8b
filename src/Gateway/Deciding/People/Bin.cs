using System.Text.Json;
using System.Text.Json.Serialization;

namespace Attestation.Gateway.Deciding;

/// <summary>An organisation's business identification number (БСН, БИН). Public: it may be logged.</summary>
[JsonConverter(typeof(BinJson))]
internal sealed record Bin
{
    private Bin(string value) => Value = value;

    public string Value { get; }

    public static bool TryParse(string? text, out Bin? bin)
    {
        bin = text is not null && NationalNumber.IsTwelveDigits(text) && HasShape(text) && NationalNumber.HasValidCheckDigit(text) ? new Bin(text) : null;

        return bin is not null;
    }

    public override string ToString() => Value;

    // Month of registration, then 4, 5 or 6: that digit tells an organisation from a person's birth date.
    private static bool HasShape(string text) => text[4] is '4' or '5' or '6' && text[2..4] is not "00" && int.Parse(text[2..4]) <= 12;

    private sealed class BinJson : JsonConverter<Bin>
    {
        public override Bin Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            TryParse(reader.GetString(), out var bin) ? bin! : throw new JsonException("A stored БИН is not valid.");

        public override void Write(Utf8JsonWriter writer, Bin value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }
}
