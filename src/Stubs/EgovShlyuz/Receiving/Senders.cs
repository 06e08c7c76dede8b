using Attestation.Shep;

namespace Attestation.Stubs.EgovShlyuz.Receiving;

/// <summary>The participants, and why someone is not taken for one of them.</summary>
internal sealed class Senders(EgovShlyuzOptions options)
{
    private readonly Dictionary<string, SenderOptions> _known = options.Senders.ToDictionary(sender => sender.SenderId, StringComparer.Ordinal);

    public string? WhyNot(Sender? sender, bool isSigned, string? binOfSigner)
    {
        if (_known.Count is 0)
        {
            return null;
        }

        if (sender is null || !_known.TryGetValue(sender.SenderId, out var known) || (known.Password is not null && known.Password != sender.Password))
        {
            return "The sender is not known, or the password is wrong.";
        }

        return known.Bin is null || !isSigned || known.Bin == binOfSigner ? null : "The certificate of the signature belongs to another organisation than the sender.";
    }
}
