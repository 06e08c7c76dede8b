using Attestation.Gateway.Deciding;

namespace Attestation.Gateway.UstazPlatform;

/// <summary>The national platform of teachers' professional development, «Ұстаз».</summary>
internal interface IUstazPlatform
{
    /// <summary>Items 3, 5, 6, 7 and 8 of a teacher's portfolio (S2-23) as it was when the teacher applied: all pages of one snapshot, or none.</summary>
    Task<RegisterAnswer<Portfolio>> FindPortfolioAsync(Iin iin, DateTimeOffset submittedAt, CancellationToken cancellationToken);
}
