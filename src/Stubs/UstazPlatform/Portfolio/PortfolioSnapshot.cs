using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Attestation.Stubs.TestKit;

namespace Attestation.Stubs.UstazPlatform.Portfolio;

/// <summary>A teacher's whole portfolio at one instant.</summary>
internal sealed class PortfolioSnapshot
{
    private readonly EntryView[] _entries;

    private PortfolioSnapshot(EntryView[] entries)
    {
        _entries = entries;
        Id = Hash(JsonSerializer.SerializeToUtf8Bytes(entries))[..32];
    }

    /// <summary>The same for the same content, whichever part of it is asked for.</summary>
    public string Id { get; }

    public static PortfolioSnapshot Of(IEnumerable<PortfolioItem> items) =>
        new([.. items.OrderBy(item => item.Item).Select(ToEntry)]);

    public IReadOnlyList<EntryView> Of(IReadOnlyList<int> items) => [.. _entries.Where(entry => items.Contains(entry.Item))];

    private static EntryView ToEntry(PortfolioItem item, int place)
    {
        var (source, system) = OriginOf(item);

        return new EntryView
        {
            Id = Hash(Encoding.UTF8.GetBytes($"{place}|{item}"))[..32],
            Item = item.Item,
            Kind = item.Kind switch
            {
                PortfolioKind.CategoryCertificate => CategoryDocument.CategoryCertificate,
                PortfolioKind.CategoryOrder => CategoryDocument.CategoryOrder,
                _ => null,
            },
            Title = item.Title,
            Source = source,
            SourceSystem = system,
            IssuedOn = item.Date,
            Hours = item.Hours,
            AgreedWithAuthorisedBody = item.Agreed,
            Level = item.Level,
            ContentSha256 = Hash(Encoding.UTF8.GetBytes(item.ToString())),
        };
    }

    // Plausible, no more: the people file does not say where an item came from.
    private static (EntrySource Source, string? System) OriginOf(PortfolioItem item) => item switch
    {
        { Item: 5, Agreed: true } => (EntrySource.Automatic, "orleu"),
        { Item: 6 } => (EntrySource.Automatic, "nobd"),
        { Item: 8 } => (EntrySource.Manual, null),
        _ => (EntrySource.Upload, null),
    };

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
