// Issues a synthetic school's signing key from the authority of the double of the ШЭП. In production the national authority issues it.
using Attestation.Signatures;
using Attestation.Signatures.Testing;

if (args is not [var authorityFile, var bin, var keyFile] || bin.Length != 12 || !bin.All(char.IsAsciiDigit))
{
    Console.Error.WriteLine("Usage: dotnet run --project examples/dotnet/SchoolKey -- KEYS/authority.p12 BIN school.p12");
    return 2;
}

// Protects nothing: the double's keys are for everybody.
const string Password = "sandbox";
try
{
    using var authority = TestAuthority.Load(authorityFile, Password);
    using var key = authority.IssueOrganisation(bin, $"Мектеп {bin}");
    File.WriteAllBytes(keyFile, key.ToPkcs12(Password));
    Console.WriteLine($"{keyFile}: the key of the school {bin}, password: {Password}");
    return 0;
}
catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or KeyFileException)
{
    Console.Error.WriteLine(failure.Message);
    return 1;
}
