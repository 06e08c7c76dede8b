namespace Attestation.Stubs.TestKit.Mappings;

/// <summary>How long an answer is held back.</summary>
/// <param name="Next">Draws the next one.</param>
internal sealed record Delay(Func<Random, TimeSpan> Next)
{
    public static Delay Fixed(double milliseconds) => new(_ => TimeSpan.FromMilliseconds(milliseconds));

    /// <summary>Reads <c>{"type": "lognormal" | "uniform" | "fixed", …}</c>.</summary>
    public static Delay? Read(JsonPlace place)
    {
        if (place.Value.ValueKind is not System.Text.Json.JsonValueKind.Object || place.Need("type") is not { } type)
        {
            place.Complain("must be an object with a type");
            return null;
        }

        return type.OneOf<Func<JsonPlace, Delay?>>([("lognormal", Lognormal), ("uniform", Uniform), ("fixed", OneLength)])?.Invoke(place);
    }

    private static Delay? OneLength(JsonPlace place) => place.IsObjectOf("type", "milliseconds") ? Fixed(place.Need("milliseconds")?.Number(least: 0) ?? 0) : null;

    private static Delay? Uniform(JsonPlace place)
    {
        if (!place.IsObjectOf("type", "lower", "upper"))
        {
            return null;
        }

        var lower = place.Need("lower")?.Number(least: 0) ?? 0;
        var upper = place.Need("upper")?.Number(least: lower) ?? lower;
        return new(random => TimeSpan.FromMilliseconds(random.Next(lower, upper + 1)));
    }

    private static Delay? Lognormal(JsonPlace place)
    {
        if (!place.IsObjectOf("type", "median", "sigma", "maxValue"))
        {
            return null;
        }

        var median = place.Need("median")?.Real(least: 0) ?? 0;
        var sigma = place.Need("sigma")?.Real(least: 0) ?? 0;
        var most = place.Member("maxValue") is { IsNull: false } max ? max.Real(least: 0) : double.MaxValue;
        return new(random => TimeSpan.FromMilliseconds(Math.Min(Math.Min(median * Math.Exp(sigma * Gaussian(random)), most), int.MaxValue)));
    }

    // Box and Muller's.
    private static double Gaussian(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}

/// <summary>An answer in a number of pieces, spread over a time.</summary>
internal sealed record Dribble(int Chunks, TimeSpan Over)
{
    public static Dribble? Read(JsonPlace place) => place.IsObjectOf("numberOfChunks", "totalDuration")
        ? new(place.Need("numberOfChunks")?.Number(least: 1) ?? 1, TimeSpan.FromMilliseconds(place.Need("totalDuration")?.Number(least: 0) ?? 0))
        : null;
}
