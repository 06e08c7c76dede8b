using Attestation.Contracts;
using Attestation.Gateway.Deciding;

namespace Attestation.Gateway.Receiving;

/// <summary>
/// Rules, p. 15: the category decides the channel. An application in the wrong one is sent back with the right one named; it is not refused.
/// Paper (S1-4) is taken for any category, but only for providers that are switched on for it.
/// </summary>
internal static class ChannelRule
{
    private static readonly TrilingualText Portal = new("egov.kz порталы (Egov)", "портал egov.kz (Egov)", "the portal egov.kz (Egov)");

    private static readonly TrilingualText Platform = new("«Ұстаз» платформасы (Ustaz)", "платформа «Ұстаз» (Ustaz)", "the platform «Ұстаз» (Ustaz)");

    public static void Check(Field filedThrough, Channel? channel, Category? requested, Bin? provider, Func<Bin, bool> takesPaper)
    {
        if (channel is Channel.Paper)
        {
            // Of a provider that could not be read, its own problem says enough.
            if (provider is not null && !takesPaper(provider))
            {
                filedThrough.Report(Problems.ChannelPaperNotEnabled);
            }
        }
        else if (channel is not null && requested is { } category && channel != Categories.ChannelOf(category))
        {
            filedThrough.Report(Problems.ChannelWrong, Categories.IsOnPlatform(category) ? Platform : Portal);
        }
    }
}
