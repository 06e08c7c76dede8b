using Attestation.Gateway.Hosting;
using Microsoft.Extensions.Options;

namespace Attestation.Gateway.Signing;

/// <summary>The last good list of each address. It counts until its own end, however long its source is silent.</summary>
internal sealed class FetchedLists(IOptions<SigningOptions> options, Clocks clocks)
{
    // Replaced as a whole: whoever judges a signature sees all lists as they were at one moment.
    private volatile Dictionary<Uri, FetchedList> _lists = [];

    public IReadOnlyDictionary<Uri, FetchedList> Current => _lists;

    /// <summary>Whether revocation must be told: then it is no way out that there is no list.</summary>
    public bool AreRequired => options.Value.Revocation.Addresses.Count > 0;

    /// <summary>Addresses without a list that holds now.</summary>
    public IReadOnlyList<Uri> Lacking => [.. options.Value.Revocation.Addresses.Where(address => !(_lists.TryGetValue(address, out var list) && list.NextUpdate >= clocks.Now))];

    /// <summary>Takes what one round has brought.</summary>
    public void Take(IReadOnlyCollection<FetchedList> fetched)
    {
        if (fetched.Count is 0)
        {
            return;
        }

        var lists = new Dictionary<Uri, FetchedList>(_lists);
        foreach (var list in fetched)
        {
            lists[list.Address] = list;
        }

        _lists = lists;
    }
}

/// <param name="Address">Where it comes from.</param>
/// <param name="Content">The list, DER.</param>
/// <param name="ThisUpdate">When it was made.</param>
/// <param name="NextUpdate">Until when it holds.</param>
/// <param name="EntityTag">What the source calls this version, to ask for a newer one only.</param>
/// <param name="LastModified">Likewise.</param>
internal sealed record FetchedList(Uri Address, byte[] Content, DateTimeOffset ThisUpdate, DateTimeOffset? NextUpdate, string? EntityTag, DateTimeOffset? LastModified);
