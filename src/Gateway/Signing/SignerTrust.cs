using Attestation.Signatures;
using Microsoft.Extensions.Options;

namespace Attestation.Gateway.Signing;

/// <summary>Whom signers are trusted by: the trust folder, read again whenever a file in it has changed. Revocation lists are replaced there every day.</summary>
internal sealed partial class SignerTrust(IOptions<SigningOptions> options, ILogger<SignerTrust> logger)
{
    private readonly Lock _reading = new();
    private (string Seen, Trust Trust)? _latest;

    /// <exception cref="InvalidDataException">A file is not what its name says, and there was no trust before that could be kept.</exception>
    public Trust Current
    {
        get
        {
            lock (_reading)
            {
                var seen = Look();
                if (_latest?.Seen != seen)
                {
                    _latest = (seen, Read());
                }

                return _latest.Value.Trust;
            }
        }
    }

    // A file that is being written, or is broken, must not stop what went well before it came.
    private Trust Read()
    {
        try
        {
            return Trust.FromFolder(options.Value.TrustFolder);
        }
        catch (Exception broken) when (_latest is not null && broken is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            LogKept(broken);
            return _latest!.Value.Trust;
        }
    }

    private string Look() => string.Join('\n', new DirectoryInfo(options.Value.TrustFolder).EnumerateFiles()
        .OrderBy(file => file.Name, StringComparer.Ordinal)
        .Select(file => $"{file.Name} {file.Length} {file.LastWriteTimeUtc.Ticks}"));

    [LoggerMessage(LogLevel.Error, "The trust folder has changed and cannot be read; what it held before is kept")]
    private partial void LogKept(Exception broken);
}
