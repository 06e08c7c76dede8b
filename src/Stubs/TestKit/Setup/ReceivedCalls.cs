using Attestation.Stubs.TestKit.Exchanges;

namespace Attestation.Stubs.TestKit;

/// <summary>Calls that a double received, to be narrowed down and counted.</summary>
public sealed class ReceivedCalls
{
    private readonly IReadOnlyList<ReceivedCall> _all;
    private readonly IReadOnlyList<ReceivedCall> _asked;
    private readonly string _what;
    private readonly long _dropped;

    private ReceivedCalls(IReadOnlyList<ReceivedCall> all, IReadOnlyList<ReceivedCall> asked, string what, long dropped) =>
        (_all, _asked, _what, _dropped) = (all, asked, what, dropped);

    /// <summary>The calls themselves, oldest first.</summary>
    public IReadOnlyList<ReceivedCall> Calls => _asked;

    /// <summary>Only those about a person.</summary>
    /// <param name="iin">The ИИН.</param>
    /// <returns>The narrower question.</returns>
    public ReceivedCalls About(string iin) => Where($"about {Iin.Mask(iin)}", call => call.People.Contains(iin));

    /// <summary>Only those whose signature was good.</summary>
    /// <returns>The narrower question.</returns>
    public ReceivedCalls Signed() => Where("with a good signature", call => call.Entry?.SignatureIsValid is true);

    /// <summary>Only those to which a fault happened.</summary>
    /// <param name="fault">The fault.</param>
    /// <returns>The narrower question.</returns>
    public ReceivedCalls With(FaultKind fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        return Where($"with {fault.Name}", call => call.Fault == fault.Name);
    }

    /// <summary>Only those for which something holds.</summary>
    /// <param name="what">What, for the message of a failed test.</param>
    /// <param name="fits">Decides.</param>
    /// <returns>The narrower question.</returns>
    public ReceivedCalls Where(string what, Func<ReceivedCall, bool> fits) => new(_all, [.. _asked.Where(fits)], $"{_what} {what}", _dropped);

    /// <summary>There must be exactly so many.</summary>
    /// <param name="expected">How many.</param>
    /// <exception cref="NotReceivedException">There are not; the message lists what there is.</exception>
    public void Times(int expected) => Check(_asked.Count == expected, $"exactly {expected}");

    /// <summary>There must be none.</summary>
    /// <exception cref="NotReceivedException">There are; the message lists them.</exception>
    public void Never() => Times(0);

    /// <summary>There must be exactly one.</summary>
    /// <returns>The call.</returns>
    /// <exception cref="NotReceivedException">There is not; the message lists what there is.</exception>
    public ReceivedCall Once()
    {
        Times(1);
        return _asked[0];
    }

    /// <summary>There must be so many or more.</summary>
    /// <param name="expected">How many.</param>
    /// <exception cref="NotReceivedException">There are fewer; the message lists what there is.</exception>
    public void AtLeast(int expected) => Check(_asked.Count >= expected, $"at least {expected}");

    internal static ReceivedCalls Of(ExchangeLog log, string? operation)
    {
        ReceivedCall[] all = [.. log.All().Where(exchange => exchange.Subject is not null).Select(exchange => new ReceivedCall(exchange))];
        return new(all, operation is null ? all : [.. all.Where(call => call.Operation == operation)], operation ?? "any call", log.Dropped);
    }

    private void Check(bool holds, string expected)
    {
        if (holds && _dropped is 0)
        {
            return;
        }

        var gone = _dropped is 0 ? "" : $"\nThe journal is not complete: {_dropped} exchanges had to go.";
        throw new NotReceivedException($"Expected {expected} of: {_what}; received {_asked.Count}.{gone}\nAll calls:{string.Concat(_all.Select(call => $"\n  {call}"))}");
    }
}

/// <summary>A double has not received what a test expected.</summary>
public sealed class NotReceivedException : Exception
{
    /// <summary>Says that an expectation was not met, without details.</summary>
    public NotReceivedException()
    {
    }

    /// <summary>Says what was expected and what there is.</summary>
    /// <param name="message">The sentence.</param>
    public NotReceivedException(string message)
        : base(message)
    {
    }

    /// <summary>Says what was expected and what there is, and keeps the cause.</summary>
    /// <param name="message">The sentence.</param>
    /// <param name="innerException">The cause.</param>
    public NotReceivedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
