using System.Globalization;
using System.Xml;

namespace Attestation.Shep;

/// <summary>Asks the consent service (<see cref="ServiceIds.Kdp"/>) for a token with which one register may be asked about one person.</summary>
public sealed record KdpRequest : IPayload
{
    /// <summary>The person's ИИН.</summary>
    public required string Uin { get; init; }

    /// <summary>The organisation that asks, by name.</summary>
    public required string Company { get; init; }

    /// <summary>The organisation that asks, by БИН.</summary>
    public required string CompanyBin { get; init; }

    /// <summary>Who answers for the request in the organisation.</summary>
    public required string CompanyResponsible { get; init; }

    /// <summary>Who makes the request: a person, or the name of a system.</summary>
    public required string EmployeeName { get; init; }

    /// <summary>The service which the token is for, <see cref="ServiceIds.GbdflUniversalToken"/> for example.</summary>
    public required string AccessName { get; init; }

    /// <summary>What data are wanted, in words which the person understands.</summary>
    public required string PersonalDataName { get; init; }

    /// <summary>How long the token shall be good; milliseconds on the wire.</summary>
    public required TimeSpan ExpiresIn { get; init; }

    /// <summary><see langword="true"/> when the organisation vouches for having identified the person, <see langword="false"/> when the person is asked by SMS.</summary>
    public required bool OmitSms { get; init; }

    /// <summary>A JWT with which the organisation vouches; empty when it does not.</summary>
    public required string Ovt { get; init; }

    /// <summary>Reads the request from <c>data</c>, whatever namespace its elements are in.</summary>
    /// <param name="data">The <c>data</c> element.</param>
    /// <returns>The request; unknown elements are ignored.</returns>
    /// <exception cref="ShepFormatException">An element is missing or broken.</exception>
    public static KdpRequest Read(XmlElement data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new()
        {
            Uin = data.NeedText("uin"),
            Company = data.Text("company") ?? "",
            CompanyBin = data.Text("company_bin") ?? "",
            CompanyResponsible = data.Text("company_responsible") ?? "",
            EmployeeName = data.Text("employee_name") ?? "",
            AccessName = data.Text("access_name") ?? "",
            PersonalDataName = data.Text("personal_data_name") ?? "",
            ExpiresIn = long.TryParse(data.NeedText("expiresIn"), NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
                && milliseconds <= int.MaxValue
                ? TimeSpan.FromMilliseconds(milliseconds)
                : throw new ShepFormatException("data/expiresIn is not a number of milliseconds."),
            OmitSms = data.Flag("omit-sms") ?? false,
            Ovt = data.Text("ovt") ?? "",
        };
    }

    /// <inheritdoc/>
    public void WriteTo(XmlWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Element("uin", Uin);
        writer.Element("company", Company);
        writer.Element("company_bin", CompanyBin);
        writer.Element("company_responsible", CompanyResponsible);
        writer.Element("employee_name", EmployeeName);
        writer.Element("access_name", AccessName);
        writer.Element("personal_data_name", PersonalDataName);
        writer.Element("expiresIn", ((long)ExpiresIn.TotalMilliseconds).ToString(CultureInfo.InvariantCulture));
        writer.Element("omit-sms", OmitSms);
        writer.Element("ovt", Ovt);
    }

    /// <summary>Names the kind of request and nothing of the person.</summary>
    /// <returns>The name of the type.</returns>
    public override string ToString() => nameof(KdpRequest);
}

/// <summary>
/// What became of the consent. The real values of <c>status</c> are not public; those on the wire here are ours:
/// <c>GRANTED</c>, <c>DENIED</c>, <c>EXPIRED</c>, <c>REVOKED</c>, <c>PENDING</c>.
/// </summary>
public enum KdpStatus
{
    /// <summary>The person agreed; the answer carries a token.</summary>
    Granted,

    /// <summary>The person refused.</summary>
    Denied,

    /// <summary>The person did not answer in time.</summary>
    Expired,

    /// <summary>The person agreed and took it back.</summary>
    Revoked,

    /// <summary>The person has not answered yet.</summary>
    Pending,
}

/// <summary>The consent service's answer. It does not say whose consent it is: only the message it answers does.</summary>
public sealed record KdpAnswer : IPayload
{
    /// <summary>What became of the consent.</summary>
    public required KdpStatus Status { get; init; }

    /// <summary>The token, without the line breaks that the wire may put into it; present when the consent was granted.</summary>
    public string? Token { get; init; }

    /// <summary>The key that goes with the token into the request to the register; present when the consent was granted.</summary>
    public string? PublicKey { get; init; }

    /// <summary>Reads the answer from <c>data</c>, whatever namespace its elements are in.</summary>
    /// <param name="data">The <c>data</c> element.</param>
    /// <returns>The answer; unknown elements are ignored.</returns>
    /// <exception cref="ShepFormatException">The status is missing or unknown, or a consent was granted without a token.</exception>
    public static KdpAnswer Read(XmlElement data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var status = StatusOf(data.NeedText("status").Trim());
        var answer = new KdpAnswer
        {
            Status = status,
            Token = WithoutWhiteSpace(data.Text("code")),
            PublicKey = WithoutWhiteSpace(data.Text("public-key")),
        };

        return status is KdpStatus.Granted && (answer.Token is null || answer.PublicKey is null)
            ? throw new ShepFormatException("data says that consent was granted, but has no code or no public-key.")
            : answer;
    }

    /// <inheritdoc/>
    public void WriteTo(XmlWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteAttributeString("xmlns", "kdp", null, ShepNamespaces.Kdp);
        writer.Element("kdp", "status", ShepNamespaces.Kdp, CodeOf(Status));
        if (Token is not null)
        {
            writer.Element("kdp", "code", ShepNamespaces.Kdp, Token);
        }

        if (PublicKey is not null)
        {
            writer.Element("kdp", "public-key", ShepNamespaces.Kdp, PublicKey);
        }
    }

    /// <summary>Names the status and not the token.</summary>
    /// <returns>The status.</returns>
    public override string ToString() => $"{nameof(KdpAnswer)} {Status}";

    private static KdpStatus StatusOf(string code) => code switch
    {
        "GRANTED" => KdpStatus.Granted,
        "DENIED" => KdpStatus.Denied,
        "EXPIRED" => KdpStatus.Expired,
        "REVOKED" => KdpStatus.Revoked,
        "PENDING" => KdpStatus.Pending,
        _ => throw new ShepFormatException("data/status is not a known state of a consent."),
    };

    private static string CodeOf(KdpStatus status) => status switch
    {
        KdpStatus.Granted => "GRANTED",
        KdpStatus.Denied => "DENIED",
        KdpStatus.Expired => "EXPIRED",
        KdpStatus.Revoked => "REVOKED",
        KdpStatus.Pending => "PENDING",
        _ => throw new ShepFormatException("data/status is not a known state of a consent."),
    };

    private static string? WithoutWhiteSpace(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var stripped = string.Concat(text.Where(character => !char.IsWhiteSpace(character)));
        return stripped.Length > 0 ? stripped : null;
    }
}
