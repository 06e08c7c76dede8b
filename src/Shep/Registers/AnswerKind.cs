namespace Attestation.Shep;

/// <summary>What a register's answer amounts to.</summary>
public enum AnswerKind
{
    /// <summary>The register has what was asked for.</summary>
    Found,

    /// <summary>The register says that it has nothing.</summary>
    NoData,

    /// <summary>The code is one that nobody here knows, or contradicts what came with it. It is neither of the two: nothing may be concluded from it.</summary>
    Unrecognised,
}
