namespace Attestation.Shep;

/// <summary>Who sends, as the ШЭП knows him.</summary>
/// <param name="SenderId">The participant's name in the registry.</param>
/// <param name="Password">His password; often 64 hexadecimal digits, sometimes plain text, sometimes absent.</param>
public sealed record Sender(string SenderId, string? Password = null)
{
    /// <summary>Names the sender and leaves the password out.</summary>
    /// <returns>The sender's name.</returns>
    public override string ToString() => SenderId;
}

/// <summary>An additional pair of the envelope.</summary>
/// <param name="Key">At most 30 characters.</param>
/// <param name="Value">At most 500 characters.</param>
public sealed record Property(string Key, string Value);
