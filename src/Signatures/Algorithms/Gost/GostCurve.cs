using Org.BouncyCastle.Asn1.CryptoPro;
using Org.BouncyCastle.Asn1.Rosstandart;
using Org.BouncyCastle.Crypto.Parameters;

namespace Attestation.Signatures.Algorithms.Gost;

internal static class GostCurve
{
    /// <summary>Bytes of a coordinate, of a scalar, and of each half of a signature.</summary>
    public const int NumberLength = 64;

    public static ECDomainParameters Parameters { get; } = Domain();

    private static ECDomainParameters Domain()
    {
        var named = ECGost3410NamedCurves.GetByOidX9(RosstandartObjectIdentifiers.id_tc26_gost_3410_12_512_paramSetA);

        return new ECDomainParameters(named.Curve, named.G, named.N, named.H);
    }
}
