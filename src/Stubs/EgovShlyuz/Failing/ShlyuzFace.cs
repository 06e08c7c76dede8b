using System.Text.RegularExpressions;
using Attestation.Shep;
using Attestation.Signatures.Testing;
using Attestation.Stubs.EgovShlyuz.Admin;
using Attestation.Stubs.EgovShlyuz.AsyncChannel;
using Attestation.Stubs.EgovShlyuz.Registers;
using Attestation.Stubs.TestKit;
using Attestation.Stubs.TestKit.Faults;
using Attestation.Stubs.TestKit.Programmable;

namespace Attestation.Stubs.EgovShlyuz.Failing;

/// <summary>What makes the double of the ШЭП programmable.</summary>
internal static partial class ShlyuzFace
{
    private static readonly string[] Asynchronous =
        [FaultKinds.CallbackFirst.Name, FaultKinds.NotDelivered.Name, FaultKinds.DuplicateMessage.Name, FaultKinds.MessagesReversed.Name];

    // Their envelopes are those of the synchronous channel.
    private static readonly string[] Synchronous = [FaultKinds.SoapFault.Name, FaultKinds.BusinessError.Name, FaultKinds.OtherMessage.Name];

    public static DoubleFace Of(EgovShlyuzOptions options, TestAuthority? authority) => new()
    {
        Name = "The double of the ШЭП",
        Which = FaultyDouble.EgovShlyuz,
        Limits = options.Limits,
        IsCall = IsCall,
        Happens = (kind, path) => kind == FaultKinds.RevocationDown ? RevocationEndpoint.IsFor(path)
            : Asynchronous.Contains(kind.Name) ? IsAsync(path)
            : Synchronous.Contains(kind.Name) ? IsCall(path) && !IsAsync(path)
            : IsCall(path),
        Read = (_, body) => SubjectOf(body),
        TenantOf = options.Senders.Any(sender => sender.Tenant is not null) ? body => TenantOf(options, body) : null,
        Admin = PortalAdmin.Routes,
        Forget = (services, tenant) =>
        {
            services.GetRequiredService<Chains>().Forget(tenant);
            services.GetRequiredService<SmsDesk>().Forget(tenant);
        },
        WhyNot = kind => authority is null && (kind == FaultKinds.ExpiredCertificate || kind == FaultKinds.RevocationDown)
            ? "needs the test authority that issued the double's key, and this double was started without it"
            : null,
    };

    private static bool IsCall(PathString path) =>
        path.StartsWithSegments(ShepPaths.Sync.TrimEnd('/'), StringComparison.Ordinal)
        || path.StartsWithSegments(ShepPaths.SyncUnderShep.TrimEnd('/'), StringComparison.Ordinal)
        || IsAsync(path);

    private static bool IsAsync(PathString path) => path.StartsWithSegments(ShepPaths.Async.TrimEnd('/'), StringComparison.Ordinal);

    // A fault must be able to meet a message that is broken, so nothing is parsed here.
    private static Subject SubjectOf(ReadOnlyMemory<byte> body)
    {
        var text = System.Text.Encoding.UTF8.GetString(body.Span);
        return new(Found(ServiceId().Match(text)), Found(MessageId().Match(text)), Persons(text));
    }

    private static string? TenantOf(EgovShlyuzOptions options, ReadOnlyMemory<byte> body) =>
        Found(SenderId().Match(System.Text.Encoding.UTF8.GetString(body.Span))) is { } sender ? options.Sender(sender)?.Tenant : null;

    private static HashSet<string> Persons(string text) =>
        [.. TwelveDigits().Matches(text).Select(match => match.Value).Where(Iin.IsValid)];

    private static string? Found(Match match) => match.Success ? match.Groups["value"].Value.Trim() : null;

    [GeneratedRegex("<(?:[A-Za-z0-9_.-]+:)?serviceId[^>]*>(?<value>[^<]*)<", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex ServiceId();

    [GeneratedRegex("<(?:[A-Za-z0-9_.-]+:)?messageId[^>]*>(?<value>[^<]*)<", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex MessageId();

    [GeneratedRegex("<(?:[A-Za-z0-9_.-]+:)?senderId[^>]*>(?<value>[^<]*)<", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex SenderId();

    [GeneratedRegex("\\b[0-9]{12}\\b", RegexOptions.NonBacktracking)]
    private static partial Regex TwelveDigits();
}
