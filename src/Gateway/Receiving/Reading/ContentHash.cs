using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Attestation.Gateway.Deciding;

namespace Attestation.Gateway.Receiving;

/// <summary>
/// The hash by which the same application is known again. It is compared for ever, so the form below never changes: a field that is absent
/// writes nothing, and a field added to the contract later is added here under a name of its own.
/// </summary>
internal static class ContentHash
{
    public static string Of(Application application)
    {
        var form = new StringBuilder();
        Write(form, "applicationId", application.Id.ToString("D"));
        Write(form, "channel", application.Channel.ToString());
        Write(form, "portalRequestNumber", application.PortalRequestNumber);
        Write(form, "portalChainId", application.PortalChainId);
        Write(form, "submittedAt", application.SubmittedAt.UtcTicks.ToString(CultureInfo.InvariantCulture));
        Write(form, "providerBin", application.Provider.Value);
        WriteApplicant(form, application);
        Write(form, "position", application.Position);
        Write(form, "workplace", application.Workplace);
        Write(form, "purpose", application.Purpose.ToString());
        Write(form, "requestedCategory", application.Requested.ToString());
        WriteHeld(form, application);
        Write(form, "early", application.Early ? "true" : null);
        Write(form, "movedFromHigherEducation", application.MovedFromHigherEducation ? "true" : null);
        Write(form, "consent/given", application.Consent.Given ? "true" : "false");
        Write(form, "consent/kdpToken", application.Consent.KdpToken);
        Write(form, "consent/publicKey", application.Consent.PublicKey);
        foreach (var (index, document) in application.Documents.Index())
        {
            WriteDocument(form, $"documents/{index}", document);
        }

        Write(form, "essay/topic", application.Essay?.Topic);
        Write(form, "essay/text", application.Essay?.Text);

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(form.ToString())));
    }

    private static void WriteApplicant(StringBuilder form, Application application)
    {
        Write(form, "applicant/iin", application.Applicant.Iin.Value);
        Write(form, "applicant/fullName", application.Applicant.FullName);
        Write(form, "applicant/email", application.Applicant.Email);
        Write(form, "applicant/phone", application.Applicant.Phone);
        Write(form, "applicant/language", application.Applicant.Language.ToString());
    }

    private static void WriteHeld(StringBuilder form, Application application)
    {
        Write(form, "heldCategory/category", application.Held?.Category.ToString());
        Write(form, "heldCategory/validUntil", Day(application.Held?.ValidUntil));
        Write(form, "heldCategory/orderNumber", application.Held?.OrderNumber);
        Write(form, "heldCategory/orderDate", Day(application.Held?.OrderDate));
    }

    private static void WriteDocument(StringBuilder form, string at, Application.Document document)
    {
        Write(form, $"{at}/kind", document.Kind.ToString());
        Write(form, $"{at}/fileName", document.FileName);
        Write(form, $"{at}/mediaType", document.MediaType);
        Write(form, $"{at}/sha256", document.Sha256);
        Write(form, $"{at}/issuedOn", Day(document.IssuedOn));
        Write(form, $"{at}/hours", document.Hours?.ToString(CultureInfo.InvariantCulture));
        Write(form, $"{at}/agreed", document.Agreed switch { true => "true", false => "false", null => null });
        Write(form, $"{at}/level", document.Level?.ToString());
    }

    // The length before the value: no value can pass for the next field.
    private static void Write(StringBuilder form, string name, string? value)
    {
        if (value is not null)
        {
            form.Append(CultureInfo.InvariantCulture, $"{name}:{value.Length}:").Append(value).Append('\n');
        }
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
