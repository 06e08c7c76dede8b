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

    [Description("Numbers in the list of documents: 3 retraining, 5 courses, 6 category held, 7 achievements, 8 learners' achievements. At least one, none twice.")]
    [MinLength(1)]
    public required IReadOnlyList<int> Items { get; init; }

    [Description("The page, from 1.")]
    [Range(1, int.MaxValue)]
    public int Page { get; init; } = 1;

    [Description("Entries on a page.")]
    [Range(1, MostPerPage)]
    public int PageSize { get; init; } = UsualPerPage;
}
