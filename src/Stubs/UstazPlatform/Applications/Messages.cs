using Attestation.Contracts;
using Attestation.Stubs.UstazPlatform.Teachers;

namespace Attestation.Stubs.UstazPlatform.Applications;

/// <summary>The application as it goes over the bus: what the teacher filled in, and what the platform knows.</summary>
internal static class Messages
{
    public static SubmitApplication Of(ApplicationDraft draft, TeacherFile teacher, Profile profile, FileVersion? snapshot, string number, DateTimeOffset now) => new()
    {
        ApplicationId = draft.ApplicationId ?? Guid.NewGuid(),
        Channel = Channel.Ustaz,
        PortalRequestNumber = number,
        SubmittedAt = now,
        ProviderBin = draft.ProviderBin ?? profile.WorkplaceBin ?? "",
        Applicant = new Applicant { Iin = teacher.Iin, FullName = profile.FullName, Email = draft.Email, Phone = draft.Phone, Language = draft.Language },
        Position = profile.Position ?? "—",
        Workplace = profile.Workplace ?? "—",
        Purpose = draft.Purpose,
        RequestedCategory = draft.RequestedCategory,
        HeldCategory = draft.HeldCategory ?? HeldOf(snapshot),
        Early = draft.Early ?? false,
        MovedFromHigherEducation = draft.MovedFromHigherEducation ?? false,
        Consent = new Consent { Given = draft.Consent },
        Documents = draft.Documents ?? [],
        Essay = draft.Essay,
    };

    private static HeldCategory? HeldOf(FileVersion? snapshot)
    {
        var latest = snapshot is null ? null : CategoryView.Of(snapshot.Entries).MaxBy(category => category.AwardedOn);

        return latest is null ? null : new HeldCategory
        {
            Category = Enum.Parse<HeldCategoryName>(latest.Name.ToString()),
            ValidUntil = latest.ValidUntil,
            OrderNumber = latest.Order?.Number,
            OrderDate = latest.Order?.IssuedOn,
        };
    }
}
