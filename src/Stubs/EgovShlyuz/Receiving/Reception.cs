using System.Xml;
using Attestation.Shep;
using Attestation.Signatures;
using Attestation.Stubs.TestKit;

namespace Attestation.Stubs.EgovShlyuz.Receiving;

/// <summary>The checks that both channels share, in the order of the real thing: XML, envelope, signature, sender.</summary>
internal sealed class Reception(EgovShlyuzOptions options, TransportKeys keys, Senders senders)
{
    public Received Receive(byte[] body, Arrival arrival, Func<XmlElement, Letterhead> readNames)
    {
        var entry = arrival.Entry();
        try
        {
            var verdict = Verify(body, arrival.At);
            entry = entry with { Signature = verdict.Code.ToString(), SignatureIsValid = verdict.IsValid };
            if (CodeFor(verdict.Code) is FaultCodes.MessageFormat)
            {
                return new Received.Refused(entry, FaultCodes.MessageFormat, verdict.Explanation);
            }

            // Of a message that is not signed as it should be only the names are read, because a broken envelope goes before a broken signature.
            var element = verdict.Body ?? ShepEnvelope.BodyOf(body, takesSoap12: true);
            var names = readNames(element);
            entry = entry with { Operation = names.ServiceId, MessageId = names.MessageId, Caller = names.Sender?.SenderId };

            return Check(entry, arrival, names, element, verdict);
        }
        catch (ShepFormatException broken)
        {
            return new Received.Refused(entry, FaultCodes.MessageFormat, broken.Message);
        }
    }

    private Received Check(JournalEntry entry, Arrival arrival, Letterhead names, XmlElement body, TransportVerdict verdict)
    {
        IReadOnlyList<string> bent = [.. BentEnvelope.Of(body), .. ShepSchema.Violations(body)];
        if (bent.Count > 0 && options.ModeOf(arrival.Tenant) is ParsingMode.Strict)
        {
            return new Received.Refused(entry with { Bent = bent }, FaultCodes.MessageFormat, string.Join(' ', bent), names);
        }

        var mustBeSigned = options.ChecksTransportSignature(names.ServiceId, names.Sender?.SenderId);
        if (!verdict.IsValid && mustBeSigned)
        {
            return new Received.Refused(entry with { Bent = bent }, CodeFor(verdict.Code), verdict.Explanation, names);
        }

        var known = entry with { Bent = verdict.IsValid ? bent : [.. bent, "The transport signature is not good, and was not asked for."] };

        return senders.WhyNot(names.Sender, verdict.IsValid, verdict.Signer?.Bin) is { } reason
            ? new Received.Refused(known, FaultCodes.SenderRefused, reason, names)
            : new Received.Taken(known, body, names, verdict.IsValid ? verdict.Signer : null);
    }

    private TransportVerdict Verify(byte[] body, DateTimeOffset at)
    {
        var verdict = keys.Verify(body, at);

        return verdict.Code is VerdictCode.KeyInfoNotAllowed && BinarySecurityToken.Inline(body) is { } inlined ? keys.Verify(inlined, at) : verdict;
    }

    private static string CodeFor(VerdictCode verdict) => verdict switch
    {
        VerdictCode.NotXml or VerdictCode.Dtd or VerdictCode.TooLarge or VerdictCode.TooDeep or VerdictCode.TooManyAttributes
            or VerdictCode.CommentOrInstruction or VerdictCode.MalformedEnvelope => FaultCodes.MessageFormat,
        VerdictCode.NoSignature => FaultCodes.NotSigned,
        VerdictCode.Expired or VerdictCode.NotYetValid => FaultCodes.TransportSignatureNotCurrent,
        _ => FaultCodes.TransportSignatureWrong,
    };
}

/// <summary>When and for whom a message came.</summary>
/// <param name="Tenant">What keeps the tests of one team from those of another.</param>
internal sealed record Arrival(DateTimeOffset At, string Tenant, string Path)
{
    public const string TenantHeader = "X-Sandbox-Tenant";
    public const string DefaultTenant = "default";

    public static Arrival Of(HttpRequest request, DateTimeOffset now) =>
        new(now, request.Headers[TenantHeader].ToString() is { Length: > 0 } tenant ? tenant : DefaultTenant, request.Path);

    public JournalEntry Entry() => new() { At = At, Tenant = Tenant, Path = Path, Operation = "", Outcome = "", HttpStatus = 0 };
}
