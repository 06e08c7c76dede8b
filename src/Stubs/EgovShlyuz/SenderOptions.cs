namespace Attestation.Stubs.EgovShlyuz;

/// <summary>A participant whom the double knows.</summary>
public sealed class SenderOptions
{
    /// <summary>Its name in the registry.</summary>
    public string SenderId { get; set; } = "";

    /// <summary>Its password; <see langword="null"/> when none is asked for.</summary>
    public string? Password { get; set; }

    /// <summary>The БИН that its certificate must have; <see langword="null"/> when any will do.</summary>
    public string? Bin { get; set; }

    /// <summary>Whether its messages must have a good transport signature.</summary>
    public bool CheckTransportSignature { get; set; } = true;

    /// <summary>Whether its business data must be signed; <see langword="null"/> for what the service says.</summary>
    public bool? CheckDataSignature { get; set; }

    /// <summary>
    /// File with the key that the sender's tokens (<c>ovt</c>) are signed with: a certificate or public key, PEM or DER;
    /// <see langword="null"/> when their signature is not checked.
    /// </summary>
    public string? OvtKeyFile { get; set; }

    /// <summary>Where asynchronous messages are brought to it; <see langword="null"/> when it fetches them.</summary>
    public Uri? Callback { get; set; }

    /// <summary>The tenant its messages belong to where no header says one; <see langword="null"/> for <c>default</c>.</summary>
    public string? Tenant { get; set; }

    /// <summary>The services whose first messages it receives, of the asynchronous channel.</summary>
    public IList<string> Serves { get; } = [];

    internal IEnumerable<string> Mistakes(string place)
    {
        if (SenderId.Length is 0)
        {
            yield return $"{place}:SenderId is missing.";
        }

        if (Bin is not null && !TestKit.Bin.IsValid(Bin))
        {
            yield return $"{place}:Bin is not a БИН: twelve digits, the right check digit.";
        }

        if (OvtKeyFile is not null && !File.Exists(OvtKeyFile))
        {
            yield return $"{place}:OvtKeyFile names no file.";
        }

        if (Callback is { IsAbsoluteUri: false } || (Callback is not null && Callback.Scheme is not "http" and not "https"))
        {
            yield return $"{place}:Callback must be an absolute address.";
        }
    }
}
