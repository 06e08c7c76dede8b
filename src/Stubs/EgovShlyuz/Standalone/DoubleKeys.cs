using Attestation.Signatures;
using Attestation.Signatures.Testing;
using Attestation.Stubs.TestKit;

namespace Attestation.Stubs.EgovShlyuz.Standalone;

/// <summary>Keys of a double that runs alone; kept in a folder, so that its clients need not change theirs with every run.</summary>
internal static class DoubleKeys
{
    // Protects nothing: these keys are for tests, and everybody may have them.
    private const string Password = "sandbox";

    public static (SigningKey Key, Trust Trust) Open(string folder)
    {
        Directory.CreateDirectory(folder);
        using var authority = OpenAuthority(Path.Combine(folder, "authority.p12"));
        authority.ExportTo(Path.Combine(folder, "trust"));
        OpenKey(authority, Path.Combine(folder, "client.p12"), serial: 1, "Сынақ клиенті").Dispose();

        return (OpenKey(authority, Path.Combine(folder, "shlyuz.p12"), serial: 2, "ШЭП сынақ нұсқасы"), authority.Trust);
    }

    private static TestAuthority OpenAuthority(string path)
    {
        if (File.Exists(path))
        {
            return TestAuthority.Load(path, Password);
        }

        var authority = new TestAuthority();
        authority.Save(path, Password);
        return authority;
    }

    private static SigningKey OpenKey(TestAuthority authority, string path, int serial, string name)
    {
        if (File.Exists(path))
        {
            return SigningKey.FromPkcs12(File.ReadAllBytes(path), Password);
        }

        var key = authority.IssueOrganisation(Bin.Make(2020, 1, serial), name);
        File.WriteAllBytes(path, key.ToPkcs12(Password));
        return key;
    }
}
