namespace Attestation.Gateway.Tests.Storage;

/// <summary>A folder of one test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("attestation-tests-");

    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    public string Write(string name, string text)
    {
        File.WriteAllText(PathOf(name), text);

        return PathOf(name);
    }

    /// <summary>Every byte of every file, by name. Files may be open elsewhere.</summary>
    public IReadOnlyDictionary<string, byte[]> Bytes() => _folder.GetFiles().ToDictionary(file => file.Name, Read, StringComparer.Ordinal);

    public void Dispose() => _folder.Delete(recursive: true);

    private static byte[] Read(FileInfo file)
    {
        using var stream = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);

        return bytes;
    }
}
