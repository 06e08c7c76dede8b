namespace Attestation.Gateway.Storage;

/// <summary>
/// The file of keys at the very first start. Of instances that start at once one makes it and all read the same: two sets of keys would leave
/// half of the columns unreadable for ever.
/// </summary>
internal static class KeysFirstMade
{
    // Made in milliseconds; whoever holds it for longer is somebody else.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    /// <exception cref="InvalidOperationException">Another process holds the file open.</exception>
    public static byte[] ReadOrMake(string path, Func<byte[]> make)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        byte[]? content = null;

        return SpinWait.SpinUntil(() => TryReadOrMake(path, make, out content), Longest)
            ? content!
            : throw new InvalidOperationException($"Storage:KeysFile '{path}' is held open by another process.");
    }

    private static bool TryReadOrMake(string path, Func<byte[]> make, out byte[]? content)
    {
        try
        {
            content = new FileInfo(path) is { Exists: true, Length: > 0 } ? File.ReadAllBytes(path) : MakeAlone(path, make);

            return true;
        }
        catch (IOException failure) when (IsHeld(failure))
        {
            content = null;

            return false;
        }
    }

    // The file is its own lock: whoever has it open has it alone. One that is empty was not finished, or its maker died: whoever gets it finishes it.
    private static byte[] MakeAlone(string path, Func<byte[]> make)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var file = new FileStream(path, options);
        if (file.Length is 0)
        {
            file.Write(make());
            file.Flush(flushToDisk: true);
            file.Position = 0;
        }

        var content = new byte[file.Length];
        file.ReadExactly(content);

        return content;
    }

    // ERROR_SHARING_VIOLATION on Windows, EWOULDBLOCK elsewhere (11 on Linux, 35 on macOS).
    private static bool IsHeld(IOException failure) => failure.HResult is unchecked((int)0x80070020) or 11 or 35;
}
