using System.Reflection;
using System.Text.RegularExpressions;

namespace Attestation.Gateway.Tests.Architecture;

/// <summary>A folder of the gateway knows the folders before it on the journey, and none after it.</summary>
public partial class FolderTests
{
    private static readonly string[] Order =
    [
        "Hosting", "Deciding", "Storage", "Maintenance", "Cases", "Bus", "EgovShlyuz", "UstazPlatform", "Receiving", "Collecting", "Notices", "Signing", "Issuing", "Cabinet", "Journal", "Retention", "Restoring", "Console",
    ];

    public static TheoryData<string> Folders => [.. Order];

    [Fact]
    public void Every_folder_has_its_place_in_the_order()
    {
        string[] folders = [.. Repository.Sources(Repository.Gateway).Select(FolderOf).OfType<string>().Distinct(StringComparer.Ordinal)];

        Assert.Equal(Order.Order(StringComparer.Ordinal), folders.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_folder_uses_only_folders_before_it(string folder)
    {
        var allowed = Order.TakeWhile(other => other != folder).Append(folder).ToArray();

        var sources = Repository.Sources(Path.Combine(Repository.Gateway, folder)).Where(source => !IsExempt(source)).ToArray();

        Assert.NotEmpty(sources);
        Assert.Empty(
            from source in sources
            from used in Mentions().Matches(File.ReadAllText(source)).Select(match => match.Groups["folder"].Value)
            where Order.Contains(used, StringComparer.Ordinal) && !allowed.Contains(used, StringComparer.Ordinal)
            select $"{Path.GetRelativePath(Repository.Gateway, source)} uses {used}");
    }

    /// <summary>What a using cannot show: a type named in full or by the end of its namespace.</summary>
    [Theory]
    [MemberData(nameof(Folders))]
    public void No_member_of_a_folder_is_of_a_type_of_a_folder_after_it(string folder)
    {
        var allowed = Order.TakeWhile(other => other != folder).Append(folder).ToArray();
        var exempt = Repository.Sources(Path.Combine(Repository.Gateway, folder)).Where(IsExempt).Select(Path.GetFileNameWithoutExtension).ToArray();

        Assert.Empty(
            from type in Assembly.Load("Attestation.Gateway").GetTypes()
            where FolderOf(type) == folder && !exempt.Contains(Outermost(type).Name, StringComparer.Ordinal)
            from used in UsedBy(type).SelectMany(Parts)
            where FolderOf(used) is { } other && !allowed.Contains(other, StringComparer.Ordinal)
            select $"{type} has a member of type {used}");
    }

    [Fact]
    public void A_type_stands_in_the_namespace_of_its_folder()
    {
        foreach (var source in Repository.Sources(Repository.Gateway))
        {
            var expected = FolderOf(source) is { } folder ? $"Attestation.Gateway.{folder}" : "Attestation.Gateway";
            var match = Namespace().Match(File.ReadAllText(source));

            Assert.True(!match.Success || match.Groups["name"].Value == expected, $"{source}: {match.Value}");
        }
    }

    // The stop of a folder and its registration hold on to what comes around them.
    private static bool IsExempt(string source) =>
        FolderOf(source) is "Deciding" && (Path.GetFileName(source) is "DecidingStop.cs" || source.EndsWith("Services.cs", StringComparison.Ordinal));

    private static string? FolderOf(string source) => Path.GetRelativePath(Repository.Gateway, source).Split(Path.DirectorySeparatorChar) is [var folder, _, ..] ? folder : null;

    private static string? FolderOf(Type type) => type.Namespace?.Split('.') is ["Attestation", "Gateway", var folder, ..] ? folder : null;

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!) : type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Prepend(type) : [type];

    private static IEnumerable<Type> UsedBy(Type type)
    {
        const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        IEnumerable<MethodBase> methods = [.. type.GetMethods(Own), .. type.GetConstructors(Own)];

        return
        [
            .. type.GetInterfaces(),
            .. type.BaseType is { } parent ? [parent] : Type.EmptyTypes,
            .. type.GetFields(Own).Select(field => field.FieldType),
            .. methods.SelectMany(method => method.GetParameters()).Select(parameter => parameter.ParameterType),
            .. methods.OfType<MethodInfo>().Select(method => method.ReturnType),
            .. methods.SelectMany(method => method.GetMethodBody()?.LocalVariables ?? []).Select(local => local.LocalType),
        ];
    }

    [GeneratedRegex(@"\bAttestation\.Gateway\.(?<folder>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Mentions();

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Namespace();
}
