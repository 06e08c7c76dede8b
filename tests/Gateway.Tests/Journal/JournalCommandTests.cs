using Attestation.Gateway.Console;
using Attestation.Gateway.Tests.Storage;

namespace Attestation.Gateway.Tests.Journal;

public sealed class JournalCommandTests : IDisposable
{
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
    }

    [Fact]
    public async Task A_whole_file_is_said_to_be_whole()
    {
        await using var journal = await KeptJournal.StartAsync();
        var cases = await journal.FillAsync();
        var path = journal.Store.Folder.PathOf("file.zip");
        await File.WriteAllBytesAsync(path, await journal.ExportAsync(cases[0].Id), TestContext.Current.CancellationToken);

        Assert.Equal(JournalCommand.Done, await RunAsync("check", path));
        Assert.StartsWith($"Whole: application {cases[0].Number}, 4 entries of the journal, seen by 2 checkpoints.", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_administrative_file_is_broken()
    {
        using var folder = new TemporaryFolder();

        Assert.Equal(JournalCommand.Broken, await RunAsync("check", folder.Write("file.zip", "not a zip")));
        Assert.StartsWith("This is not an administrative file", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_a_wrong_argument() => Assert.Equal(JournalCommand.WrongArguments, await RunAsync("check", "/nowhere/file.zip"));

    [Theory]
    [InlineData("verify")]
    [InlineData("checkpoint")]
    [InlineData("export", "7b1c3d9e-8a44-4f0e-9a55-0c3c5d1f2a60", "file.zip")]
    public async Task What_needs_the_database_waits_for_the_settings(params string[] arguments) => Assert.Null(await RunAsync(arguments));

    [Theory]
    [InlineData]
    [InlineData("prove")]
    [InlineData("check")]
    [InlineData("export", "7b1c3d9e-8a44-4f0e-9a55-0c3c5d1f2a60")]
    [InlineData("export", "AT-26-00000001-8", "file.zip")]
    public async Task Wrong_arguments_are_told(params string[] arguments)
    {
        Assert.Equal(JournalCommand.WrongArguments, await RunAsync(arguments));
        Assert.NotEmpty(_error.ToString());
    }

    [Fact]
    public async Task Help_is_no_mistake()
    {
        Assert.Equal(JournalCommand.Done, await RunAsync("--help"));
        Assert.Equal(JournalCommand.Usage, _output.ToString().TrimEnd());
    }

    private Task<int?> RunAsync(params string[] arguments) => JournalCommand.RunAloneAsync(arguments, _output, _error);
}
