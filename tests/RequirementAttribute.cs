using Xunit.v3;

namespace Attestation;

/// <summary>
/// Says which numbered requirement of the service a test shows to be met. docs/requirements.md is made from it, and test.sh checks that
/// every test named there ran and passed.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RequirementAttribute(params string[] numbers) : Attribute, ITraitAttribute
{
    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [.. numbers.Select(number => KeyValuePair.Create("requirement", number))];
}
