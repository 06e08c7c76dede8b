using System.Globalization;

namespace Attestation.Stubs.TestKit.Mappings.Templates;

/// <summary>Helpers that draw lots.</summary>
internal static class RandomTexts
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz";
    private const string Digits = "0123456789";

    public static object? Value(HelperCall call)
    {
        var random = call.Model.Random;
        var kind = call.Option("type") ?? "ALPHANUMERIC";
        var length = (int)Math.Clamp(Values.Number(call.Option("length")) ?? 36, 0, 10_000);
        var text = kind switch
        {
            "UUID" => NewUuid(random),
            "ALPHABETIC" => Draw(random, Letters, length),
            "NUMERIC" => Draw(random, Digits, length),
            "HEXADECIMAL" => Draw(random, $"{Digits}abcdef", length),
            "ALPHANUMERIC_AND_SYMBOLS" => Draw(random, $"{Digits}{Letters}!#$%&*+-=?@^_~", length),
            "ALPHANUMERIC" => Draw(random, Digits + Letters, length),
            _ => $"[ERROR: there is no type {kind}]",
        };
        return TemplateHelpers.IsSet(call, "uppercase") ? text.ToUpperInvariant() : text;
    }

    public static object? Int(HelperCall call)
    {
        var lower = (long)(Values.Number(call.Option("lower")) ?? int.MinValue);
        var upper = (long)(Values.Number(call.Option("upper")) ?? int.MaxValue);
        return lower < upper ? call.Model.Random.NextInt64(lower, upper).ToString(CultureInfo.InvariantCulture) : "[ERROR: lower must be less than upper]";
    }

    public static object? Decimal(HelperCall call)
    {
        var lower = Values.Number(call.Option("lower")) ?? 0;
        var upper = Values.Number(call.Option("upper")) ?? 1;
        return lower + (call.Model.Random.NextDouble() * (upper - lower));
    }

    public static object? Pick(HelperCall call)
    {
        var from = call.Arguments is [var only] && Values.Items(only) is { Count: > 0 } items ? [.. items.Select(item => item.Value)] : call.Arguments;
        return from[call.Model.Random.Next(from.Count)];
    }

    private static string Draw(Random random, string from, int length) => new(random.GetItems(from.AsSpan(), length));

    private static string NewUuid(Random random)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }
}
