using Attestation.Signatures;
using Attestation.Signatures.Testing;
using Attestation.Stubs.TestKit;

namespace Attestation.Stubs.EgovShlyuz.Standalone;

/// <summary>Keys of a double that runs alone; kept in a folder, so that its clients need not change theirs with every run.</summary>
internal sealed class DoubleKeys : IDisposable
{
    // Protects nothing: these keys are for tests, and everybody may have them.
    public const string Password = "sandbox";

    // Its trust is of no use any more once it is disposed of.
    private readonly TestAuthority _authority;
    private readonly string _trustFolder;

    private DoubleKeys(string trustFolder, TestAuthority authority, SigningKey key)
    {
        _trustFolder = trustFolder;
        _authority = authority;
        Key = key;
    }

    public SigningKey Key { get; }

    public TestAuthority Authority => _authority;

    public Trust Trust => _authority.Trust;

    /// <summary>The double's own authority, and whoever lies in the folder.</summary>
    /// <exception cref="InvalidDataException">A file in the folder is not what its name says.</exception>
    /// <exception cref="IOException">There is no such folder, or it cannot be read.</exception>
    public Trust TrustBesides(string folder) => Trust.FromFolder(_trustFolder, folder);

    public static DoubleKeys Open(string folder)
    {
        Directory.CreateDirectory(folder);
        var authority = OpenAuthority(Path.Combine(folder, "authority.p12"));
        authority.ExportTo(Path.Combine(folder, "trust"));
        OpenKey(authority, Path.Combine(folder, "client.p12"), serial: 1, "Сынақ клиенті").Dispose();

        return new DoubleKeys(Path.Combine(folder, "trust"), authority, OpenKey(authority, Path.Combine(folder, "shlyuz.p12"), serial: 2, "ШЭП сынақ нұсқасы"));
    }

    public void Dispose()
    {
        Key.Dispose();
        _authority.Dispose();
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
