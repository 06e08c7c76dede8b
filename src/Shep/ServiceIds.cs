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

    /// <summary>The register of natural persons (ГБД ФЛ), without a consent token.</summary>
    public const string GbdflUniversal = "GBDFL_UniversalServiceSync";

    /// <summary>The register of legal entities (ГБД ЮЛ), by БИН.</summary>
    public const string GbdulByBin = "GbdulInfoByBin_v2";

    /// <summary>The temporary file store of the document storage (ХЭД).</summary>
    public const string TempFiles = "EDS_TEMP_FILES";

    /// <summary>Applications for attestation through the portal, on the asynchronous channel. Ours: the real name is not public.</summary>
    public const string Attestation = "ATTESTATION_UniversalService";
}
