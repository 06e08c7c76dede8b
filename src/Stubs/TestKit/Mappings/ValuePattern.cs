namespace Attestation.Stubs.TestKit.Mappings;

/// <summary>One condition on a value.</summary>
/// <param name="Name">As the admin API calls it.</param>
/// <param name="Distance">0 where the value fits, up to 1 where it does not at all.</param>
internal sealed record ValuePattern(string Name, Func<Material, double> Distance)
{
    public bool Fits(Material value) => Distance(value) is 0;

    public static ValuePattern When(string name, Func<Material, bool> fits) => new(name, value => fits(value) ? 0 : 1);

    /// <summary>For values of which there must be one.</summary>
    public static ValuePattern WhenText(string name, Func<string, bool> fits) => When(name, value => value.Text is { } text && fits(text));
}
