namespace Attestation.Stubs.TestKit;

/// <summary>Where a fault happens.</summary>
public enum FaultLevel
{
    /// <summary>On the connection, below HTTP.</summary>
    Connection,

    /// <summary>In the HTTP answer.</summary>
    Http,

    /// <summary>In the SOAP envelope or its signature.</summary>
    Soap,

    /// <summary>In what is said: the answer is well formed and means something else.</summary>
    Business,
}

/// <summary>Which doubles have a fault.</summary>
[Flags]
public enum FaultyDouble
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>The double of the ШЭП.</summary>
    EgovShlyuz = 1,

    /// <summary>The double of Ұстаз.</summary>
    UstazPlatform = 2,

    /// <summary>Either.</summary>
    Both = EgovShlyuz | UstazPlatform,
}

/// <summary>A named thing that can go wrong.</summary>
/// <param name="Name">What it is called by header, admin API and tests.</param>
/// <param name="Level">Where it happens.</param>
/// <param name="Doubles">Which doubles have it.</param>
/// <param name="English">What happens, in English.</param>
/// <param name="Russian">What happens, in Russian.</param>
/// <param name="DefaultSeconds">How long or how far, where the fault has a measure and nobody says another.</param>
public sealed record FaultKind(string Name, FaultLevel Level, FaultyDouble Doubles, string English, string Russian, double? DefaultSeconds = null)
{
    /// <summary>The name.</summary>
    /// <returns>What it is called.</returns>
    public override string ToString() => Name;
}
