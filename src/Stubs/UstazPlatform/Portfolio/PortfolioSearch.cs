using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Attestation.Stubs.UstazPlatform.Portfolio;

/// <summary>Which part of whose portfolio is asked for. The ИИН travels in the body: a path ends up in every access log on the way.</summary>
internal sealed record PortfolioSearch
{
    public const int MostPerPage = 100;
    public const int UsualPerPage = 50;

    [Description("The teacher's ИИН.")]
    [RegularExpression("^[0-9]{12}$")]
    public required string Iin { get; init; }

    [Description("Numbers in the list of documents: 3 retraining, 5 courses, 6 category held, 7 achievements, 8 learners' achievements. At least one, none twice; absent with a cursor, which names them.")]
    [MinLength(1)]
    public IReadOnlyList<int>? Items { get; init; }

    [Description("Entries on a page.")]
    [Range(1, MostPerPage)]
    public int PageSize { get; init; } = UsualPerPage;

    [Description("What the page before gave as nextCursor. It leads on through the same version, whatever changed since.")]
    public string? Cursor { get; init; }

    [Description("The portfolio as it was at an instant, such as that of an application; now, if absent. Not with a cursor.")]
    public DateTimeOffset? AsOf { get; init; }
}
