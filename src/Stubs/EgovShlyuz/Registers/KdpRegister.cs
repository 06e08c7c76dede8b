using Attestation.Shep;
using Attestation.Stubs.TestKit;
using Attestation.Stubs.TestKit.Tenants;

namespace Attestation.Stubs.EgovShlyuz.Registers;

/// <summary>The consent service: asks the person, who answers as the people file says.</summary>
internal sealed class KdpRegister(People people, ConsentTokens tokens, SmsDesk messages, OvtKeys operators, EgovShlyuzOptions options, TransportKeys keys) : IRegister
{
    private readonly string _publicKey = Convert.ToBase64String(keys.Key.Certificate.PublicKey.ExportSubjectPublicKeyInfo());

    public string ServiceId => ServiceIds.Kdp;

    public RegisterAnswer Answer(SyncRequest request, DateTimeOffset now)
    {
        var asked = KdpRequest.Read(request.ReceivedData);
        using var operatorsKey = operators.Of(request.Sender.SenderId);
        if (OperatorToken.WhyNot(asked, operatorsKey, now) is { } reason)
        {
            return new RegisterAnswer.Declined(asked.Uin, ShepStatusCodes.BusinessError, reason);
        }

        return people.Find(asked.Uin)?.Consent switch
        {
            null => new RegisterAnswer.Declined(asked.Uin, ShepStatusCodes.BusinessError, "ИИН не найден"),
            Consent.Granted when options.AskBySms && !asked.OmitSms => BySms(asked, now),
            Consent.Granted => Granted(asked, now),
            Consent.Denied => Stated(asked, KdpStatus.Denied),
            Consent.Expired => Stated(asked, KdpStatus.Expired),
            Consent.Revoked => Stated(asked, KdpStatus.Revoked),
            Consent.Pending => Stated(asked, KdpStatus.Pending),
            _ => new RegisterAnswer.Silent(asked.Uin),
        };
    }

    private RegisterAnswer.Given BySms(KdpRequest asked, DateTimeOffset now) => messages.Ask(CurrentCall.Now?.Tenant.Name ?? Tenant.Default, asked.Uin, now) switch
    {
        SmsState.Agreed => Granted(asked, now),
        SmsState.Refused => Stated(asked, KdpStatus.Denied),
        SmsState.NotAnswered => Stated(asked, KdpStatus.Expired),
        _ => Stated(asked, KdpStatus.Pending),
    };

    private RegisterAnswer.Given Granted(KdpRequest asked, DateTimeOffset now)
    {
        var token = tokens.Issue(asked.Uin, asked.AccessName, _publicKey, now, asked.ExpiresIn);
        var answer = new KdpAnswer { Status = KdpStatus.Granted, Token = InLines(token), PublicKey = InLines(_publicKey) };

        return new(asked.Uin, "granted", answer);
    }

    private static RegisterAnswer.Given Stated(KdpRequest asked, KdpStatus status) =>
        new(asked.Uin, status.ToString().ToLowerInvariant(), new KdpAnswer { Status = status });

    // As the real service does: clients have to strip white space.
    private static string InLines(string text) => string.Join('\n', text.Chunk(76).Select(line => new string(line)));
}
