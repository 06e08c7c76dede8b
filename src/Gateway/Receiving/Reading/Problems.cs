using Attestation.Contracts;
using Attestation.Gateway.Deciding;

namespace Attestation.Gateway.Receiving;

/// <summary>Everything that can be wrong with a message, in one place. Published as <c>docs/problems.md</c>; a code is never renamed.</summary>
internal static partial class Problems
{
    public static IReadOnlyList<ProblemKind> All =>
    [
        JsonUnreadable, MessageTooLarge, MessageUnknown, TooMany,
        FieldMissing, FieldType, UuidFormat, InstantFormat, DateFormat, ValueUnknown,
        TextEmpty, TextTooLong, TextCharacters, EmailFormat, PhoneFormat, ChainIdFormat,
        IinFormat, IinBirthDate, IinCentury, IinChecksum, BinInvalid,
        DocumentsTooMany, DocumentTooLarge, DocumentBase64, DocumentHashFormat, DocumentHash, DocumentHours, EssayTooLong,
        NoticeAlreadySigned, NoticeNotAwaited,
        ChannelWrong, ChannelPaperNotEnabled, ApplicationIdConflict, ApplicationErased,
        ApplicationUnknown, WithdrawalKept, NotWithdrawable, NotInReview, ReviewDecided, NoticeUnknown, NoticeRefused,
        ReviewGround, ReviewExplanation, StatusKey,
        CommissionNotPaper, CommissionTooEarly, CommissionNotAccepted, CommissionConflict, CommissionCategory, CommissionPurpose, CommissionDates,
    ];

    public static ProblemKind OfIin(IinFault fault) => fault switch
    {
        IinFault.BirthDate => IinBirthDate,
        IinFault.Century => IinCentury,
        IinFault.Checksum => IinChecksum,
        _ => IinFormat,
    };

    public static TrilingualText AnyLanguage(string filling) => new(filling, filling, filling);

    public static TrilingualText Number(int number) => AnyLanguage($"{number}");

    public static TrilingualText Megabytes(int bytes) => AnyLanguage($"{(decimal)bytes / DoorLimits.Megabyte:0.##}");
}
