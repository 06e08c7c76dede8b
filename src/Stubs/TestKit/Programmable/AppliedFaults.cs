using System.Globalization;
using System.Text;
using Attestation.Stubs.TestKit.Exchanges;
using Attestation.Stubs.TestKit.Faults;
using Attestation.Stubs.TestKit.Tenants;

namespace Attestation.Stubs.TestKit.Programmable;

/// <summary>What each named fault does, as far as every double does it the same way.</summary>
internal static class AppliedFaults
{
    private const string Page = "<!doctype html>\n<html><head><title>Proxy</title></head><body><h1>The service is being maintained</h1></body></html>\n";

    private static readonly Answer Nothing = new(200, [], default);

    /// <summary>Faults that happen instead of the work.</summary>
    public static Delivery? Instead(ChosenFault fault) => fault.Kind.Name switch
    {
        "silent" => new(Nothing) { Fault = new WireFault.Silence() },
        "empty-answer" => new(Nothing) { Fault = new WireFault.Empty() },
        "reset" => new(Nothing) { Fault = new WireFault.Reset() },
        "noise" => new(Nothing) { Fault = new WireFault.Noise() },
        "bad-gateway" => new(Html(502)),
        "unavailable" or "revocation-down" => new(Later(503, fault)),
        "too-many-requests" => new(Later(429, fault)),
        _ => null,
    };

    /// <summary>Faults that change what the registers and the clock say while the work is done.</summary>
    public static void During(ChosenFault fault, CurrentCall call)
    {
        switch (fault.Kind.Name)
        {
            case "no-data-yet":
                call.Instead = WithoutData;
                break;
            case "register-silent":
                call.Instead = teacher => (teacher with { OutageUntil = DateTimeOffset.MaxValue }).At(DateTimeOffset.MinValue);
                break;
            case "clock-skew":
                call.Skew = fault.Measure;
                break;
            default:
                break;
        }
    }

    /// <summary>Faults that happen to the answer once the work is done.</summary>
    public static Delivery After(ChosenFault fault, Answer answer) => fault.Kind.Name switch
    {
        "reset-mid-body" => new(answer) { Fault = new WireFault.ResetMidBody() },
        "half-body" => new(answer) { Fault = new WireFault.HalfBody() },
        "slow-drip" => new(answer) { Fault = new WireFault.Drip(fault.Measure) },
        "duplicate-answer" => new(answer) { Fault = new WireFault.Twice() },
        "worked-then-reset" => new(answer) { Fault = new WireFault.Reset() },
        "slow" or "late-answer" => new(answer) { After = fault.Measure },
        "html-page" => new(Html(200)),
        "worked-then-failed" => new(new Answer(500, [], default)),
        "empty-body" => new(answer with { Status = 200, Body = default }),
        "wrong-encoding" => new(answer with { Body = Windows1251(answer.Body) }),
        _ => new(answer),
    };

    private static Teacher WithoutData(Teacher teacher) => teacher with
    {
        Identity = Identity.NotFound,
        Diploma = new Knowledge<Diploma>.NoData(),
        Employment = new Knowledge<IReadOnlyList<Employment>>.NoData(),
        Platform = new Knowledge<IReadOnlyList<PortfolioItem>>.NoData(),
    };

    private static Answer Html(int status) => new(status, [new("Content-Type", "text/html; charset=utf-8")], Encoding.UTF8.GetBytes(Page));

    private static Answer Later(int status, ChosenFault fault) =>
        new(status, [new("Retry-After", Math.Ceiling(fault.Seconds).ToString(CultureInfo.InvariantCulture))], default);

    // The framework has no such encoding without a package; Cyrillic is all that matters, Kazakh letters have no place in it.
    private static byte[] Windows1251(ReadOnlyMemory<byte> utf8) => [.. Encoding.UTF8.GetString(utf8.Span).Select(character => character switch
    {
        < '\u0080' => (byte)character,
        >= 'А' and <= 'я' => (byte)(character - 'А' + 0xC0),
        'Ё' => (byte)0xA8,
        'ё' => (byte)0xB8,
        '№' => (byte)0xB9,
        _ => (byte)'?',
    })];
}
