using System.ComponentModel.DataAnnotations;

namespace Attestation.Gateway.Hosting;

/// <summary>A setting that names a file of certificates, if it names one.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class PemFileAttribute() : ValidationAttribute("The field {0} must be a readable file of certificates, PEM.")
{
    public override bool IsValid(object? value) => PinnedAuthority.Mistake("", value as string) is null;
}
