using Attestation.Gateway.Deciding;

namespace Attestation.Gateway.EgovShlyuz;

/// <summary>The state registers behind the e-government gateway (S2-22), one method a register.</summary>
internal interface IEgovShlyuz
{
    /// <summary>Asks the service of access control (КДП) whether the person consents.</summary>
    Task<ConsentAnswer> RequestConsentAsync(Iin iin, CancellationToken cancellationToken);

    /// <summary>Asks the register of persons (ГБД ФЛ). It alone checks the consent token.</summary>
    Task<IdentityAnswer> FindPersonAsync(Iin iin, string token, string publicKey, CancellationToken cancellationToken);

    /// <summary>Asks the platform of higher education (ЕПВО).</summary>
    Task<RegisterAnswer<DiplomaRecord>> FindDiplomaAsync(Iin iin, CancellationToken cancellationToken);

    /// <summary>Asks the register of employment contracts (ЕСУТД).</summary>
    Task<RegisterAnswer<EmploymentRecord>> FindEmploymentAsync(Iin iin, CancellationToken cancellationToken);
}

/// <summary>The register's answer, or that it does not take the consent token.</summary>
internal sealed record IdentityAnswer(RegisterAnswer<IdentityRecord> Answer, bool TokenRefused);
