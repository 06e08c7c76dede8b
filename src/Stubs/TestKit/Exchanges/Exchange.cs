using System.Text.Json.Nodes;
using Attestation.Stubs.TestKit.Faults;

namespace Attestation.Stubs.TestKit.Exchanges;

/// <summary>A request and what became of it, in one tenant's journal.</summary>
internal sealed class Exchange(Asked asked)
{
    private Answer? _shown;

    public Asked Asked { get; private set; } = asked;

    public Answer? Answer { get => _shown ?? field; set; }

    /// <summary>The mapping that answered, as it was then.</summary>
    public JsonObject? Mapping { get; set; }

    /// <summary>The response of that mapping with its templates filled in.</summary>
    public JsonObject? Definition { get; set; }

    /// <summary>Whether a mapping or the double itself knew what to answer.</summary>
    public bool WasMatched { get; set; }

    /// <summary>Who answered: <c>mapping</c>, <c>double</c>, <c>recording</c> or <c>nobody</c>.</summary>
    public string AnsweredBy { get; set; } = "nobody";

    /// <summary>Why no mapping answered; <see langword="null"/> when one did or there is none.</summary>
    public string? WhyNoMapping { get; set; }

    /// <summary>The fault that was applied, by its name.</summary>
    public string? Fault { get; set; }

    /// <summary>What the double itself knows: operation, person, verdict on the signature.</summary>
    public JournalEntry? Entry { get; set; }

    /// <summary>What it is about; <see langword="null"/> when it is no call of the system that the double stands in for.</summary>
    public Subject? Subject { get; set; }

    public TimeSpan Delay { get; set; }

    /// <summary>What the double had to let go while it answered, one sentence each; empty when there was room.</summary>
    public List<string> LetGo { get; } = [];

    /// <summary>From now on the journal has these, whatever really went over the wire.</summary>
    public void ShowInstead(Asked asked, Answer answer) => (Asked, _shown) = (asked, answer);

    public long Size => Asked.Body.Length + (Answer?.Body.Length ?? 0);
}
