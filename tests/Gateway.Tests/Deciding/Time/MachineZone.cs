using System.Buffers.Binary;

namespace Attestation.Gateway.Tests.Deciding;

/// <summary>
/// Puts the process into another time zone until disposed. The zone is a file made here (RFC 9636, version 1: one type, no transitions),
/// because a small machine has no zone table.
/// </summary>
[CollectionDefinition(nameof(MachineZone), DisableParallelization = true)]
public sealed class MachineZone : IDisposable
{
    private const string Variable = "TZ";

    private readonly string? _before = Environment.GetEnvironmentVariable(Variable);
    private readonly string _file = Path.GetTempFileName();

    public MachineZone(TimeSpan offset)
    {
        File.WriteAllBytes(_file, ZoneFile(offset));
        Set(_file);
        if (TimeZoneInfo.Local.BaseUtcOffset != offset)
        {
            Dispose();
            throw new InvalidOperationException("The machine's zone could not be changed.");
        }
    }

    public void Dispose()
    {
        Set(_before);
        File.Delete(_file);
    }

    private static void Set(string? zone)
    {
        Environment.SetEnvironmentVariable(Variable, zone);
        TimeZoneInfo.ClearCachedData();
    }

    // Magic, version, reserved; six counts, of which one type and four letters; the type; its name.
    private static byte[] ZoneFile(TimeSpan offset)
    {
        var file = new byte[44 + 6 + 4];
        "TZif"u8.CopyTo(file);
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(36), 1);
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(40), 4);
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(44), (int)offset.TotalSeconds);
        "TST\0"u8.CopyTo(file.AsSpan(50));

        return file;
    }
}
