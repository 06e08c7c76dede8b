namespace Attestation.Signatures;

/// <summary>The algorithms of the national authority. Which one a signature is made with follows from the key of the certificate, never from the document.</summary>
public enum SignatureAlgorithm
{
    /// <summary>RSA (PKCS#1 v1.5) with SHA-256.</summary>
    Rsa,

    /// <summary>GOST 34.10-2015 with 512 bits and Streebog-512, the same as GOST R 34.10-2012 (RFC 7091) on the curve tc26-512-A.</summary>
    Gost2015,

    /// <summary>GOST 34.310-2004 with GOST 34.311-95, out of use since 2022: old signatures are verified, none is made.</summary>
    Gost2004,
}
