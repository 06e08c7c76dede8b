using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Attestation.Stubs.TestKit;

/// <summary>
/// Choices that depend on a text alone, the same in every process, on every machine and under every version of .NET.
/// SplitMix64 (Steele, Lea, Flood, 2014), started from a hash of the text.
/// </summary>
internal struct Chance
{
    private ulong _state;

    private Chance(ulong seed) => _state = seed;

    public static Chance Of(string text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        return new Chance(BinaryPrimitives.ReadUInt64LittleEndian(hash));
    }

    public T Pick<T>(ReadOnlySpan<T> choices) => choices[Below(choices.Length)];

    public int Below(int count) => (int)(Next() % (ulong)count);

    private ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
