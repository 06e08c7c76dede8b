namespace Attestation.Gateway.Deciding;

/// <summary>Where a fact comes from: enough to find the message again.</summary>
/// <param name="Register">Who said it: <c>consent</c>, <c>identity</c>, <c>diploma</c>, <c>employment</c>, <c>portfolio</c>, <c>application</c>, <c>person</c>, …</param>
/// <param name="MessageId">Their message.</param>
/// <param name="At">When it was asked, or came.</param>
/// <param name="Signature">Verdict on the message's signature; null where the source does not sign.</param>
internal sealed record FactSource(string Register, string? MessageId, DateTimeOffset At, SignatureVerdict? Signature)
{
    // Of the ШЭП nothing is taken for an answer whose transport signature did not verify; the platform answers over TLS, unsigned.
    public static FactSource Of<T>(string register, RegisterAnswer<T> answer)
        where T : class => new(register, answer.MessageId, answer.At, answer.MessageId is not null && typeof(T) != typeof(Portfolio) ? SignatureVerdict.Valid : null);

    public static FactSource Of(ConsentAnswer consent) => new("consent", consent.MessageId, consent.At, consent.MessageId is null ? null : SignatureVerdict.Valid);

    /// <summary>The application itself, as it was received.</summary>
    public static FactSource OfApplication(CaseFile file) => new("application", file.Application.Id.ToString("D"), file.ReceivedAt, null);
}

internal enum SignatureVerdict
{
    Valid,
}
