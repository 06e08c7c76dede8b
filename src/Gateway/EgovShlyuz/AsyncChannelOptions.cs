using System.ComponentModel.DataAnnotations;
using Attestation.Shep;

namespace Attestation.Gateway.EgovShlyuz;

/// <summary>The asynchronous channel of the ШЭП: news for the applicant's personal cabinet, and applications that come as requests.</summary>
internal sealed class AsyncChannelOptions : IValidatableObject
{
    /// <summary>Whether applications with a <c>portalChainId</c> are told of in that chain.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>The channel's address, where it is not <c>/bip-async/</c> of <see cref="EgovShlyuzOptions.BaseAddress"/>.</summary>
    public Uri? Address { get; init; }

    /// <summary>Our service in the ШЭП's registry.</summary>
    [Required]
    public string ServiceId { get; init; } = ServiceIds.Attestation;

    /// <summary>Whether applications are fetched with <c>getMessages</c>.</summary>
    public bool Fetch { get; init; }

    /// <summary>How often to look for them when there were none.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan FetchEvery { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Whether the ШЭП may bring applications to us, at <c>/bip-async/client/</c>.</summary>
    public bool Callback { get; init; }

    /// <summary>How long the temporary file store shall keep a notice for the portal.</summary>
    [Range(typeof(TimeSpan), "02:00:00", "3650.00:00:00")]
    public TimeSpan FileLifetime { get; init; } = TimeSpan.FromDays(30);

    /// <summary>Chains that are told of something at once.</summary>
    [Range(1, 256)]
    public int Parallel { get; init; } = 8;

    /// <summary>The longest wait between two tries; they begin with a second, and each wait is twice the one before.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "1.00:00:00")]
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long the next message of a chain waits for word that the one before it was delivered, where the ШЭП brings such word to us.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan DeliveryWait { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long after it first refused it, or did not deliver it, a message of which the ШЭП says so again is given up. Silence is never given up.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "365.00:00:00")]
    public TimeSpan GiveUpAfter { get; init; } = TimeSpan.FromDays(7);

    /// <summary>How long to wait after so many tries before the next.</summary>
    public TimeSpan WaitAfter(int attempts)
    {
        var wait = TimeSpan.FromSeconds(1 << Math.Clamp(attempts, 0, 16));

        return wait < LongestWait ? wait : LongestWait;
    }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Address is { } address && address is not { IsAbsoluteUri: true, Scheme: "http" or "https" })
        {
            yield return new ValidationResult("EgovShlyuz:Async:Address must be an address such as http://127.0.0.1:8081/bip-async/.", [nameof(Address)]);
        }

        if (!Enabled && (Fetch || Callback))
        {
            yield return new ValidationResult("EgovShlyuz:Async:Enabled must not be false where Fetch or Callback is true: what is wrong with an application is told in its chain.", [nameof(Enabled)]);
        }
    }
}
