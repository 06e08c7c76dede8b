using System.Net;
using System.Net.Http.Headers;
using System.Xml;
using Attestation.Gateway.Hosting;
using Attestation.Signatures;

namespace Attestation.Gateway.EgovShlyuz;

/// <summary>One exchange with the ШЭП on either channel: sign, send, check the signature of what comes back.</summary>
internal sealed class ShepLine(HttpClient http, ShepIdentity identity, Clocks clocks)
{
    private static readonly MediaTypeHeaderValue SoapType = new("text/xml", "utf-8");

    public byte[] Sign(byte[] envelope) => TransportSignature.Sign(envelope, identity.Key);

    /// <returns>The SOAP <c>Body</c> that the ШЭП signed.</returns>
    /// <exception cref="ShepSilenceException">What came is not the ШЭП's.</exception>
    public async Task<XmlElement> ExchangeAsync(Uri address, byte[] signed, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(signed) };
        message.Content.Headers.ContentType = SoapType;
        message.Headers.Add("SOAPAction", "\"\"");
        using var response = await http.SendAsync(message, cancellationToken);

        // A fault comes with status 500 and is an envelope like any other.
        if (response.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.InternalServerError))
        {
            throw new ShepSilenceException($"HTTP {(int)response.StatusCode}");
        }

        return Verified(await response.Content.ReadAsByteArrayAsync(cancellationToken), identity, clocks, "the answer");
    }

    /// <summary>The body of an envelope, if the ШЭП signed it: any organisation of the country has a certificate, only one is the ШЭП.</summary>
    /// <exception cref="ShepSilenceException">It did not.</exception>
    public static XmlElement Verified(byte[] envelope, ShepIdentity identity, Clocks clocks, string what)
    {
        var verdict = TransportSignature.Verify(envelope, identity.Trust, clocks.Now);

        return verdict.IsValid && verdict.Signer!.Bin == identity.SignerBin
            ? verdict.Body!
            : throw new ShepSilenceException($"the signature of {what}: {(verdict.IsValid ? "somebody else's" : verdict.Code)}");
    }
}
