using System.Globalization;
using Attestation.Stubs.TestKit;

namespace Attestation.UstazPlatform.Tests;

internal static class Given
{
    public static readonly DateTimeOffset Morning = new(2026, 10, 6, 9, 0, 0, TimeSpan.FromHours(5));

    private static int s_serial;

    /// <summary>A number nobody else in this run has. Where a serial number has no check digit the next one is taken, so they are not taken in a row.</summary>
    public static string Iin() => Stubs.TestKit.Iin.Make(new DateOnly(1984, 5, 17), male: false, Interlocked.Add(ref s_serial, 7));

    public static Teacher Teacher(params PortfolioItem[] portfolio) => Teacher(new Knowledge<IReadOnlyList<PortfolioItem>>.Held(portfolio));

    public static Teacher Teacher(Knowledge<IReadOnlyList<PortfolioItem>> portfolio)
    {
        var iin = Iin();
        return new People(TimeProvider.System).Find(iin)! with { Platform = portfolio };
    }

    public static PortfolioItem[] Courses(int count) =>
        [.. Enumerable.Range(1, count).Select(number => Course(number.ToString(CultureInfo.InvariantCulture)))];

    public static PortfolioItem Course(string title) =>
        new(5, PortfolioKind.CourseCertificate, title, new DateOnly(2025, 3, 14), Hours: 80, Agreed: true);

    public static object Search(string iin, int pageSize = 50, DateTimeOffset? asOf = null) => Search(iin, [3, 5, 6, 7, 8], pageSize, asOf);

    public static object Search(string iin, int[] items, int pageSize = 50, DateTimeOffset? asOf = null) => new { iin, items, pageSize, asOf };

    public static object Next(string iin, string? cursor, int pageSize = 50) => new { iin, cursor, pageSize };

    /// <summary>A manual entry with everything that it needs; a test changes what it is about.</summary>
    public static System.Text.Json.Nodes.JsonObject Entry(Action<System.Text.Json.Nodes.JsonObject>? change = null)
    {
        var entry = new System.Text.Json.Nodes.JsonObject
        {
            ["item"] = 5,
            ["title"] = "Бағалау курсы",
            ["issuedOn"] = "2026-03-01",
            ["hours"] = 80,
            ["agreedWithAuthorisedBody"] = true,
            ["source"] = "Manual",
            ["enteredBy"] = "СЫНАҚ АДАМ",
        };
        change?.Invoke(entry);

        return entry;
    }
}
