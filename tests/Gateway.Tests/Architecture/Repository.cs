using System.Reflection;
using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace Attestation.Gateway.Tests.Architecture;

/// <summary>The sources these tests were built from, and what became of them.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Gateway { get; } = Path.Combine(Root, "src", "Gateway");

    /// <summary>Every project of src.</summary>
    public static IReadOnlyList<string> Projects { get; } = [.. Directory.GetFiles(Path.Combine(Root, "src"), "*.csproj", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    public static IEnumerable<Assembly> Assemblies => Projects.Select(project => Assembly.Load(Path.GetFileNameWithoutExtension(project)));

    /// <summary>The C# files under a folder, without what the build makes.</summary>
    public static IEnumerable<string> Sources(string folder) => Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories)
        .Where(file => !Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
        .Order(StringComparer.Ordinal);

    /// <summary>What a project names under an element, with all that is named on the way.</summary>
    public static IEnumerable<string> Includes(string project, string element) =>
        XDocument.Load(project).Descendants(element).Select(reference => (string?)reference.Attribute("Include")).OfType<string>();

    public static IEnumerable<Type> WrittenTypes(this Assembly assembly) => assembly.GetTypes().Where(type =>
        type.Namespace?.StartsWith("Attestation", StringComparison.Ordinal) is true && !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) && !type.Name.Contains('<'));

    // The sources beside which the tests run; where they were built elsewhere, the folder they were built in.
    private static string FindRoot([CallerFilePath] string here = "") =>
        Above(AppContext.BaseDirectory) ?? Above(Path.GetDirectoryName(here)!) ?? throw new DirectoryNotFoundException("Attestation.sln is in no folder above the tests.");

    private static string? Above(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Attestation.sln")))
            {
                return at.FullName;
            }
        }

        return null;
    }
}
