using System.Reflection;

namespace Attestation.Gateway.Tests.Architecture;

public class ReferenceTests
{
    [Fact]
    public void The_gateway_refers_to_no_double_and_to_no_sandbox()
    {
        var project = Path.Combine(Repository.Gateway, "Attestation.Gateway.csproj");

        var reached = Reached(project).Select(Path.GetFileNameWithoutExtension).ToArray();
        var compiled = Loaded("Attestation.Gateway");

        Assert.Equal(["Attestation.Contracts", "Attestation.Shep", "Attestation.Signatures"], reached.Order(StringComparer.Ordinal));
        Assert.DoesNotContain(compiled, name => name.StartsWith("Attestation.Stubs", StringComparison.Ordinal) || name is "Attestation.Sandbox");
        Assert.Contains("Attestation.Contracts", compiled);
    }

    [Theory]
    [InlineData("Attestation.Stubs.EgovShlyuz")]
    [InlineData("Attestation.Stubs.UstazPlatform")]
    [InlineData("Attestation.Stubs.TestKit")]
    [InlineData("Attestation.Stubs.Xunit")]
    public void A_double_does_not_know_the_gateway(string stub)
    {
        var project = Repository.Projects.Single(project => Path.GetFileNameWithoutExtension(project) == stub);

        Assert.DoesNotContain(Reached(project), reached => reached.EndsWith("Attestation.Gateway.csproj", StringComparison.Ordinal));
        Assert.DoesNotContain("Attestation.Gateway", Loaded(stub));
    }

    [Fact]
    public void The_contracts_refer_to_nothing_but_the_framework()
    {
        var project = Path.Combine(Repository.Root, "src", "Contracts", "Attestation.Contracts.csproj");

        Assert.Empty(Repository.Includes(project, "PackageReference"));
        Assert.Empty(Repository.Includes(project, "ProjectReference"));
        Assert.Empty(Repository.Includes(project, "FrameworkReference"));
        Assert.All(Loaded("Attestation.Contracts"), name => Assert.StartsWith("System.", name, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Attestation.Signatures", "Microsoft.AspNetCore")]
    [InlineData("Attestation.Signatures", "MassTransit")]
    [InlineData("Attestation.Shep", "Microsoft.AspNetCore")]
    [InlineData("Attestation.Shep", "MassTransit")]
    public void The_libraries_know_neither_web_nor_bus(string library, string unwanted) =>
        Assert.DoesNotContain(Loaded(library), name => name.StartsWith(unwanted, StringComparison.Ordinal));

    private static string[] Loaded(string assembly) => [.. Assembly.Load(assembly).GetReferencedAssemblies().Select(name => name.Name!)];

    private static IEnumerable<string> Reached(string project) => Repository.Includes(project, "ProjectReference")
        .Select(reference => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(project)!, reference)))
        .SelectMany(reference => Reached(reference).Prepend(reference))
        .Distinct(StringComparer.Ordinal);
}
