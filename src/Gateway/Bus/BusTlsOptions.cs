using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Attestation.Gateway.Hosting;
using RabbitMQ.Client;

namespace Attestation.Gateway.Bus;

/// <summary>TLS towards the broker.</summary>
internal sealed class BusTlsOptions
{
    public bool Enabled { get; init; }

    /// <summary>The name in the broker's certificate; the host's, unless it is said.</summary>
    public string? ServerName { get; init; }

    /// <summary>Certificates of the authority that is believed, PEM; the machine's own list, unless it is said.</summary>
    public string? CertificateAuthority { get; init; }

    /// <summary>PKCS#12 with our own certificate, for a broker that asks for one.</summary>
    public string? ClientCertificate { get; init; }

    public string? ClientCertificatePassword { get; init; }

    public IEnumerable<string> Mistakes()
    {
        if (PinnedAuthority.Mistake("Bus:Tls:CertificateAuthority", CertificateAuthority) is { } mistake)
        {
            yield return mistake;
        }

        if (ClientCertificate is not null && !File.Exists(ClientCertificate))
        {
            yield return $"Bus:Tls:ClientCertificate '{ClientCertificate}' does not exist.";
        }
    }

    public string WhyNotBelieved(string host) =>
        $"The broker's certificate is not believed: it must be for '{ServerName ?? host}' (Bus:Tls:ServerName, or the host) and come from " +
        (CertificateAuthority is null ? "an authority of this machine's list (or set Bus:Tls:CertificateAuthority)." : $"the authority in Bus:Tls:CertificateAuthority '{CertificateAuthority}'.");

    public SslOption ToSslOption(string host) => new(ServerName ?? host, enabled: Enabled)
    {
        // The system's choice: never older than what its policy allows.
        Version = SslProtocols.None,
        CertificateValidationCallback = Believes(),
        Certs = Enabled && ClientCertificate is not null
            ? [X509CertificateLoader.LoadPkcs12FromFile(ClientCertificate, ClientCertificatePassword)]
            : null,
    };

    public RemoteCertificateValidationCallback? Believes() => Enabled && CertificateAuthority is not null ? PinnedAuthority.Of(CertificateAuthority) : null;
}
