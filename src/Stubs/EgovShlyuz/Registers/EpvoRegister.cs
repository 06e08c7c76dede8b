using Attestation.Shep;
using Attestation.Stubs.TestKit;

namespace Attestation.Stubs.EgovShlyuz.Registers;

/// <summary>The register of higher education.</summary>
internal sealed class EpvoRegister(People people) : IRegister
{
    public string ServiceId => ServiceIds.EpvoDigitalDocs;

    public RegisterAnswer Answer(SyncRequest request, DateTimeOffset now)
    {
        var asked = EpvoRequest.Read(request.ReceivedData);
        var teacher = people.Find(asked.Iin);

        return teacher?.Diploma switch
        {
            Knowledge<Diploma>.Held(var diploma) => new RegisterAnswer.Given(
                asked.Iin, "found", new EpvoAnswer { Status = EpvoAnswer.Found, Iin = asked.Iin, Diplomas = [Of(teacher, diploma)] }),
            Knowledge<Diploma>.Unavailable => new RegisterAnswer.Silent(asked.Iin),
            _ => new RegisterAnswer.Given(asked.Iin, "notFound", new EpvoAnswer { Status = EpvoAnswer.NotFound, Iin = asked.Iin }),
        };
    }

    private static HigherEducation Of(Teacher teacher, Diploma diploma) => new()
    {
        TemplateCode = "002",
        UniversityNameRu = diploma.Institution,
        UniversityNameKz = diploma.Institution,
        FirstName = teacher.Name,
        LastName = teacher.Surname,
        Patronymic = teacher.Patronymic,
        HonoursDiploma = false,
        AwardedQualificationRu = diploma.Qualification,
        AwardedQualificationKz = diploma.Qualification,
        DiplomaSeries = diploma.Series,
        DiplomaNumber = diploma.Number,
        FinishDateDiploma = diploma.Date,
    };
}
