namespace Attestation.Gateway.Tests.Architecture;

public class TypeTests
{
    // Open libraries that others compile against; everything else is nobody's business but ours.
    private static readonly string[] Published =
        ["Attestation.Contracts", "Attestation.Signatures", "Attestation.Shep", "Attestation.Stubs.TestKit", "Attestation.Stubs.EgovShlyuz", "Attestation.Stubs.UstazPlatform", "Attestation.Stubs.Xunit"];

    // Their heirs are in tests of other teams, which start the double in their own way.
    private static readonly string[] Open = ["Attestation.Stubs.Xunit.EgovShlyuzFixture", "Attestation.Stubs.Xunit.UstazPlatformFixture"];

    [Fact]
    public void Every_class_without_heirs_is_sealed()
    {
        Type[] types = [.. Repository.Assemblies.SelectMany(assembly => assembly.GetTypes())];
        var parents = types.Select(type => Definition(type.BaseType)).OfType<Type>().ToHashSet();

        Assert.True(types.Length > 200);
        Assert.Empty(types.Where(type => IsWritten(type) && type is { IsClass: true, IsSealed: false, IsAbstract: false } && !parents.Contains(type) && !Open.Contains(type.FullName, StringComparer.Ordinal)).Select(type => type.FullName));
    }

    [Fact]
    public void Outside_the_published_libraries_nothing_is_public() => Assert.Empty(
        Repository.Assemblies
            .Where(assembly => !Published.Contains(assembly.GetName().Name, StringComparer.Ordinal))
            .SelectMany(Repository.WrittenTypes)
            .Where(type => type.IsPublic)
            .Select(type => type.FullName));

    private static bool IsWritten(Type type) => type.Assembly.WrittenTypes().Contains(type);

    private static Type? Definition(Type? type) => type is { IsGenericType: true } ? type.GetGenericTypeDefinition() : type;
}
