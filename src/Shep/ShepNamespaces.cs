namespace Attestation.Shep;

/// <summary>XML namespaces of the ШЭП's channels, version 10, and of the registers behind it.</summary>
public static class ShepNamespaces
{
    /// <summary>SOAP 1.1 envelopes, the version of the contract.</summary>
    public const string Soap = "http://schemas.xmlsoap.org/soap/envelope/";

    /// <summary>SOAP 1.2 envelopes, which the contract does not allow and some clients send.</summary>
    public const string Soap12 = "http://www.w3.org/2003/05/soap-envelope";

    /// <summary>The wrapper elements (<c>SendMessage</c>, <c>SendMessageResponse</c>, the fault); everything below them is in no namespace.</summary>
    public const string SyncChannel = "http://bip.bee.kz/SyncChannel/v10/Types";

    /// <summary>The wrapper elements of the asynchronous channel; everything below them is in no namespace.</summary>
    public const string AsyncChannel = "http://bip.bee.kz/AsyncChannel/v10/Types";

    /// <summary>The wrapper elements which only a participant's own service has.</summary>
    public const string AsyncChannelClient = "http://bip.bee.kz/AsyncChannel/v10/Types/Client";

    /// <summary>Answers of the consent service, and the wrapper that some of its clients use.</summary>
    public const string Kdp = "http://service.2fa-chain.kz/ns/kdp";

    /// <summary>Requests to the register of legal entities, by БИН.</summary>
    public const string Gbdul = "http://gbdulinfobybin_v2.egp.gbdul.tamur.kz";

    /// <summary>Requests to the temporary file store.</summary>
    public const string TempFiles = "http://egov.bee.kz/eds/tempstorage/v2/";

    /// <summary>Documents of the portal's chain about attestation. Ours: every service has a namespace of its own.</summary>
    public const string Portal = "http://newshep.attestation.egov.kz";

    /// <summary>Attributes <c>xsi:type</c> and <c>xsi:nil</c>.</summary>
    public const string SchemaInstance = "http://www.w3.org/2001/XMLSchema-instance";
}
