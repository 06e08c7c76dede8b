using Attestation.Stubs.TestKit;

namespace Attestation.Stubs.UstazPlatform.Teachers;

/// <summary>Who a teacher is at work.</summary>
internal sealed record Profile
{
    public required string FullName { get; init; }

    public required DateOnly BirthDate { get; init; }

    public string? Position { get; init; }

    public string? Workplace { get; init; }

    public string? WorkplaceBin { get; init; }

    /// <summary>The first day of the first contract: experience is counted from it.</summary>
    public DateOnly? WorkingSince { get; init; }

    /// <summary>From what the registers know of a person; the running contract is the workplace.</summary>
    public static Profile Of(Teacher teacher)
    {
        var contracts = teacher.Employment is Knowledge<IReadOnlyList<Employment>>.Held(var held) ? held : [];
        var now = contracts.Where(contract => contract.To is null).OrderBy(contract => contract.From).LastOrDefault();

        return new Profile
        {
            FullName = teacher.FullName,
            BirthDate = teacher.BirthDate,
            Position = now?.Position,
            Workplace = now is null ? null : $"№{now.EmployerBin[7..11]} мектеп",
            WorkplaceBin = now?.EmployerBin,
            WorkingSince = contracts.Count is 0 ? null : contracts.Min(contract => contract.From),
        };
    }

    /// <summary>Whole years up to a day.</summary>
    public int? ExperienceAt(DateOnly day)
    {
        if (WorkingSince is not { } since || day < since)
        {
            return WorkingSince is null ? null : 0;
        }

        var years = day.Year - since.Year;

        return since.AddYears(years) > day ? years - 1 : years;
    }
}
