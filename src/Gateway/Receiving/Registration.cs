using Attestation.Contracts;
using Attestation.Gateway.Bus;
using Attestation.Gateway.Cases;
using Attestation.Gateway.Deciding;

namespace Attestation.Gateway.Receiving;

/// <summary>What follows from receipt: terms, school year, and what is said of it (S2-5, S2-12, S2-27).</summary>
internal sealed class Registration(SchoolYears years, WorkingTimes workingTimes)
{
    public const string Stop = "Receiving";

    /// <summary>Gives the case its terms and its school year, and puts it before the first stop.</summary>
    /// <exception cref="OutsideCalendarException">The calendar does not reach the day of receipt.</exception>
    /// <exception cref="SchoolYearsException">No school year contains it.</exception>
    /// <exception cref="EditionException">No edition of the rules is in force for its channel.</exception>
    public Case Open(Case arrived, DateTimeOffset now)
    {
        var file = arrived.ToFile();

        return arrived with
        {
            Edition = Editions.Of(file).Name,
            Terms = workingTimes.Of(arrived.Application.Provider).TermsOf(arrived.ReceivedAt),
            SchoolYear = years.Of(file.FiledAt).Name,
            State = CaseState.Collecting,

            // Evidence may be collected before registration; nothing is issued before (S2-12).
            DueAt = now,
        };
    }

    /// <summary>When the documents of a commission's decision should be signed.</summary>
    public DateTimeOffset DueBy(Case @case, DateTimeOffset recordedAt) => workingTimes.Of(@case.Application.Provider).TermsOf(recordedAt).DueBy;

    /// <summary>Receipt at once; registration when its time comes, one application after the other.</summary>
    public static IReadOnlyList<OutgoingMessage> Messages(Case opened)
    {
        var registeredAt = opened.Terms!.RegisteredAt;
        var releasedAt = opened.ReleasesAt ?? registeredAt;

        return
        [
            .. EventMessages.Received(opened, opened.ReplyTo),
            EventMessages.Stage(opened, ServiceStage.Received, opened.ReceivedAt),
            EventMessages.Registered(opened) with { DueAt = releasedAt },
            EventMessages.Stage(opened, ServiceStage.Registered, registeredAt) with { DueAt = releasedAt },
        ];
    }
}
