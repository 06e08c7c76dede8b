using System.Diagnostics;

namespace Attestation.Verifier.Tests;

public sealed class UsageTests : IDisposable
{
    private readonly VerifierRun _run = new();

    public void Dispose() => _run.Dispose();

    [Theory]
    [InlineData("--at", "2026-11-20")]
    [InlineData("--at", "2026-11-20T10:00:00")]
    [InlineData("--at", "yesterday")]
    [InlineData("--revocation", "perhaps")]
    [InlineData("--language", "de")]
    [InlineData("--loud", "very")]
    public void A_mistake_is_named_and_ends_with_3(string option, string value)
    {
        var (exitCode, output, errors) = _run.Verify(_run.Write("notice.xml", VerifierRun.Signed()), option, value);

        Assert.Equal(3, exitCode);
        Assert.Empty(output);
        Assert.Contains(option == "--loud" ? option : value, errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_mistake_is_named_at_once()
    {
        var (exitCode, _, errors) = VerifierRun.Run(["missing.xml", "--loud", "--at", "yesterday", "--language", "de", "--trust", "nowhere"]);

        Assert.Equal(3, exitCode);
        Assert.All((string[])["missing.xml", "--loud", "yesterday", "de"], word => Assert.Contains(word, errors, StringComparison.Ordinal));
    }

    [Fact]
    public void A_question_about_no_notice_is_a_mistake() => Assert.Equal(3, _run.Verify().ExitCode);

    [Fact]
    public void A_notice_that_is_not_there_is_named()
    {
        var (exitCode, output, errors) = _run.Verify(Path.Combine(_run.TrustFolder, "missing.xml"));

        Assert.Equal(3, exitCode);
        Assert.Empty(output);
        Assert.Contains("missing.xml", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_cannot_be_trusted_is_named()
    {
        var notice = _run.Write("notice.xml", VerifierRun.Signed());
        var empty = Directory.CreateDirectory(Path.Combine(_run.TrustFolder, "empty")).FullName;

        Assert.Equal(3, VerifierRun.Run([notice, "--trust", empty]).ExitCode);
        Assert.Contains("nowhere", VerifierRun.Run([notice, "--trust", "nowhere"]).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_names_the_exit_codes()
    {
        var (exitCode, output, _) = VerifierRun.Run(["--help"]);

        Assert.Equal(0, exitCode);
        Assert.All((string[])["0   ", "1   ", "2   ", "3   ", "--trust", "--at"], word => Assert.Contains(word, output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_program_itself_answers_by_its_exit_code()
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Attestation.Verifier.dll");
        var notice = _run.Write("notice.xml", VerifierRun.Signed());
        var start = new ProcessStartInfo("dotnet", [program, notice, "--trust", _run.TrustFolder, "--at", "2026-11-20T10:00:00+05:00", "--language", "kk"])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };

        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, process.ExitCode);
        Assert.Contains("ТҮПНҰСҚА", output, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', output);
    }
}
