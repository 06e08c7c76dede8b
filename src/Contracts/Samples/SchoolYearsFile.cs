namespace Attestation.Contracts.Samples;

/// <summary>The file of school years: windows of application and essay topics, set each year by the authorised body (S2-27, S2-28; Rules, p. 59).</summary>
public sealed record SchoolYearsFile
{
    /// <summary>The years, not overlapping.</summary>
    public required IReadOnlyList<SchoolYear> SchoolYears { get; init; }

    /// <summary>Regions whose education bodies set windows of their own; none where the country's windows hold for all.</summary>
    public IReadOnlyList<Region>? Regions { get; init; }

    /// <summary>Days moved by decision, in both directions, on top of the calendar the gateway knows.</summary>
    public CalendarOverrides? Calendar { get; init; }
}

/// <summary>One school year.</summary>
public sealed record SchoolYear
{
    /// <summary><c>2026-2027</c>.</summary>
    public required string Name { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last day, included.</summary>
    public required DateOnly To { get; init; }

    /// <summary>When applications are accepted.</summary>
    public required IReadOnlyList<ApplicationWindow> Windows { get; init; }

    /// <summary>The topics of the essay; none means any.</summary>
    public IReadOnlyList<string>? EssayTopics { get; init; }
}

/// <summary>A period in which applications are accepted.</summary>
public sealed record ApplicationWindow
{
    /// <summary>For these categories; none means all.</summary>
    public required IReadOnlyList<Category> Categories { get; init; }

    /// <summary>An instant with offset, or a date (its beginning in Kazakhstan).</summary>
    public required string Opens { get; init; }

    /// <summary>The last instant, included; or a date (its end in Kazakhstan).</summary>
    public required string Closes { get; init; }

    /// <summary>
    /// Code of the region for whose providers alone this window is. For them, and for its categories, the windows without a region do not
    /// hold then. Absent: for the whole country.
    /// </summary>
    public string? Region { get; init; }
}

/// <summary>The providers of a region that has windows of its own (S2-28).</summary>
public sealed record Region
{
    /// <summary>What windows call it, for example <c>10</c> for Abai oblast.</summary>
    public required string Code { get; init; }

    /// <summary>БИН of its providers; a provider belongs to one region at most.</summary>
    public required IReadOnlyList<string> Providers { get; init; }
}

/// <summary>Days moved by decision.</summary>
public sealed record CalendarOverrides
{
    /// <summary>Working days that become days off.</summary>
    public IReadOnlyList<DateOnly>? DaysOff { get; init; }

    /// <summary>Days off that are worked.</summary>
    public IReadOnlyList<DateOnly>? WorkingDays { get; init; }
}
