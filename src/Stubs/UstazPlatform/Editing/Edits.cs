using Attestation.Stubs.UstazPlatform.Teachers;

namespace Attestation.Stubs.UstazPlatform.Editing;

/// <summary>Changes that the interface and the pages make alike.</summary>
internal static class Edits
{
    public static Entry Add(TeacherFile file, EntryDraft draft, string by, DateTimeOffset now, out FileVersion version)
    {
        var entry = draft.ToEntry(Guid.NewGuid().ToString("N"), kept: null, now);
        version = file.Add(entry, by, now);

        return entry;
    }

    public static Entry Verify(TeacherFile file, Entry entry, string by, DateTimeOffset now, out FileVersion version)
    {
        var verified = entry with { VerifiedBy = by, VerifiedAt = Kazakhstan.ToLocal(now) };
        version = file.Replace(verified, VersionCause.EntryVerified, by, now);

        return verified;
    }
}
