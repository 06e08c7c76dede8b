namespace Attestation.Signatures.Plain;

/// <summary>Bytes that are written one after the other. Nothing is cleared before it is written.</summary>
internal sealed class PlainBytes(int capacity)
{
    private byte[] _bytes = GC.AllocateUninitializedArray<byte>(capacity);
    private int _count;

    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _count);

    public void Add(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > _bytes.Length - _count)
        {
            Array.Resize(ref _bytes, checked((2 * _bytes.Length) + bytes.Length));
        }

        bytes.CopyTo(_bytes.AsSpan(_count));
        _count += bytes.Length;
    }
}
