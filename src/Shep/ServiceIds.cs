namespace Attestation.Shep;

/// <summary>Names of the services in the ШЭП's registry which this library has payloads for.</summary>
public static class ServiceIds
{
    /// <summary>Consent to the use of personal data (КДП).</summary>
    public const string Kdp = "KDP_SERVICE";

    /// <summary>The register of natural persons (ГБД ФЛ), with a consent token.</summary>
    public const string GbdflUniversalToken = "GBDFLUniversal_token";

    /// <summary>Diplomas of higher education (ЕПВО).</summary>
    public const string EpvoDigitalDocs = "EPVO_digital_docs";

    /// <summary>Employment contracts by ИИН. Ours: the real service of ЕСУТД is not public.</summary>
    public const string EmploymentContracts = "ESUTD_ContractsByIin";
}
