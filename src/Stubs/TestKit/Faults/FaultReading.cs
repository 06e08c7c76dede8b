using Attestation.Stubs.TestKit.Programmable;

namespace Attestation.Stubs.TestKit.Faults;

/// <summary>Reads a rule from the admin API's JSON.</summary>
internal static class FaultReading
{
    /// <returns>The fault, or why there is none of that name here.</returns>
    public static (FaultKind? Kind, string? Mistake) Find(string name, DoubleFace face) => FaultKinds.Find(name) switch
    {
        null => (null, $"is no fault that is known; these are: {string.Join(", ", FaultKinds.All.Where(face.Has))}"),
        { } kind when !face.Has(kind) => (null, $"is a fault of another double; here are: {string.Join(", ", FaultKinds.All.Where(face.Has))}"),
        { } kind when face.WhyNot(kind) is { } reason => (null, reason),
        { } kind => (kind, null),
    };

    public static FaultRule? Read(JsonPlace place, DoubleFace face)
    {
        if (!place.IsObjectOf("name", "times", "probability", "seed", "iin", "service", "messageId", "seconds") || place.Need("name") is not { } name)
        {
            return null;
        }

        var (kind, mistake) = Find(name.AnyText(), face);
        if (kind is null)
        {
            name.Complain(mistake!);
            return null;
        }

        return new FaultRule(kind, Member(place, "seed") is { } seed ? seed.Number(least: 0) : 0)
        {
            Times = Member(place, "times")?.Number(least: 1),
            Probability = ReadProbability(place),
            Iin = ReadIin(place),
            Service = Member(place, "service")?.Text(),
            MessageId = Member(place, "messageId")?.Text(),
            Seconds = Member(place, "seconds")?.Real(kind.Name is "clock-skew" ? -1e9 : 0),
        };
    }

    private static JsonPlace? Member(JsonPlace place, string name) => place.Member(name) is { IsNull: false } member ? member : null;

    private static double ReadProbability(JsonPlace place)
    {
        if (Member(place, "probability") is not { } at)
        {
            return 1;
        }

        var probability = at.Real(least: 0);
        if (probability > 1)
        {
            at.Complain("must be at most 1");
        }

        return probability;
    }

    private static string? ReadIin(JsonPlace place)
    {
        if (Member(place, "iin") is not { } at)
        {
            return null;
        }

        var iin = at.Text();
        if (!Iin.IsValid(iin))
        {
            at.Complain("is not an ИИН");
        }

        return iin;
    }
}
