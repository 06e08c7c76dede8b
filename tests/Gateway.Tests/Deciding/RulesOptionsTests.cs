using Attestation.Gateway.Deciding;

namespace Attestation.Gateway.Tests.Deciding;

public class RulesOptionsTests
{
    [Fact]
    public void Every_mistake_is_named_at_once()
    {
        var options = new RulesOptions { SchoolYearsFile = " ", PaperProviders = ["7"], Providers = { ["8"] = new ProviderOptions() } };

        var mistakes = new RulesOptionsValidator().Validate(null, options).Failures!.ToArray();

        Assert.Equal(
            ["Rules:SchoolYearsFile is not set. Name the file of school years.", "Rules:PaperProviders: '7' is not a БИН.", "Rules:Providers: '8' is not a БИН."], mistakes);
    }

    [Fact]
    public void Without_a_list_of_providers_nothing_is_said_of_any() => Assert.Null(new RulesOptions().ListingOf(Given.Bin()));

    [Fact]
    public void With_a_list_a_provider_is_on_it_or_not()
    {
        var listed = new RulesOptions { Providers = { [Given.Bin().Value] = new ProviderOptions { SubordinatedTo = CommissionLevel.Oblast } } };
        var others = new RulesOptions { Providers = { ["960840000919"] = new ProviderOptions() } };

        Assert.Equal(new ProviderListing(true, CommissionLevel.Oblast), listed.ListingOf(Given.Bin()));
        Assert.Equal(new ProviderListing(false, null), others.ListingOf(Given.Bin()));
    }
}
