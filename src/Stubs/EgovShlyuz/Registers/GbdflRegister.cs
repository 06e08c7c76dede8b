using System.Security.Cryptography;
using Attestation.Shep;
using Attestation.Stubs.TestKit;

namespace Attestation.Stubs.EgovShlyuz.Registers;

/// <summary>The register of persons; opens only to a token of the consent service for this person. A second service of it asks for none.</summary>
internal abstract class GbdflRegister(People people, ConsentTokens tokens, EgovShlyuzOptions options, bool isOpen) : IRegister
{
    private static readonly DictionaryValue Itself = new("GBDFL", "ГБД ФЛ", "ЖТ МДҚ");

    public string ServiceId => isOpen ? ServiceIds.GbdflUniversal : ServiceIds.GbdflUniversalToken;

    public RegisterAnswer Answer(SyncRequest request, DateTimeOffset now)
    {
        var asked = isOpen ? GbdflRequest.ReadWithoutConsent(request.ReceivedData) : GbdflRequest.Read(request.ReceivedData);
        var teacher = people.Find(asked.Iin);
        if (teacher?.Identity is Identity.Unavailable)
        {
            return new RegisterAnswer.Silent(asked.Iin);
        }

        if (!isOpen && WhyNot(asked, teacher, now) is { } reason)
        {
            return new RegisterAnswer.Declined(asked.Iin, ShepStatusCodes.BusinessError, reason);
        }

        var isFound = teacher?.Identity is Identity.Found;
        var receiver = asked.SenderCode is "" ? request.Sender.SenderId : asked.SenderCode;
        var requestId = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20));
        var answer = new GbdflAnswer
        {
            MessageId = Guid.NewGuid().ToString(),
            MessageDate = now,
            RequestId = requestId,
            Sender = Itself,
            Receiver = new DictionaryValue(receiver, receiver, receiver),
            MessageResult = isFound ? GbdflAnswer.Processed : GbdflAnswer.NotFound,
            Persons = isFound ? [PersonOf(teacher!)] : [],
        };

        return new RegisterAnswer.Given(asked.Iin, isFound ? "found" : "notFound", options.RealExtras ? new GbdflExtras(answer) : answer, requestId);
    }

    private string? WhyNot(GbdflRequest asked, Teacher? teacher, DateTimeOffset now) =>
        tokens.WhyNot(asked.KdpToken, asked.PublicKey, asked.Iin, ServiceId, now)
        ?? (teacher is { Consent: not Consent.Granted } ? "Согласие на доступ к персональным данным отозвано" : null);

    private static Person PersonOf(Teacher teacher) => new()
    {
        Iin = teacher.Iin,
        Surname = teacher.Surname,
        Name = teacher.Name,
        Patronymic = teacher.Patronymic,
        BirthDate = teacher.BirthDate,
        Removed = false,
    };
}

/// <summary>With a token of consent.</summary>
internal sealed class GbdflTokenRegister(People people, ConsentTokens tokens, EgovShlyuzOptions options) : GbdflRegister(people, tokens, options, isOpen: false);

/// <summary>Without.</summary>
internal sealed class GbdflOpenRegister(People people, ConsentTokens tokens, EgovShlyuzOptions options) : GbdflRegister(people, tokens, options, isOpen: true);
