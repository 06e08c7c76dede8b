using System.Text.Json.Nodes;
using Attestation.Integration.Tests.Servers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Attestation.Integration.Tests;

/// <summary>What we ship of others: the bill of materials, and what is known against it.</summary>
public sealed class SupplyTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("attestation-supply-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_bill_of_materials_follows_the_schema_of_CycloneDX_and_names_what_the_gateway_is_locked_to()
    {
        var file = Path.Combine(_folder.FullName, "bill.cdx.json");
        await Shell.RunAsync("cp", "-r", Path.Combine(Shell.Repository, "tests", "Integration.Tests", "bill-of-materials"), _folder.FullName);
        var validator = Path.Combine(_folder.FullName, "bill-of-materials");
        await Shell.RunAsync("npm", "ci", "--prefix", validator, "--no-audit", "--no-fund", "--ignore-scripts", "--silent");

        await Shell.RunAsync("dotnet", "run", "deploy/sbom.cs", "--", "--output", file);

        await Shell.RunAsync("node", Path.Combine(validator, "validate.js"), file);
        var components = JsonNode.Parse(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken))!["components"]!.AsArray();
        var named = components.Select(component => (string)component!["purl"]!).ToHashSet(StringComparer.Ordinal);
        Assert.Contains("pkg:nuget/MassTransit@8.4.0", named);
        Assert.Empty(Locked("Gateway").Except(named));
        Assert.Equal("excluded", (string?)components.Single(component => (string)component!["name"]! is "Meziantou.Analyzer")!["scope"]);
    }

    [Theory]
    [InlineData("2.1.86", true)]
    [InlineData("2.1.85", false)]
    public async Task A_package_that_a_source_calls_vulnerable_up_to_its_version_fails_the_check(string vulnerableUpTo, bool fails)
    {
        await using var source = await SourceAsync("dapper", $"(, {vulnerableUpTo}]");
        await ProjectAsync("Dapper", "2.1.86", source.Urls.Single());

        var check = Shell.RunAsync(Path.Combine(Shell.Repository, "deploy", "vulnerable.sh"), Path.Combine(_folder.FullName, "shipped.csproj"));

        if (fails)
        {
            Assert.Contains("Dapper", (await Assert.ThrowsAsync<InvalidOperationException>(() => check)).Message, StringComparison.Ordinal);
        }
        else
        {
            Assert.StartsWith("No package is known to be vulnerable", await check, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_vulnerable_package_fails_the_check_whatever_language_the_SDK_speaks()
    {
        await using var source = await SourceAsync("dapper", "(, 2.1.86]");
        await ProjectAsync("Dapper", "2.1.86", source.Urls.Single());

        var check = Shell.RunAsync(
            "env", "LANG=ru_RU.UTF-8", "DOTNET_CLI_UI_LANGUAGE=ru", Path.Combine(Shell.Repository, "deploy", "vulnerable.sh"), Path.Combine(_folder.FullName, "shipped.csproj"));

        Assert.Contains("Dapper", (await Assert.ThrowsAsync<InvalidOperationException>(() => check)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_whose_index_is_long_is_believed_to_know_what_is_vulnerable()
    {
        // More than a pipe holds: whoever stops reading at the first hit breaks it.
        await using var source = await SourceAsync("dapper", "(, 2.1.85]", after: new string('\n', 1_000_000));
        await ProjectAsync("Dapper", "2.1.86", source.Urls.Single());

        var check = await Shell.RunAsync(Path.Combine(Shell.Repository, "deploy", "vulnerable.sh"), Path.Combine(_folder.FullName, "shipped.csproj"));

        Assert.StartsWith("No package is known to be vulnerable", check, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Locked(string project) =>
        JsonNode.Parse(File.ReadAllBytes(Path.Combine(Shell.Repository, "src", project, "packages.lock.json")))!["dependencies"]!["net10.0"]!.AsObject()
            .Where(entry => (string?)entry.Value!["type"] is not "Project")
            .Select(entry => $"pkg:nuget/{entry.Key}@{(string)entry.Value!["resolved"]!}");

    // A package source that has no packages, but knows what is wrong with one.
    private static async Task<WebApplication> SourceAsync(string package, string versions, string after = "")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var port = Shell.FreePort();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        var source = builder.Build();
        var root = $"http://127.0.0.1:{port}";
        source.MapGet("/index.json", () => Results.Text($$"""
            {"version":"3.0.0","resources":[
              {"@id":"{{root}}/packages/","@type":"PackageBaseAddress/3.0.0"},
              {"@id":"{{root}}/vulnerable.json","@type":"VulnerabilityInfo/6.7.0"}]}
            """ + after, "application/json"));
        source.MapGet("/vulnerable.json", () => Results.Text($$"""[{"@name":"base","@id":"{{root}}/page.json","@updated":"2026-01-01T00:00:00Z"}]""", "application/json"));
        source.MapGet("/page.json", () => Results.Text($$"""{"{{package}}":[{"url":"https://example.test/advisory","severity":2,"versions":"{{versions}}"}]}""", "application/json"));
        await source.StartAsync();

        return source;
    }

    private async Task ProjectAsync(string package, string version, string source)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "nuget.config"), $"""
            <configuration>
              <packageSources><add key="knowing" value="{source}/index.json" allowInsecureConnections="true" /></packageSources>
              <auditSources><add key="knowing" value="{source}/index.json" allowInsecureConnections="true" /></auditSources>
            </configuration>
            """);
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "shipped.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup><PackageReference Include="{package}" Version="{version}" /></ItemGroup>
            </Project>
            """);
        await Shell.RunAsync("dotnet", "restore", Path.Combine(_folder.FullName, "shipped.csproj"), "-p:NuGetAudit=false");
    }
}
