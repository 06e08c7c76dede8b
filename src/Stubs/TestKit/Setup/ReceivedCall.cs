using Attestation.Stubs.TestKit.Exchanges;

namespace Attestation.Stubs.TestKit;

/// <summary>A call that a double received, with what became of it.</summary>
public sealed record ReceivedCall
{
    internal ReceivedCall(Exchange exchange)
    {
        At = exchange.Asked.At;
        Operation = exchange.Entry?.Operation is { Length: > 0 } known ? known : exchange.Subject?.Operation;
        MessageId = exchange.Entry?.MessageId ?? exchange.Subject?.MessageId;
        People = exchange.Subject?.People ?? new HashSet<string>(StringComparer.Ordinal);
        HttpStatus = exchange.Answer?.Status ?? 0;
        AnsweredBy = exchange.AnsweredBy;
        Fault = exchange.Fault;
        Entry = exchange.Entry;
        Request = exchange.Asked.Body;
        Answer = exchange.Answer?.Body ?? default;
    }

    /// <summary>When it came, by the tenant's clock.</summary>
    public DateTimeOffset At { get; }

    /// <summary>The service or operation that was asked; <see langword="null"/> when the call did not say.</summary>
    public string? Operation { get; }

    /// <summary>The message's own name.</summary>
    public string? MessageId { get; }

    /// <summary>The ИИН it names, in full.</summary>
    public IReadOnlySet<string> People { get; }

    /// <summary>The status that was answered; with a fault below HTTP, the one that would have been.</summary>
    public int HttpStatus { get; }

    /// <summary><c>mapping</c>, <c>double</c>, <c>recording</c> or <c>nobody</c>.</summary>
    public string AnsweredBy { get; }

    /// <summary>The fault that happened to it; <see langword="null"/> for none.</summary>
    public string? Fault { get; }

    /// <summary>What the double itself knows of it, the verdict on its signature among it; <see langword="null"/> when somebody else answered.</summary>
    public JournalEntry? Entry { get; }

    /// <summary>The body as it came.</summary>
    public ReadOnlyMemory<byte> Request { get; }

    /// <summary>The body that was answered.</summary>
    public ReadOnlyMemory<byte> Answer { get; }

    /// <summary>Says what was asked and how it was answered, and names no one.</summary>
    /// <returns>One line.</returns>
    public override string ToString() =>
        $"{Operation ?? "?"} about {(People.Count is 0 ? "nobody" : string.Join(", ", People.Select(TestKit.Iin.Mask)))}: {HttpStatus} by {AnsweredBy}{(Fault is null ? "" : $", fault {Fault}")}";
}
