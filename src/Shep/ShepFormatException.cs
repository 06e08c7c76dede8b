namespace Attestation.Shep;

/// <summary>
/// A message is not what the protocol says, or cannot be written as the protocol wants it.
/// The text names the element and what is wrong with it, never the value: values are personal data.
/// </summary>
public sealed class ShepFormatException : FormatException
{
    /// <summary>Says that a message is malformed, without details.</summary>
    public ShepFormatException()
        : this("The message does not match the format.")
    {
    }

    /// <summary>Says what is wrong.</summary>
    /// <param name="message">The element and what is wrong with it, without its value.</param>
    public ShepFormatException(string message)
        : base(message)
    {
    }

    /// <summary>Says what is wrong, and keeps the cause.</summary>
    /// <param name="message">The element and what is wrong with it, without its value.</param>
    /// <param name="innerException">What the reader or writer of XML said.</param>
    public ShepFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
