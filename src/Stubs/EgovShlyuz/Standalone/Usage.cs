namespace Attestation.Stubs.EgovShlyuz.Standalone;

internal static class Usage
{
    public const string Text = """
        Double of the ШЭП, Kazakhstan's e-government gateway, with synthetic registers behind it.

        Usage: dotnet run --project src/Stubs/EgovShlyuz -- [settings]
               dotnet run --project src/Stubs/EgovShlyuz -- conformance URL [--Key:File P12 --Key:Password P] [--Trust:Directory DIR]
                                                            [--Sender:Id ID --Sender:Password P] [--Iin ИИН]
                 asks any endpoint what the tests ask the double, and prints where it differs
               dotnet run --project src/Stubs/EgovShlyuz -- compare FILE URL --Key:File P12 --Key:Password P
                 asks the double at URL what was recorded, signed with this key, and prints where its answers have another shape

          --EgovShlyuz:Url ADDRESS            where to listen (http://127.0.0.1:8081; port 0: any free one)
          --EgovShlyuz:KeyReference WAY       KeyIdentifier (the certificate travels along) or IssuerSerial
          --EgovShlyuz:MostBodyBytes N        longest request (4194304)
          --EgovShlyuz:JournalEntries N       most exchanges kept (20000)
          --EgovShlyuz:JournalBytes N         most bytes of bodies kept (100663296)
          --EgovShlyuz:Senders:0:SenderId ID  a participant; with :Password and :Bin what is asked of it.
                                              When nobody is named, any sender with a trusted signature is taken.
                                              Also :CheckTransportSignature, :CheckDataSignature (true, false), :Callback ADDRESS
                                              (where asynchronous messages are brought) and :Serves:0 SERVICE;
                                              :OvtKeyFile FILE: what its tokens (ovt) must be signed with
          --EgovShlyuz:Services:0:ServiceId ID  a service; with :CheckTransportSignature, :CheckDataSignature (true, false)
                                              and :Replays Answer|Refuse; :AnswerPacking (Elements, Text, CharacterData, …)
                                              and :SignAnswerData (true, false) for what it sends back
          --EgovShlyuz:Mode Lenient|Strict    what is done with messages that the schemas forbid (Lenient);
                                              for one tenant: --EgovShlyuz:Tenants:NAME:Mode
          --EgovShlyuz:AskBySms true          consents without the operator's word wait for POST /__admin/sms
          --EgovShlyuz:RealExtras true        the register of persons sends more than its schema has
          --EgovShlyuz:ChainsFile FILE        keeps asynchronous chains between runs
          --EgovShlyuz:MostMessages N         most messages of one getMessages (100)
          --EgovShlyuz:DeliveryAttempts N     how often a message is brought (5), --EgovShlyuz:DeliveryPause TIME between (00:00:01)
          --EgovShlyuz:Senders:0:Tenant NAME  the tenant of a sender that cannot send X-Sandbox-Tenant
          --EgovShlyuz:Limits:IdleTenants TIME  a tenant that nobody used for so long is dropped (00:30:00); also :MostTenants, :ExchangesPerTenant, :BytesPerTenant
          --Recording:Target ADDRESS          passes calls on to a real endpoint and records them, secrets and personal data replaced;
                                              with --Recording:File FILE into a file that "compare" reads
          --People:File FILE                  people in the registers (JSON); everybody else is made from the ИИН
          --Keys:Directory DIR                where the double keeps its authority and its key between runs,
                                              and puts client.p12 (password: sandbox) and trust/ for its clients
          --Trust:Directory DIR               believe these too (certificates or their issuers: *.cer, *.crt, *.der, *.pem, *.crl; PEM or DER), besides the double's own authority
          --help                              this text

        The same settings may stand in egov-shlyuz.json in the working directory, or in the environment (EgovShlyuz__Url).
        """;
}
