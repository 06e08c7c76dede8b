using Attestation.Gateway.Deciding;

namespace Attestation.Gateway.UstazPlatform;

/// <summary>The national platform of teachers' professional development, «Ұстаз».</summary>
internal interface IUstazPlatform
{
    /// <summary>Items 3, 5, 6, 7 and 8 of a teacher's portfolio (S2-23), all pages of one and the same snapshot.</summary>
    Task<RegisterAnswer<Portfolio>> FindPortfolioAsync(Iin iin, CancellationToken cancellationToken);
}
