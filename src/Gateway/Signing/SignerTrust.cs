using Attestation.Gateway.Cases;
using Attestation.Gateway.Deciding;
using Attestation.Signatures;
using Microsoft.Extensions.Options;

namespace Attestation.Gateway.Signing;

/// <summary>
/// Whom signers are trusted by: the trust folder, read again whenever a file in it has changed, and the revocation lists that are fetched. Lists
/// in the folder are replaced by hand.
/// </summary>
internal sealed partial class SignerTrust(IOptions<SigningOptions> options, FetchedLists lists, ILogger<SignerTrust> logger)
{
    private readonly Lock _reading = new();
    private (string Seen, Trust Trust)? _latest;
    private (Trust Folder, object Lists, Trust Trust)? _whole;

    /// <exception cref="InvalidDataException">A file is not what its name says, and there was no trust before that could be kept.</exception>
    public Trust Current
    {
        get
        {
            var (folder, fetched) = (OfFolder, lists.Current);
            lock (_reading)
            {
                if (_whole is not { } whole || whole.Folder != folder || whole.Lists != fetched)
                {
                    _whole = whole = (folder, fetched, fetched.Count is 0 ? folder : folder.With(fetched.Values.Select(list => list.Content)));
                }

                return whole.Trust;
            }
        }
    }

    /// <summary>What a signed notice comes to. Where lists are fetched, one whose revocation nobody can tell is never good.</summary>
    public NoticeVerdict Judge(Notice notice, string signedXml, Bin provider, DateTimeOffset at) =>
        NoticeVerdict.Of(notice, signedXml, provider, Current, at, lists.AreRequired);

    /// <summary>The folder alone.</summary>
    /// <exception cref="InvalidDataException">A file is not what its name says, and there was no trust before that could be kept.</exception>
    public Trust OfFolder
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
