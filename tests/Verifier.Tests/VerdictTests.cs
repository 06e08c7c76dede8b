using System.Text;
using System.Text.Json;
using Attestation.Signatures.Testing;

namespace Attestation.Verifier.Tests;

public sealed class VerdictTests : IDisposable
{
    private readonly VerifierRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public void A_genuine_notice_says_who_signed_what_for_whom()
    {
        var (exitCode, output, errors) = _run.Verify(_run.Write("notice.xml", VerifierRun.Signed()));

        Assert.Equal(0, exitCode);
        Assert.Empty(errors);
        Assert.Contains("notice.xml: GENUINE", output, StringComparison.Ordinal);
        Assert.Contains("AT-26-00000001-3/1, kind Refusal, root element notice", output, StringComparison.Ordinal);
        Assert.Contains("ТЕСТОВА ӘЙГЕРІМ, first head, №1 мектеп, BIN 061240001234, IIN ********0123", output, StringComparison.Ordinal);
        Assert.Contains("2020-01-01 – 2045-12-31", output, StringComparison.Ordinal);
        Assert.Contains("Verified for: 2026-11-20T10:00:00+05:00", output, StringComparison.Ordinal);
        Assert.Equal(8, output.Split('✓').Length - 1);
        Assert.DoesNotContain("✗", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_notice_is_not_genuine_and_nothing_of_it_is_shown()
    {
        var changed = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(VerifierRun.Signed()).Replace("Refusal", "Acceptance", StringComparison.Ordinal));

        var (exitCode, output, _) = _run.Verify(_run.Write("notice.xml", changed));

        Assert.Equal(1, exitCode);
        Assert.Contains("NOT GENUINE", output, StringComparison.Ordinal);
        Assert.Contains("✓ the signature is made", output, StringComparison.Ordinal);
        Assert.Contains("✗ the content has not been changed", output, StringComparison.Ordinal);
        Assert.Contains("- the certificate was issued by a trusted authority: not checked", output, StringComparison.Ordinal);
        Assert.DoesNotContain("AT-26", output, StringComparison.Ordinal);
        Assert.DoesNotContain("ТЕСТОВА", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no XML")]
    [InlineData("")]
    [InlineData("<!DOCTYPE notice><notice/>")]
    [InlineData("<notice/>")]
    public void What_is_no_signed_notice_is_not_genuine(string content) =>
        Assert.Equal(1, _run.Verify(_run.Write("notice.xml", Encoding.UTF8.GetBytes(content))).ExitCode);

    [Fact]
    public void A_revoked_signer_is_found_by_the_list_in_the_folder()
    {
        using var key = VerifierRun.Authority.IssueOrganisation(VerifierRun.Bin, "№2 мектеп");
        VerifierRun.Authority.Revoke(key.Certificate);
        VerifierRun.Authority.ExportTo(_run.TrustFolder);

        var notice = _run.Write("notice.xml", VerifierRun.Signed(key: key));

        Assert.Contains("✗ the certificate has not been revoked", _run.Verify(notice).Output, StringComparison.Ordinal);
        Assert.Equal(1, _run.Verify(notice).ExitCode);
        Assert.Equal(0, _run.Verify(notice, "--revocation", "none").ExitCode);
    }

    [Fact]
    public void Without_a_list_revocation_is_not_checked_and_the_report_says_so()
    {
        using var run = new VerifierRun(hasRevocationList: false);
        var notice = run.Write("notice.xml", VerifierRun.Signed());

        var (exitCode, output, _) = run.Verify(notice);

        Assert.Equal(0, exitCode);
        Assert.Contains(
            "- the certificate has not been revoked: not checked, the trust folder holds no revocation list of the issuer", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_list_it_cannot_be_told_if_it_was_asked_for()
    {
        using var run = new VerifierRun(hasRevocationList: false);

        var (exitCode, output, _) = run.Verify(run.Write("notice.xml", VerifierRun.Signed()), "--revocation", "crl");

        Assert.Equal(2, exitCode);
        Assert.Contains("CANNOT TELL", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2019-12-31T23:59:59+05:00", 1)]
    [InlineData("2020-01-01T00:00:00+05:00", 0)]
    [InlineData("2045-12-31T23:59:59+05:00", 0)]
    [InlineData("2045-12-31T19:00:00Z", 1)]
    public void The_time_of_verification_can_be_chosen(string at, int expected) =>
        Assert.Equal(expected, _run.Verify(_run.Write("notice.xml", VerifierRun.Signed()), "--at", at).ExitCode);

    [Fact]
    public void A_stranger_is_not_named()
    {
        using var stranger = new TestAuthority();
        using var key = stranger.IssuePerson(VerifierRun.Iin, "БӨТЕН АДАМ", VerifierRun.Bin, "№1 мектеп", PersonRole.Head);

        var (exitCode, output, _) = _run.Verify(_run.Write("notice.xml", VerifierRun.Signed(key: key)));

        Assert.Equal(1, exitCode);
        Assert.Contains("✗ the certificate was issued by a trusted authority", output, StringComparison.Ordinal);
        Assert.DoesNotContain("БӨТЕН", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_several_notices_the_worst_answer_counts()
    {
        var genuine = _run.Write("genuine.xml", VerifierRun.Signed());
        var forged = _run.Write("forged.xml", "<notice/>"u8.ToArray());

        var (exitCode, output, _) = _run.Verify(genuine, forged, genuine);

        Assert.Equal(1, exitCode);
        Assert.Equal(3, output.Split("GENUINE").Length - 1);
        Assert.Contains("forged.xml: NOT GENUINE", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kk", "ТҮПНҰСҚА", "бірінші басшы")]
    [InlineData("ru", "ПОДЛИННОЕ", "первый руководитель")]
    [InlineData("en", "GENUINE", "first head")]
    public void The_answer_comes_in_three_languages(string language, string conclusion, string role)
    {
        var (_, output, _) = _run.Verify(_run.Write("notice.xml", VerifierRun.Signed()), "--language", language);

        Assert.Contains(conclusion, output, StringComparison.Ordinal);
        Assert.Contains(role, output, StringComparison.Ordinal);
    }

    [Fact]
    public void Programs_get_JSON()
    {
        var (exitCode, output, _) = _run.Verify(_run.Write("notice.xml", VerifierRun.Signed()), "--json");

        using var json = JsonDocument.Parse(output);
        var notice = json.RootElement[0];
        Assert.Equal(0, exitCode);
        Assert.Equal("genuine", notice.GetProperty("conclusion").GetString());
        Assert.Equal("valid", notice.GetProperty("code").GetString());
        Assert.Equal("AT-26-00000001-3/1", notice.GetProperty("number").GetString());
        Assert.Equal("061240001234", notice.GetProperty("signers")[0].GetProperty("bin").GetString());
        Assert.Equal("head", notice.GetProperty("signers")[0].GetProperty("roles")[0].GetString());
        Assert.Equal("good", notice.GetProperty("revocation").GetString());
        Assert.All(notice.GetProperty("checks").EnumerateArray(), check => Assert.Equal("passed", check.GetProperty("outcome").GetString()));
    }

    [Fact]
    public void Text_out_of_a_notice_does_not_steer_the_terminal()
    {
        var notice = VerifierRun.Notice.Replace("AT-26", "&#x9B;31mAT\u202E-26", StringComparison.Ordinal);

        var (_, output, _) = _run.Verify(_run.Write("notice.xml", VerifierRun.Signed(notice)));

        Assert.Contains("31mAT-26", output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u009B', output);
        Assert.DoesNotContain('\u202E', output);
    }

    [Fact]
    public void A_notice_signed_for_another_school_is_not_genuine()
    {
        var notice = _run.Write("notice.xml", VerifierRun.Signed(VerifierRun.Notice.Replace(VerifierRun.Bin, "061240001235", StringComparison.Ordinal)));

        var (exitCode, output, _) = _run.Verify(notice);

        Assert.Equal(1, exitCode);
        Assert.Contains("✗ the signer is entitled", output, StringComparison.Ordinal);
        Assert.Contains("✓ the content has not been changed", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_notice_signed_by_an_employee_without_the_right_is_not_genuine()
    {
        using var employee = VerifierRun.Authority.IssuePerson(VerifierRun.Iin, "ТЕСТОВ АЛМАС", VerifierRun.Bin, "№1 мектеп", PersonRole.Employee);

        var (exitCode, output, _) = _run.Verify(_run.Write("notice.xml", VerifierRun.Signed(key: employee)), "--json");

        using var json = JsonDocument.Parse(output);
        var policy = json.RootElement[0].GetProperty("signatures")[0].GetProperty("checks")[5];
        Assert.Equal(1, exitCode);
        Assert.Equal("wrongRole", json.RootElement[0].GetProperty("code").GetString());
        Assert.Equal("failed", policy.GetProperty("outcome").GetString());
        Assert.All((string[])["kk", "ru", "en"], language => Assert.NotEmpty(policy.GetProperty("explanation").GetProperty(language).GetString()!));
    }

    [Fact]
    public void A_document_that_names_no_provider_may_be_signed_by_anybody_and_the_report_says_so()
    {
        var (exitCode, output, _) = _run.Verify(_run.Write("notice.xml", VerifierRun.Signed("<letter/>")));

        Assert.Equal(0, exitCode);
        Assert.Contains("- the signer is entitled to sign for this provider: not checked, the document names no provider", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<notice><!-- -->{0}</notice>")]
    [InlineData("<notice><?x?>{0}</notice>")]
    [InlineData("<!-- --><notice>{0}</notice>")]
    [InlineData("<notice>{0}</notice><?x?>")]
    public void Comments_and_instructions_anywhere_are_not_genuine(string layout)
    {
        var signed = Encoding.UTF8.GetString(VerifierRun.Signed("<notice></notice>"));
        var inside = signed[signed.IndexOf("<ds:", StringComparison.Ordinal)..signed.LastIndexOf("</notice>", StringComparison.Ordinal)];

        Assert.Equal(1, _run.Verify(_run.Write("notice.xml", Encoding.UTF8.GetBytes(string.Format(layout, inside)))).ExitCode);
        Assert.Equal(0, _run.Verify(_run.Write("notice.xml", Encoding.UTF8.GetBytes($"<notice>{inside}</notice>"))).ExitCode);
    }

    [Fact]
    public void A_responder_is_asked_when_that_was_asked_for()
    {
        using var server = VerifierRun.Authority.Serve(new VerifierRun.FixedClock());
        var traits = new CertificateTraits { OcspResponder = server.Ocsp };
        using var good = VerifierRun.Authority.IssueOrganisation(VerifierRun.Bin, "№1 мектеп", traits);
        using var revoked = VerifierRun.Authority.IssueOrganisation(VerifierRun.Bin, "№1 мектеп", traits);
        VerifierRun.Authority.Revoke(revoked.Certificate);

        Assert.Equal(0, _run.Verify(_run.Write("good.xml", VerifierRun.Signed(key: good)), "--revocation", "ocsp").ExitCode);
        Assert.Equal(1, _run.Verify(_run.Write("revoked.xml", VerifierRun.Signed(key: revoked)), "--revocation", "ocsp").ExitCode);
        Assert.Equal(0, _run.Verify(_run.Write("revoked.xml", VerifierRun.Signed(key: revoked)), "--revocation", "none").ExitCode);
    }

    [Fact]
    public void Nobody_is_asked_over_the_network_unless_that_was_asked_for()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var traits = new CertificateTraits { OcspResponder = new Uri($"http://{listener.LocalEndpoint}/") };
        using var key = VerifierRun.Authority.IssueOrganisation(VerifierRun.Bin, "№1 мектеп", traits);
        var notice = _run.Write("notice.xml", VerifierRun.Signed(key: key));

        Assert.All((string[][])[[], ["--revocation", "crl"], ["--revocation", "none"]], more => Assert.Equal(0, _run.Verify([notice, .. more]).ExitCode));

        Assert.False(listener.Pending());
    }

    [Fact]
    public void A_responder_that_does_not_answer_leaves_it_open()
    {
        var (exitCode, output, _) = _run.Verify(_run.Write("notice.xml", VerifierRun.Signed()), "--revocation", "ocsp");

        Assert.Equal(2, exitCode);
        Assert.Contains("? the certificate has not been revoked: there is no answer that can be believed", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_GOST_notice_is_genuine_too()
    {
        using var authority = new TestAuthority("TEST", Signatures.SignatureAlgorithm.Gost2015);
        using var key = authority.IssueOrganisation(VerifierRun.Bin, "№1 мектеп");
        authority.ExportTo(Path.Combine(_run.TrustFolder, "gost"));

        var (exitCode, output, _) = VerifierRun.Run(
            [_run.Write("notice.xml", VerifierRun.Signed(key: key)), "--trust", Path.Combine(_run.TrustFolder, "gost")]);

        Assert.Equal(0, exitCode);
        Assert.Contains("GOST 34.10-2015", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Colour_is_for_people()
    {
        var notice = _run.Write("notice.xml", VerifierRun.Signed());

        Assert.Contains('\e', VerifierRun.Run([notice, "--trust", _run.TrustFolder], isForPeople: true).Output);
        Assert.DoesNotContain('\e', VerifierRun.Run([notice, "--trust", _run.TrustFolder]).Output);
    }
}
