using System.Security.Cryptography;
using System.Text;

namespace Attestation.Stubs.UstazPlatform.Teachers;

/// <summary>Why there is a version.</summary>
internal enum VersionCause
{
    Gathered,
    EntryAdded,
    EntryChanged,
    EntryVerified,
    EntryRemoved,
    ProfileChanged,
}

/// <summary>All that the platform has about a teacher from one instant until the next change. Never changes itself.</summary>
internal sealed class FileVersion
{
    public FileVersion(int number, DateTimeOffset at, VersionCause cause, string by, Profile profile, IEnumerable<Entry> entries)
    {
        (Number, At, Cause, By, Profile) = (number, at, cause, by, profile);
        Entries = [.. entries.OrderBy(entry => entry.Item)];
        SnapshotId = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{profile}\n{string.Join('\n', Entries.Select(entry => $"{entry} {entry.File?.Sha256}"))}")))[..32];
    }

    /// <summary>From 1.</summary>
    public int Number { get; }

    public DateTimeOffset At { get; }

    public VersionCause Cause { get; }

    /// <summary>Who made the change: a client, a named person, or the platform itself.</summary>
    public string By { get; }

    public Profile Profile { get; }

    /// <summary>In the order of the list of documents.</summary>
    public IReadOnlyList<Entry> Entries { get; }

    /// <summary>Names the content: the same for the same content, in whichever version it stands.</summary>
    public string SnapshotId { get; }

    public Entry? Find(string entryId) => Entries.FirstOrDefault(entry => entry.Id == entryId);
}
