using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Attestation.Gateway.Hosting;

/// <summary>TLS towards systems whose certificates come from an authority of their own: only that one is believed, and the name must be right.</summary>
internal static class PinnedAuthority
{
    /// <param name="file">The authority's certificates, PEM.</param>
    public static RemoteCertificateValidationCallback Of(string file)
    {
        var roots = new X509Certificate2Collection();
        roots.ImportFromPemFile(file);

        return (_, certificate, _, errors) =>
            certificate is not null
            && (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) is SslPolicyErrors.None
            && IsFrom(roots, certificate);
    }

    /// <summary>What is wrong with the file; null when nothing is.</summary>
    public static string? Mistake(string setting, string? file)
    {
        try
        {
            return file is null || Read(file) > 0 ? null : $"{setting} '{file}' holds no certificate. It takes PEM.";
        }
        catch (Exception mistake) when (mistake is IOException or UnauthorizedAccessException or System.Security.Cryptography.CryptographicException)
        {
            return $"{setting} '{file}' cannot be read: {mistake.Message}";
        }
    }

    private static int Read(string file)
    {
        var roots = new X509Certificate2Collection();
        roots.ImportFromPemFile(file);

        return roots.Count;
    }

    private static bool IsFrom(X509Certificate2Collection roots, X509Certificate certificate)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(roots);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        using var remote = X509CertificateLoader.LoadCertificate(certificate.GetRawCertData());

        return chain.Build(remote);
    }
}
