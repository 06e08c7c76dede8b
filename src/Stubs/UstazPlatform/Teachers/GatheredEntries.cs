using System.Security.Cryptography;
using System.Text;
using Attestation.Stubs.TestKit;

namespace Attestation.Stubs.UstazPlatform.Teachers;

/// <summary>
/// The entries that a person's data make, always the same for the same data. A people file says what a document is, not where it came from,
/// who verified it and what the scan looks like: that is plausible, no more.
/// </summary>
internal static class GatheredEntries
{
    public static IReadOnlyList<Entry> Of(string iin, IReadOnlyList<PortfolioItem> items)
    {
        var seen = new Dictionary<PortfolioItem, int>();
        var entries = new List<Entry>(items.Count);
        foreach (var item in items)
        {
            seen[item] = seen.GetValueOrDefault(item) + 1;
            entries.Add(ToEntry(iin, item, IdOf(item, seen[item])));
        }

        return entries;
    }

    private static Entry ToEntry(string iin, PortfolioItem item, string id)
    {
        var (source, system) = OriginOf(item);
        var manual = source is EntrySource.Manual;

        return new Entry
        {
            Id = id,
            Item = item.Item,
            Kind = item.Kind switch
            {
                PortfolioKind.CategoryCertificate => CategoryDocument.CategoryCertificate,
                PortfolioKind.CategoryOrder => CategoryDocument.CategoryOrder,
                _ => null,
            },
            Title = item.Title,
            Number = item.Item is 6 ? $"{1 + (Choice(iin, $"number/{item.Kind}") * 3)}-{(item.Kind is PortfolioKind.CategoryOrder ? "ж" : "с")}" : null,
            Category = item.Item is 6 ? CategoryOf(iin) : null,
            Issuer = item.Item is 5 && item.Agreed is true ? "«Өрлеу» БАҰО" : null,
            IssuedOn = item.Date,
            Hours = item.Hours,
            Programme = item.Item is 5 && item.Agreed is true ? item.Title : null,
            Agreed = item.Agreed,
            Level = item.Level,
            Source = source,
            SourceSystem = system,
            EnteredBy = manual ? "СЫНАҚ ЖАУАПТЫ АДАМ" : null,
            EnteredAt = manual ? At(item.Date, days: 3) : null,
            VerifiedBy = source is EntrySource.Automatic ? null : "СЫНАҚ ӘДІСКЕР",
            VerifiedAt = source is EntrySource.Automatic ? null : At(item.Date, days: 7),
            File = new StoredFile($"{item.Item}-{id[..8]}.pdf", "application/pdf", SyntheticPdf.Of(item.Title, "Synthetic document", $"Item {item.Item}", $"Issued on {item.Date:yyyy-MM-dd}", id)),
        };
    }

    private static (EntrySource Source, string? System) OriginOf(PortfolioItem item) => item switch
    {
        { Item: 5, Agreed: true } => (EntrySource.Automatic, "orleu"),
        { Item: 6 } => (EntrySource.Automatic, "nobd"),
        { Item: 8 } => (EntrySource.Manual, null),
        _ => (EntrySource.Upload, null),
    };

    private static CategoryName CategoryOf(string iin) => (Choice(iin, "category") % 4) switch
    {
        0 => CategoryName.Second,
        1 => CategoryName.First,
        2 => CategoryName.Teacher,
        _ => CategoryName.Moderator,
    };

    private static int Choice(string iin, string about) => SHA256.HashData(Encoding.UTF8.GetBytes($"{about}/{iin}"))[0];

    // Two equal documents are two entries; a document keeps its name when another goes.
    private static string IdOf(PortfolioItem item, int occurrence) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{occurrence}|{item}")))[..32];

    private static DateTimeOffset At(DateOnly day, int days) => Kazakhstan.At(day.AddDays(days), new TimeOnly(10, 0));
}
