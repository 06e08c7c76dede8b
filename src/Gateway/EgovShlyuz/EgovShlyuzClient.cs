using Attestation.Gateway.Deciding;
using Attestation.Gateway.Hosting;
using Attestation.Shep;
using Microsoft.Extensions.Options;
using AnswerKind = Attestation.Gateway.Deciding.AnswerKind;
using RegisterSays = Attestation.Shep.AnswerKind;

namespace Attestation.Gateway.EgovShlyuz;

/// <summary>Asks the registers over the synchronous channel of the ШЭП and turns what they say into the gateway's own terms.</summary>
internal sealed partial class EgovShlyuzClient(
    ShepChannel channel, OperatorVoucher voucher, IOptions<EgovShlyuzOptions> options, Clocks clocks, ILogger<EgovShlyuzClient> logger) : IEgovShlyuz
{
    public async Task<ConsentAnswer> RequestConsentAsync(Iin iin, CancellationToken cancellationToken)
    {
        var request = new KdpRequest
        {
            Uin = iin.Value,
            Company = options.Value.Company,
            CompanyBin = options.Value.RequestorBin,
            CompanyResponsible = options.Value.Responsible,
            EmployeeName = options.Value.Responsible,
            AccessName = ServiceIds.GbdflUniversalToken,
            PersonalDataName = "ФИО, ИИН, дата рождения, образование, трудовая деятельность",
            ExpiresIn = options.Value.ConsentLifetime,
            OmitSms = true,
            Ovt = voucher.Current,
        };

        return await AskAsync(ServiceIds.Kdp, request, ReadConsent, (at, _) => new ConsentAnswer(ConsentState.Unavailable, null, null, null, at), cancellationToken);
    }

    public async Task<IdentityAnswer> FindPersonAsync(Iin iin, string token, string publicKey, CancellationToken cancellationToken)
    {
        var request = new GbdflRequest
        {
            MessageId = Guid.NewGuid().ToString(),
            MessageDate = clocks.Now.ToOffset(Kazakhstan.Offset),
            SenderCode = options.Value.SenderId,
            Iin = iin.Value,
            KdpToken = token,
            PublicKey = publicKey,
        };

        // The register answers a token that it does not take with a business error; the service of access control is asked anew then.
        return await AskAsync(
            ServiceIds.GbdflUniversalToken,
            request,
            (response, at) => new IdentityAnswer(ReadPerson(response, iin, at), TokenRefused: false),
            (at, status) => new IdentityAnswer(Silent<IdentityRecord>(at), TokenRefused: status is ShepStatusCodes.BusinessError),
            cancellationToken);
    }

    public Task<RegisterAnswer<DiplomaRecord>> FindDiplomaAsync(Iin iin, CancellationToken cancellationToken) => AskAsync(
        ServiceIds.EpvoDigitalDocs,
        new EpvoRequest { RequestorBin = options.Value.RequestorBin, Iin = iin.Value },
        (response, at) => ReadDiploma(response, iin, at),
        (at, _) => Silent<DiplomaRecord>(at),
        cancellationToken);

    public Task<RegisterAnswer<EmploymentRecord>> FindEmploymentAsync(Iin iin, CancellationToken cancellationToken) => AskAsync(
        ServiceIds.EmploymentContracts,
        new EmploymentRequest { RequestorBin = options.Value.RequestorBin, Iin = iin.Value },
        (response, at) => ReadEmployment(response, iin, at),
        (at, _) => Silent<EmploymentRecord>(at),
        cancellationToken);

    private async Task<T> AskAsync<T>(
        string service, IPayload request, Func<SyncResponse, DateTimeOffset, T> read, Func<DateTimeOffset, string?, T> silence, CancellationToken cancellationToken)
    {
        var messageId = Guid.NewGuid().ToString();
        var at = clocks.Now;
        try
        {
            var response = await channel.AskAsync(service, messageId, request, cancellationToken);
            if (!response.IsSuccess)
            {
                LogBusinessError(service, response.StatusCode);
                return silence(at, response.StatusCode);
            }

            return read(response, at);
        }
        catch (Exception failure) when (failure is ShepSilenceException or ShepFormatException)
        {
            // The message of either names elements and codes, never values.
            LogSilent(service, failure.Message);
            return silence(at, null);
        }
    }

    private static ConsentAnswer ReadConsent(SyncResponse response, DateTimeOffset at)
    {
        var answer = KdpAnswer.Read(response.ReceivedData);
        var state = answer.Status switch
        {
            KdpStatus.Granted => ConsentState.Granted,
            KdpStatus.Denied => ConsentState.Denied,
            KdpStatus.Expired => ConsentState.Expired,
            KdpStatus.Revoked => ConsentState.Revoked,
            _ => ConsentState.Pending,
        };

        return new ConsentAnswer(state, answer.Token, answer.PublicKey, response.MessageId, at);
    }

    private static RegisterAnswer<IdentityRecord> ReadPerson(SyncResponse response, Iin asked, DateTimeOffset at)
    {
        var answer = GbdflAnswer.Read(response.ReceivedData);
        if (answer.Kind is RegisterSays.Found && answer.PersonWith(asked.Value) is { } person)
        {
            var fullName = string.Join(' ', new[] { person.Surname, person.Name, person.Patronymic }.Where(part => !string.IsNullOrWhiteSpace(part)));
            var alive = person.DeathDate is null && person.Removed is not true;

            return new(AnswerKind.Found, new IdentityRecord(fullName, person.BirthDate, alive), response.MessageId, at);
        }

        return NoDataOrNonsense<IdentityRecord>(answer.Kind, response, at);
    }

    private static RegisterAnswer<DiplomaRecord> ReadDiploma(SyncResponse response, Iin asked, DateTimeOffset at)
    {
        var answer = EpvoAnswer.Read(response.ReceivedData);
        if (answer.Kind is RegisterSays.Found && answer.Iin == asked.Value)
        {
            var diploma = answer.Diplomas[0];
            var fullName = string.Join(' ', new[] { diploma.LastName, diploma.FirstName, diploma.Patronymic }.Where(part => !string.IsNullOrWhiteSpace(part)));

            return new(AnswerKind.Found, new DiplomaRecord(fullName, diploma.UniversityNameRu, diploma.DiplomaNumber, diploma.FinishDateDiploma), response.MessageId, at);
        }

        return NoDataOrNonsense<DiplomaRecord>(answer.Kind, response, at);
    }

    private static RegisterAnswer<EmploymentRecord> ReadEmployment(SyncResponse response, Iin asked, DateTimeOffset at)
    {
        var answer = EmploymentAnswer.Read(response.ReceivedData);
        if (answer.Kind is RegisterSays.Found && answer.Iin == asked.Value)
        {
            var contracts = answer.Contracts.Select(contract => new Deciding.EmploymentContract(contract.EmployerBin, contract.Position, contract.BeginDate, contract.EndDate));

            return new(AnswerKind.Found, new EmploymentRecord([.. contracts]), response.MessageId, at);
        }

        return NoDataOrNonsense<EmploymentRecord>(answer.Kind, response, at);
    }

    // An answer about somebody else, or with a code nobody knows, is no answer: it must not become "no data".
    private static RegisterAnswer<T> NoDataOrNonsense<T>(RegisterSays kind, SyncResponse response, DateTimeOffset at)
        where T : class => kind is RegisterSays.NoData
            ? new(AnswerKind.NoData, null, response.MessageId, at)
            : throw new ShepSilenceException("the answer is about somebody else, or says nothing that is known");

    private static RegisterAnswer<T> Silent<T>(DateTimeOffset at)
        where T : class => new(AnswerKind.Unavailable, null, null, at);

    [LoggerMessage(LogLevel.Warning, "{Service} answered with {StatusCode}; it will be asked again")]
    private partial void LogBusinessError(string service, string statusCode);

    [LoggerMessage(LogLevel.Warning, "{Service} gave no answer that can be used ({Cause}); it will be asked again")]
    private partial void LogSilent(string service, string cause);
}
