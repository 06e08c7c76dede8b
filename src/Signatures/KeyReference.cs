namespace Attestation.Signatures;

/// <summary>How a transport signature names the certificate of its key.</summary>
public enum KeyReference
{
    /// <summary><c>wsse:KeyIdentifier</c> of type X509v3: the whole certificate travels with the message.</summary>
    KeyIdentifier,

    /// <summary><c>ds:X509IssuerSerial</c>: the receiver must know the certificate already.</summary>
    IssuerSerial,
}
