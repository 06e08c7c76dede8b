namespace Attestation.Promises.Tests.Figures;

/// <summary>What docs/promises.md says around its figures.</summary>
internal static class Page
{
    public static readonly IReadOnlyList<string> Promises = ["P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8", "P9", "P10"];

    public const string Head = """
        # The promises, and the tests that attack them

        This file is written by a run of [tests/Promises.Tests](../tests/Promises.Tests); do not edit it. `ATTESTATION_SEED` changes the seed, `ATTESTATION_RUNS`
        (or `./test.sh --runs N`) how often each attack is repeated. What the attacks are, and how to run one of them alone:
        [operating.md](operating.md#attacking-the-promises).

        | promise | says |
        |---|---|
        | P1 | no application that was received is lost |
        | P2 | exactly one decision and one notice for an application; at most one if it was withdrawn |
        | P3 | a crash at any point is safe |
        | P4 | duplicates and reordering change nothing |
        | P5 | a bad message never blocks others |
        | P6 | a slow or lying outside system delays only its own cases |
        | P7 | every notice verifies offline, no altered notice does |
        | P8 | terms are computed in working days, on a clock that can be set |
        | P9 | an old case replays to the same decision |
        | P10 | no personal data in logs, traces, metrics and addresses |

        Runs are applications, or whatever the test repeats; faults are those that really struck. Lost and duplicated must be zero.

        | promise | test | runs | faults injected | lost | duplicated | seed |
        |---|---|---|---|---|---|---|

        """;
}
