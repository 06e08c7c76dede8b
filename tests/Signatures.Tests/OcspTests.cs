using Attestation.Signatures.Testing;

namespace Attestation.Signatures.Tests;

public sealed class OcspTests : IDisposable
{
    private static readonly TimeProvider Clock = new FixedClock(Given.At);

    private readonly TestAuthority _authority = new("TEST", SignatureAlgorithm.Gost2015);
    private readonly RevocationServer _server;
    private readonly HttpClient _http = new();
    private readonly SigningKey _key;

    public OcspTests()
    {
        _server = _authority.Serve(Clock);
        _key = _authority.IssueOrganisation(Given.Bin, "№1 мектеп");
    }

    public void Dispose()
    {
        _server.Dispose();
        _http.Dispose();
        _key.Dispose();
        _authority.Dispose();
    }

    [Theory]
    [InlineData(SignatureAlgorithm.Rsa)]
    [InlineData(SignatureAlgorithm.Gost2015)]
    public async Task A_responder_tells_the_good_from_the_revoked(SignatureAlgorithm algorithm)
    {
        using var authority = new TestAuthority("TEST", algorithm);
        using var server = authority.Serve(Clock);
        using var good = authority.IssueOrganisation(Given.Bin, "№1 мектеп", new CertificateTraits { OcspResponder = server.Ocsp });
        using var revoked = authority.IssueOrganisation(Given.Bin, "№1 мектеп", new CertificateTraits { OcspResponder = server.Ocsp });
        authority.Revoke(revoked.Certificate);
        var verifier = new DocumentVerifier(authority.Trust, new OcspClient(_http, Clock));

        Assert.Equal(VerdictCode.Valid, await CodeAsync(verifier, good));
        Assert.Equal(VerdictCode.Revoked, await CodeAsync(verifier, revoked));
    }

    public static TheoryData<string, OcspTraits> Unbelievable => new()
    {
        { "signed by a subscriber", new OcspTraits { Signer = OcspSigner.Subscriber } },
        { "signed by an expired delegate", new OcspTraits { Signer = OcspSigner.ExpiredDelegate } },
        { "signed by a delegate of whose own revocation nothing is known", new OcspTraits { Signer = OcspSigner.DelegateToBeChecked } },
        { "signed by a stranger", new OcspTraits { Signer = OcspSigner.Stranger } },
        { "an answer to another question", new OcspTraits { ChangesNonce = true } },
        { "an answer to no question", new OcspTraits { LeavesNonceOut = true } },
        { "about another certificate", new OcspTraits { IsAboutAnother = true } },
        { "unknown to the responder", new OcspTraits { IsUnknown = true } },
        { "too old", new OcspTraits { Age = TimeSpan.FromMinutes(66) } },
        { "from the future", new OcspTraits { Age = TimeSpan.FromMinutes(-6) } },
        { "held no longer", new OcspTraits { Age = TimeSpan.FromMinutes(20), HoldsFor = TimeSpan.FromMinutes(10) } },
        { "a busy responder", new OcspTraits { IsBusy = true } },
    };

    [Theory]
    [MemberData(nameof(Unbelievable))]
    public async Task An_answer_that_cannot_be_believed_tells_nothing_of_the_good_nor_of_the_revoked(string why, OcspTraits traits)
    {
        using var revoked = _authority.IssueOrganisation(Given.Bin, "№1 мектеп");
        _authority.Revoke(revoked.Certificate);

        Assert.True((VerdictCode.RevocationUnknown, VerdictCode.RevocationUnknown) == (await CodeAsync(traits, _key), await CodeAsync(traits, revoked)), why);
    }

    [Theory]
    [InlineData(OcspSigner.DelegateToBeChecked, -1, 1, VerdictCode.Valid)]
    [InlineData(OcspSigner.DelegateToBeChecked, -2, -1, VerdictCode.RevocationUnknown)]
    [InlineData(OcspSigner.RevokedDelegate, -1, 1, VerdictCode.RevocationUnknown)]
    [InlineData(OcspSigner.RevokedDelegateNotToBeChecked, -1, 1, VerdictCode.RevocationUnknown)]
    [InlineData(OcspSigner.Delegate, -2, -1, VerdictCode.Valid)]
    [InlineData(OcspSigner.Issuer, -2, -1, VerdictCode.Valid)]
    public async Task A_delegate_s_own_revocation_is_told_by_a_list(OcspSigner signer, int fromDay, int untilDay, VerdictCode expected)
    {
        _server.Traits = new OcspTraits { Signer = signer };

        // The first answer makes the responder's certificate; the list is made afterwards.
        await CodeAsync(Verifier, _key);
        var list = _authority.Crl(Given.At.AddDays(fromDay), Given.At.AddDays(untilDay));
        var trust = Trust.Of([_authority.Root, _authority.Issuer], [list]);

        Assert.Equal(expected, await CodeAsync(new DocumentVerifier(trust, new OcspClient(_http, Clock, _server.Ocsp)), _key));
    }

