using Attestation.Gateway.Storage;

namespace Attestation.Gateway.Tests.Storage;

public sealed class KeyringTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string, string> Mistakes => new()
    {
        { "not JSON", "keys" },
        { "an empty file", "" },
        { "null", "null" },
        { "a list", "[]" },
        { "nothing", "{}" },
        { "no current key", $$"""{ "keys": { "k1": "{{Opened.Key(1)}}" }, "lookup": "{{Opened.Key(3)}}" }""" },
        { "no keys", $$"""{ "current": "k1", "lookup": "{{Opened.Key(3)}}" }""" },
        { "no lookup key", $$"""{ "current": "k1", "keys": { "k1": "{{Opened.Key(1)}}" } }""" },
        { "another current key", Opened.Keys("k3") },
        { "a key that is no base64", Opened.Keys("k1").Replace(Opened.Key(2), "%%%", StringComparison.Ordinal) },
        { "a key that is null", Opened.Keys("k1").Replace($"\"{Opened.Key(2)}\"", "null", StringComparison.Ordinal) },
        { "a key of 31 bytes", Opened.Keys("k1").Replace(Opened.Key(2), Opened.Key(2, 31), StringComparison.Ordinal) },
        { "a key of 33 bytes", Opened.Keys("k1").Replace(Opened.Key(2), Opened.Key(2, 33), StringComparison.Ordinal) },
        { "a lookup key of 16 bytes", Opened.Keys("k1").Replace(Opened.Key(3), Opened.Key(3, 16), StringComparison.Ordinal) },
        { "an id that is not ASCII", Opened.Keys("кілт").Replace("k1", "кілт", StringComparison.Ordinal) },
        { "an id without letters", Opened.Keys("").Replace("k1", "", StringComparison.Ordinal) },
        { "an id too long to be stored", Opened.Keys(new string('k', 256)).Replace("k1", new string('k', 256), StringComparison.Ordinal) },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_file_of_keys_with_a_mistake_is_refused_in_plain_words(string mistake, string json)
    {
        var path = _folder.Write("keys.json", json);

        var error = Record.Exception(() => Keyring.Load(path, create: false));

        Assert.True(error is InvalidOperationException, $"{mistake}: {error}");
        Assert.Contains($"Storage:KeysFile '{path}' must look like", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Opened.Key(1), error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_told_with_what_to_do()
    {
        var error = Assert.Throws<InvalidOperationException>(() => Keyring.Load(_folder.PathOf("none.json"), create: false));

        Assert.Contains("does not exist. Restore it from its backup", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.PathOf("none.json")));
    }

    [Fact]
    public void A_file_that_is_made_is_made_once_and_for_its_owner_alone()
    {
        var path = _folder.PathOf("new/keys.json");

        var made = Keyring.Load(path, create: true);
        var read = Keyring.Load(path, create: true);

        Assert.Equal(made.Key(made.Current).ToArray(), read.Key(read.Current).ToArray());
        Assert.Equal(made.Lookup("a"), read.Lookup("a"));
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(path) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Fact]
    public void A_file_whose_maker_died_before_it_wrote_is_finished_by_the_next()
    {
        var path = _folder.Write("keys.json", "");

        var made = Keyring.Load(path, create: true);

        Assert.Equal(made.Lookup("a"), Keyring.Load(path, create: false).Lookup("a"));
    }

    // The moment in which a file is there and empty is short: each start is another chance to meet it.
    [Fact]
    public async Task Instances_that_start_at_once_without_a_file_all_have_the_same_keys()
    {
        const int Starts = 20;
        for (var start = 0; start < Starts; start++)
        {
            var path = _folder.PathOf($"race{start}.json");
            using var gate = new Barrier(4);
            var instances = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Factory.StartNew(
                () =>
                {
                    gate.SignalAndWait();

                    return Convert.ToHexString(Keyring.Load(path, create: true).Lookup("x"));
                },
                TestContext.Current.CancellationToken,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default)));

            Assert.Single(instances.Distinct());
        }

        Assert.Equal(Starts, Directory.GetFiles(Path.GetDirectoryName(_folder.PathOf("race0.json"))!, "race*").Length);
    }

    [Fact]
    public void Two_made_files_have_nothing_in_common()
    {
        var one = Keyring.Load(_folder.PathOf("one.json"), create: true);
        var other = Keyring.Load(_folder.PathOf("other.json"), create: true);

        Assert.NotEqual(one.Key("k1").ToArray(), other.Key("k1").ToArray());
        Assert.NotEqual(one.Lookup("a"), other.Lookup("a"));
    }

    [Fact]
    public void A_lookup_is_the_same_for_the_same_value_alone_and_outlives_a_change_of_keys()
    {
        var before = Opened.Keyring(_folder, "k1");
        var after = Opened.Keyring(_folder, "k2");

        Assert.Equal(before.Lookup("000229599007"), after.Lookup("000229599007"));
        Assert.NotEqual(before.Lookup("000229599007"), before.Lookup("000229599811"));
        Assert.Equal("k2", after.Current);
    }

    public void Dispose() => _folder.Dispose();
}
