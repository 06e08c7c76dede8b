namespace Attestation.Signatures.Certificates;

/// <summary>
/// Everything the authorities have published: complete lists, and deltas beside them. Deltas are put in order by their times: the national
/// authority's numbers do not tell which complete list a delta belongs to.
/// </summary>
internal sealed class RevocationLists(IEnumerable<RevocationList> lists)
{
    private readonly RevocationList[] _lists = [.. lists];

    public bool HaveAnyOf(SignerCertificate issuer) => Array.Exists(_lists, list => !list.IsDelta && list.IsOf(issuer));

    public RevocationStatus StatusOf(SignerCertificate certificate, SignerCertificate issuer, DateTimeOffset at)
    {
        if (_lists.Length == 0)
        {
            return RevocationStatus.CannotTell;
        }

        var ofIssuer = _lists.Where(list => list.IsOf(issuer)).OrderBy(list => list.ThisUpdate).ToArray();
        if (Array.Exists(ofIssuer, list => list.ThisUpdate > at && list.Find(certificate.Serial) is { IsRemoved: false } entry && entry.RevokedAt <= at))
        {
            // A later list does not say who was good before it, but it does say since when someone was not.
            return RevocationStatus.Revoked;
        }

        var complete = Array.FindLast(ofIssuer, list => !list.IsDelta && list.Covers(at));
        var since = complete?.ThisUpdate ?? DateTimeOffset.MinValue;
        var latest = ofIssuer
            .Where(list => list == complete || (list.IsDelta && list.Covers(at) && list.ThisUpdate >= since))
            .Select(list => list.Find(certificate.Serial))
            .LastOrDefault(entry => entry is not null);

        return latest is { IsRemoved: false } ? RevocationStatus.Revoked
            : complete is not null ? RevocationStatus.Good
            : RevocationStatus.CannotTell;
    }
}