    public static TheoryData<OcspTraits> Believable => new()
    {
        new OcspTraits { Signer = OcspSigner.Issuer },
        new OcspTraits { Age = TimeSpan.FromMinutes(64) },
        new OcspTraits { Age = TimeSpan.FromMinutes(-4) },
        new OcspTraits { Age = TimeSpan.FromMinutes(20), HoldsFor = TimeSpan.FromMinutes(16) },
    };

    [Theory]
    [MemberData(nameof(Believable))]
    public async Task An_answer_within_the_limits_is_believed(OcspTraits traits) => Assert.Equal(VerdictCode.Valid, await CodeAsync(traits, _key));

    [Theory]
    [InlineData(1, VerdictCode.Valid)]
    [InlineData(0, VerdictCode.Revoked)]
    [InlineData(-1, VerdictCode.Revoked)]
    public async Task Who_was_revoked_later_was_good_before(int secondsAfter, VerdictCode expected)
    {
        _authority.Revoke(_key.Certificate);
        var at = Given.At.AddDays(-30);
        _server.Traits = new OcspTraits { RevokedAt = at.AddSeconds(secondsAfter) };

        Assert.Equal(expected, await CodeAsync(Verifier, _key, at));
    }

    [Fact]
    public async Task Of_the_future_nobody_knows() =>
        Assert.Equal(VerdictCode.RevocationUnknown, await CodeAsync(Verifier, _key, Given.At.AddMinutes(6)));

    [Fact]
    public async Task A_responder_that_is_not_there_tells_nothing()
    {
        _server.Dispose();

        Assert.Equal(VerdictCode.RevocationUnknown, await CodeAsync(Verifier, _key));
    }

    [Fact]
    public async Task An_address_that_answers_something_else_tells_nothing()
    {
        var verifier = new DocumentVerifier(_authority.Trust, new OcspClient(_http, Clock, new Uri(_server.Address, "issuer.crl")));

        Assert.Equal(VerdictCode.RevocationUnknown, await CodeAsync(verifier, _key));
    }

    [Fact]
    public async Task A_certificate_that_names_no_responder_leaves_nobody_to_ask() =>
        Assert.Equal(VerdictCode.RevocationUnknown, await CodeAsync(new DocumentVerifier(_authority.Trust, new OcspClient(_http, Clock)), _key));

    [Fact]
    public async Task A_stranger_s_responder_is_not_asked()
    {
        var asked = new AskedHandler();
        using var http = new HttpClient(asked);
        using var key = _authority.IssueOrganisation(Given.Bin, "№1 мектеп", new CertificateTraits { OcspResponder = _server.Ocsp });

        var code = await CodeAsync(new DocumentVerifier(Given.Trust, new OcspClient(http, Clock)), key);

        Assert.Equal(VerdictCode.UntrustedIssuer, code);
        Assert.False(asked.WasAsked);
    }

    [Fact]
    public void Offline_a_responder_tells_nothing() =>
        Assert.Equal(
            VerdictCode.RevocationUnknown, EnvelopedSignature.Verify(Signed(_key), _authority.Trust, Given.At, RevocationMode.Ocsp).Code);

    [Fact]
    public async Task Lists_are_published_too()
    {
        _authority.Revoke(_key.Certificate);
        var crl = await _http.GetByteArrayAsync(new Uri(_server.Address, "issuer.crl"), TestContext.Current.CancellationToken);
        var trust = Trust.Of([_authority.Root, _authority.Issuer], [crl]);

        Assert.Equal(VerdictCode.Revoked, EnvelopedSignature.Verify(Signed(_key), trust, Given.At, RevocationMode.Crl).Code);
    }

    private DocumentVerifier Verifier => new(_authority.Trust, new OcspClient(_http, Clock, _server.Ocsp));

    private static byte[] Signed(SigningKey key) => EnvelopedSignature.Sign(Given.Bytes("<a/>"), key);

    private Task<VerdictCode> CodeAsync(OcspTraits traits, SigningKey key)
    {
        _server.Traits = traits;

        return CodeAsync(Verifier, key);
    }

    private static async Task<VerdictCode> CodeAsync(DocumentVerifier verifier, SigningKey key, DateTimeOffset? at = null) =>
        (await verifier.VerifyAsync(Signed(key), at ?? Given.At, RevocationMode.Ocsp, policy: null, TestContext.Current.CancellationToken)).Code;

    private sealed class AskedHandler : HttpMessageHandler
    {
        public bool WasAsked { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            WasAsked = true;

            return Task.FromResult(new HttpResponseMessage());
        }
    }
}
