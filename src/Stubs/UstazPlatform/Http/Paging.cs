using System.Security.Cryptography;
using System.Text;
using Attestation.Stubs.UstazPlatform.Portfolio;
using Attestation.Stubs.UstazPlatform.Tenants;

namespace Attestation.Stubs.UstazPlatform.Http;

/// <summary>Reads where a page begins and how long it is.</summary>
internal static class Paging
{
    /// <returns>A refusal, or <see langword="null"/> when all is well.</returns>
    public static IResult? Read(HttpContext context, string? cursor, int? pageSize, string list, string of, out Cursor place, out int size)
    {
        place = new Cursor(list, of, 0, 0, 0);
        size = pageSize ?? PortfolioSearch.UsualPerPage;
        if (size is < 1 or > PortfolioSearch.MostPerPage)
        {
            return Problems.Invalid(context.Exchange(), [new("/pageSize", "pageSize.range", $"Must be a whole number from 1 to {PortfolioSearch.MostPerPage}.")]);
        }

        if (cursor is null)
        {
            return null;
        }

        if (context.Platform().Cursors.Open(cursor, list) is not { } opened || opened.Of != of)
        {
            return Problems.BadCursor(context.Exchange());
        }

        place = opened;
        return null;
    }
}

/// <summary>Names of contents, for <c>ETag</c>.</summary>
internal static class Tag
{
    public static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];

    public static string Of(Teachers.FileVersion version) => $"{version.Number}-{version.SnapshotId}";
}
