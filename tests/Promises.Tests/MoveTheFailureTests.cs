using Attestation.Contracts;
using Attestation.Promises.Tests.Figures;
using Attestation.Promises.Tests.Workshops;

namespace Attestation.Promises.Tests;

/// <summary>
/// The first call fails, then the second, then the third, and so on until an application has gone the whole way without meeting the
/// failure: so every call there is has failed once.
/// </summary>
public sealed class MoveTheFailureTests(Ledger ledger)
{
    // An application needs some thirty calls of the database; whoever needs more than this does not get on.
    private const int TooMany = 200;

    public static MatrixTheoryData<string, string> Failures { get; } = new(Enum.GetNames<Callee>(), Enum.GetNames<Failure>());

    [Theory]
    [MemberData(nameof(Failures))]
    [Promise("P1", "P2", "P3")]
    public async Task Whichever_call_fails_the_application_gets_its_one_notice(string callee, string failure)
    {
        await using var workshop = await Workshop.StartAsync(settings: new Dictionary<string, string?>
        {
            ["EgovShlyuz:Calls:AttemptTimeout"] = "00:00:01",
            ["UstazPlatform:Calls:AttemptTimeout"] = "00:00:01",
            ["UstazPlatform:PageSize"] = "3",
        });
        var applications = workshop.Applications(Seeds.Current);
        var expected = new Dictionary<Guid, NoticeKind>();

        for (var nth = 1; ; nth++)
        {
            Assert.True(nth < TooMany, "The failure was met every time.");
            var (message, id, _, kind) = applications.Make(nth);
            expected[id] = kind;
            workshop.Fault.Arm(Enum.Parse<Callee>(callee), Enum.Parse<Failure>(failure), nth);
            await workshop.SubmitAsync(message);
            await workshop.UntilEndedAsync(expected.Keys);
            if (workshop.Fault.IsArmed)
            {
                break;
            }
        }

        workshop.Fault.Disarm();
        var history = await Accounts.CheckAsync(workshop, expected);
        ledger.Record(expected.Count, workshop.Fault.Struck, history.Lost, history.Duplicated, Seeds.Current);
        history.Assert();
    }
}
