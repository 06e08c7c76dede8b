using Attestation.Contracts;

namespace Attestation.Gateway.Deciding;

/// <summary>Where an application belongs: its channel (Rules, p. 15) and the commission that will decide (p. 19).</summary>
internal static class RoutingRule
{
    public static IEnumerable<Check> Look(CaseFile file)
    {
        var application = file.Application;

        // The door lets nothing pass by the wrong channel.
        yield return Check.Met("channel", Act.Rules.At("п. 15"), $"{application.Requested} through {application.Channel}", FactSource.OfApplication(file));

        var level = LevelFor(application.Requested);
        var facts = $"decided by the commission of: {NameOf(level)}";
        yield return (level, file.Evidence.Provider) switch
        {
            (not CommissionLevel.District, _) => Check.Met("commission", Act.Rules.At("п. 19"), facts),
            (_, { IsListed: true, SubordinatedTo: { } above }) => Check.Met("commission", Act.Rules.At("п. 19"), $"decided by the commission of: {NameOf(above)}, to which the provider is subordinated"),
            _ => Check.NotChecked("commission", Act.Rules.At("п. 19"), $"{facts}, unless the provider is subordinated to an oblast or to the ministry, which is not known"),
        };
    }

    public static CommissionLevel LevelFor(Category category) => category switch
    {
        Category.Moderator => CommissionLevel.Organisation,
        Category.Researcher or Category.Head1 or Category.Deputy1 => CommissionLevel.Oblast,
        Category.Master => CommissionLevel.AuthorisedBody,
        _ => CommissionLevel.District,
    };

    private static string NameOf(CommissionLevel level) => level switch
    {
        CommissionLevel.Organisation => "the education organisation",
        CommissionLevel.District => "the education section of the district or city",
        CommissionLevel.Oblast => "the education department of the oblast or city",
        _ => "the authorised body",
    };
}

/// <summary>Whose commission decides (Rules, p. 19).</summary>
internal enum CommissionLevel
{
    Organisation,
    District,
    Oblast,
    AuthorisedBody,
}
