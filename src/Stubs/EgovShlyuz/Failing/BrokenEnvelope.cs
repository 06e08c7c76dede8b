using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using Attestation.Shep;
using Attestation.Signatures;
using Attestation.Signatures.Testing;
using Attestation.Stubs.EgovShlyuz.Receiving;
using Attestation.Stubs.TestKit;
using Attestation.Stubs.TestKit.Tenants;

namespace Attestation.Stubs.EgovShlyuz.Failing;

/// <summary>Faults in the envelope and its signature: everything the double sends is signed here, as it should be or as the current request's fault says.</summary>
internal sealed partial class BrokenEnvelope(TestAuthority? authority, TimeProvider clock) : IDisposable
{
    private static readonly DateTimeOffset Long = new(2021, 1, 1, 0, 0, 0, TimeSpan.FromHours(5));

    private readonly ConcurrentDictionary<string, Lazy<SigningKey>> _otherKeys = new(StringComparer.Ordinal);

    public byte[] Sign(TransportKeys keys, byte[] envelope) => CurrentCall.Now?.Fault?.Kind is not { } kind ? keys.SignWell(envelope)
        : kind == FaultKinds.Unsigned ? envelope
        : kind == FaultKinds.BadSignature ? Changed(keys.SignWell(envelope))
        : kind == FaultKinds.ExpiredCertificate ? keys.SignWell(envelope, OtherKey("expired", () => Expired(authority!)))
        : kind == FaultKinds.UnknownAuthority ? keys.SignWell(envelope, OtherKey("unknown", Stranger))
        : kind == FaultKinds.SoapFault ? keys.SignWell(Faults.Of(FaultCodes.InternalError, clock.GetUtcNow(), "A fault was asked for.").Write())
        : kind == FaultKinds.BusinessError ? keys.SignWell(BusinessError())
        : kind == FaultKinds.OtherMessage ? keys.SignWell(ForAnother(envelope))
        : keys.SignWell(envelope);

    public void Dispose()
    {
        foreach (var key in _otherKeys.Values.Where(key => key.IsValueCreated))
        {
            key.Value.Dispose();
        }
    }

    private SigningKey OtherKey(string name, Func<SigningKey> issue) => _otherKeys.GetOrAdd(name, _ => new Lazy<SigningKey>(issue)).Value;

    private static SigningKey Expired(TestAuthority authority) =>
        authority.IssueOrganisation(Bin.Make(2020, 2, 3), "ШЭП сынақ нұсқасы", CertificateTraits.Ordinary with { NotBefore = Long, NotAfter = Long.AddYears(1) });

    private static SigningKey Stranger()
    {
        using var authority = new TestAuthority("STRANGER");
        return authority.IssueOrganisation(Bin.Make(2020, 2, 4), "Бөтен ұйым");
    }

    // The last letter of the body: the envelope stays well formed.
    private static byte[] Changed(byte[] signed)
    {
        var text = Encoding.UTF8.GetString(signed);
        var place = LastLetterOfText().Matches(text)[^1].Groups["letter"].Index;
        return Encoding.UTF8.GetBytes($"{text[..place]}{(text[place] is 'x' ? 'y' : 'x')}{text[(place + 1)..]}");
    }

    private byte[] BusinessError() => new SyncResponse
    {
        MessageId = Guid.NewGuid().ToString(),
        ResponseDate = clock.GetUtcNow(),
        StatusCode = ShepStatusCodes.BusinessError,
        StatusMessage = "Ошибка бизнес-логики",
        SessionId = SessionId.New(),
    }.Write();

    private static byte[] ForAnother(byte[] envelope)
    {
        var other = Iin.Make(new DateOnly(1990, 1, 1), male: true, serial: 4711);
        var text = TwelveDigits().Replace(Encoding.UTF8.GetString(envelope), match => Iin.IsValid(match.Value) ? other : match.Value);
        return Encoding.UTF8.GetBytes(Numbers().Replace(text, match => $"{match.Groups["tag"].Value}{Guid.NewGuid()}<"));
    }

    [GeneratedRegex("(?<letter>[\\p{L}\\p{Nd}])</[^>]+>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LastLetterOfText();

    [GeneratedRegex("\\b[0-9]{12}\\b", RegexOptions.NonBacktracking)]
    private static partial Regex TwelveDigits();

    [GeneratedRegex("(?<tag><(messageId|correlationId|requestId)>)[^<]*<", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Numbers();
}
