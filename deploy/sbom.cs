#!/usr/bin/env dotnet
#:property TargetFramework=net10.0
#:property RestorePackagesWithLockFile=false
#:property PublishAot=false
#:property JsonSerializerIsReflectionEnabledByDefault=true

// Writes the bill of materials of what is shipped (CycloneDX 1.6, JSON): every package of the projects under src/, as their lock files pin
// it, with its licence and its hash as restored. Fails when a package comes under a licence that is not among those below.
//
//   dotnet run deploy/sbom.cs                      to the terminal
//   dotnet run deploy/sbom.cs -- --output FILE     to a file
//
// Exit codes: 0 written, 1 a package is missing or under another licence, 64 the arguments are wrong.

using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;

string[] accepted = ["Apache-2.0", "Apache-2.0 OR MPL-2.0", "BSD-2-Clause", "BSD-3-Clause", "MIT", "PostgreSQL", "blessing"];

// Packages that name a file or an address instead of an SPDX expression; read on the given version line.
var read = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
{
    ["Portable.BouncyCastle"] = "MIT", // https://www.bouncycastle.org/csharp/licence.html
    ["SourceGear.sqlite3"] = "blessing", // LICENSE.txt in the package: SQLite is in the public domain
};

string? output = null;
if (args is ["--output", var named])
{
    output = named;
}
else if (args is not [])
{
    Console.Error.WriteLine("Usage: dotnet run deploy/sbom.cs [-- --output FILE]");
    return 64;
}

var root = Path.GetFullPath(Path.Combine((string)AppContext.GetData("EntryPointFileDirectoryPath")!, ".."));
var restored = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
    ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
var packages = new SortedDictionary<string, (string Name, string Version, string Url, string[] Needs)>(StringComparer.OrdinalIgnoreCase);
foreach (var lockFile in Directory.EnumerateFiles(Path.Combine(root, "src"), "packages.lock.json", SearchOption.AllDirectories))
{
    foreach (var (_, frameworks) in JsonNode.Parse(File.ReadAllBytes(lockFile))!["dependencies"]!.AsObject())
    {
        foreach (var (name, entry) in frameworks!.AsObject())
        {
            if ((string?)entry!["type"] is not "Project")
            {
                string[] needs = entry["dependencies"] is JsonObject on ? [.. on.Select(dependency => dependency.Key)] : [];
                var url = $"pkg:nuget/{name}@{(string)entry["resolved"]!}";
                packages[url] = (name, (string)entry["resolved"]!, url, needs);
            }
        }
    }
}

var mistakes = new List<string>();
var components = new JsonArray();
var dependencies = new JsonArray();
foreach (var package in packages.Values)
{
    var folder = Path.Combine(restored, package.Name.ToLowerInvariant(), package.Version.ToLowerInvariant());
    var specification = Path.Combine(folder, $"{package.Name.ToLowerInvariant()}.nuspec");
    if (!File.Exists(specification))
    {
        mistakes.Add($"{package.Name} {package.Version} is not restored; run dotnet restore --locked-mode first");
        continue;
    }

    var metadata = XDocument.Load(specification).Root!.Elements().Single(element => element.Name.LocalName is "metadata");
    string? Said(string name) => metadata.Elements().FirstOrDefault(element => element.Name.LocalName == name)?.Value;
    var licence = metadata.Elements().FirstOrDefault(element => element.Name.LocalName is "license" && (string?)element.Attribute("type") is "expression")?.Value
        ?? read.GetValueOrDefault(package.Name);
    var isBuildTool = Said("developmentDependency") is "true";
    if (licence is null || !accepted.Contains(licence, StringComparer.Ordinal))
    {
        mistakes.Add($"{package.Name} {package.Version} is under {licence ?? "a licence that nobody has read"}; see the list in deploy/sbom.cs");
    }

    components.Add(new JsonObject
    {
        ["type"] = "library",
        ["bom-ref"] = package.Url,
        ["name"] = package.Name,
        ["version"] = package.Version,
        ["scope"] = isBuildTool ? "excluded" : "required",
        ["hashes"] = new JsonArray(new JsonObject
        {
            ["alg"] = "SHA-512",
            ["content"] = Convert.ToHexStringLower(Convert.FromBase64String(
                File.ReadAllText(Path.Combine(folder, $"{package.Name.ToLowerInvariant()}.{package.Version.ToLowerInvariant()}.nupkg.sha512")))),
        }),
        ["licenses"] = new JsonArray(licence is null || licence.Contains(' ', StringComparison.Ordinal)
            ? new JsonObject { ["expression"] = licence ?? "NOASSERTION" }
            : new JsonObject { ["license"] = new JsonObject { ["id"] = licence } }),
        ["purl"] = package.Url,
    });
    dependencies.Add(new JsonObject
    {
        ["ref"] = package.Url,
        ["dependsOn"] = new JsonArray([.. packages.Values
            .Where(other => package.Needs.Contains(other.Name, StringComparer.OrdinalIgnoreCase))
            .Select(other => (JsonNode)other.Url)]),
    });
}

foreach (var mistake in mistakes)
{
    Console.Error.WriteLine(mistake);
}

if (mistakes is not [])
{
    return 1;
}

// The same packages give the same document, byte for byte: a difference between two builds can be seen by comparing files.
var number = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(components.ToJsonString())).AsSpan(0, 16));
var bill = new JsonObject
{
    ["bomFormat"] = "CycloneDX",
    ["specVersion"] = "1.6",
    ["serialNumber"] = $"urn:uuid:{number}",
    ["version"] = 1,
    ["metadata"] = new JsonObject
    {
        ["component"] = new JsonObject { ["type"] = "application", ["bom-ref"] = "attestation-gateway", ["name"] = "attestation-gateway" },
    },
    ["components"] = components,
    ["dependencies"] = dependencies,
};
var text = bill.ToJsonString(new JsonSerializerOptions { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) + "\n";
if (output is null)
{
    Console.Write(text);
}
else
{
    File.WriteAllText(output, text);
    Console.Error.WriteLine($"{packages.Count} packages in {output}");
}

return 0;
