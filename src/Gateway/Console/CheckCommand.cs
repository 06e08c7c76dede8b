using System.Data.Common;
using System.Security.Authentication;
using System.Text.RegularExpressions;
using Attestation.Gateway.Bus;
using Attestation.Gateway.Deciding;
using Attestation.Gateway.EgovShlyuz;
using Attestation.Gateway.Hosting;
using Attestation.Gateway.Journal;
using Attestation.Gateway.Signing;
using Attestation.Gateway.Storage;
using Attestation.Gateway.UstazPlatform;
using Microsoft.Extensions.Options;

namespace Attestation.Gateway.Console;

/// <summary>Checks every setting, then every file they name, then every connection; all mistakes at once, and no secret among them.</summary>
internal sealed partial class CheckCommand(IServiceProvider services, IConfiguration configuration)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly (string What, Func<IServiceProvider, object> Open)[] Files =
    [
        ("school years and calendar", provider => provider.GetRequiredService<SchoolYears>()),
        ("file of keys", provider => provider.GetRequiredService<Keyring>()),
        ("key and trust of the ШЭП", provider => provider.GetRequiredService<ShepIdentity>()),
        ("key of the journal", provider => provider.GetRequiredService<JournalKey>()),
        ("keys and trust of the signing", provider => provider.GetRequiredService<InstitutionKeys>()),
    ];

    /// <summary>Mistakes in the settings alone: what a start would fail with.</summary>
    public IReadOnlyList<string> Mistakes() =>
    [
        .. services.GetServices<SettingsSection>().SelectMany(section => Try(() => section.Read(services))).Distinct(StringComparer.Ordinal),
    ];

    /// <summary>Mistakes in the settings, or else in the files they name: told before the doors open.</summary>
    public IReadOnlyList<string> MistakesAtStart() => Mistakes() is { Count: > 0 } mistakes ? mistakes : [.. Files.SelectMany(file => Try(() => file.Open(services)))];

    /// <summary>Prints a line for each thing that was looked at.</summary>
    /// <returns>Whether all is well.</returns>
    public async Task<bool> RunAsync(TextWriter output)
    {
        var isGood = await ShowAsync(output, "settings", Mistakes());
        if (!isGood)
        {
            await output.WriteLineAsync("Files and connections are not looked at before the settings are right.");
            return false;
        }

        foreach (var (what, open) in Files)
        {
            isGood &= await ShowAsync(output, what, Try(() => open(services)));
        }

        isGood &= await ShowAsync(output, "database", await TryAsync(services.GetRequiredService<IDatabase>().PrepareAsync));
        if (Options<BusOptions>().Transport is BusTransport.RabbitMq)
        {
            isGood &= await ShowAsync(output, "broker", await TryAsync(services.GetRequiredService<RabbitPublisher>().PrepareAsync));
        }

        isGood &= await ShowAsync(output, "ШЭП", await TryAsync(token => KnockAsync(Options<EgovShlyuzOptions>().BaseAddress, token)));
        isGood &= await ShowAsync(output, "Ұстаз", await TryAsync(token => KnockAsync(Options<UstazPlatformOptions>().BaseAddress, token)));

        return isGood;
    }

    private T Options<T>()
        where T : class => services.GetRequiredService<IOptions<T>>().Value;

    private static async Task<bool> ShowAsync(TextWriter output, string what, IReadOnlyList<string> mistakes)
    {
        await output.WriteLineAsync(mistakes is [] ? $"✓ {what}" : $"✗ {what}");
        foreach (var mistake in mistakes)
        {
            await output.WriteLineAsync($"    {mistake}");
        }

        return mistakes is [];
    }

    // Any answer will do: what is behind the address is not asked anything here.
    private static async Task KnockAsync(Uri address, CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        using var _ = await http.GetAsync(address, cancellationToken);
    }

    private IReadOnlyList<string> Try(Func<object> look)
    {
        try
        {
            look();
            return [];
        }
        catch (OptionsValidationException mistakes)
        {
            return [.. mistakes.Failures.Select(WithValue)];
        }
        catch (Exception mistake)
        {
            return [Plain(mistake)];
        }
    }

    private static async Task<IReadOnlyList<string>> TryAsync(Func<CancellationToken, Task> look)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await look(patience.Token).WaitAsync(Patience);
            return [];
        }
        catch (Exception mistake)
        {
            return [Plain(mistake)];
        }
    }

    /// <summary>What went wrong, in words of its own; nothing secret stands in them.</summary>
    public static string Plain(Exception mistake)
    {
        if (mistake is DbException { InnerException: AuthenticationException untrusted })
        {
            return $"The database's certificate is not believed: {untrusted.Message} Storage:ConnectionString names the authority (Root Certificate) and the name (Host).";
        }

        if (Unknown().Match(mistake.Message) is { Success: true } unknown)
        {
            var section = unknown.Groups["type"].Value;

            return $"{section[..^"Options".Length]} has no setting {unknown.Groups["keys"].Value}; is it misspelt?";
        }

        return mistake is { InnerException: { } inner } and (InvalidOperationException or RabbitMQ.Client.Exceptions.BrokerUnreachableException) ? $"{mistake.Message} {inner.Message}" : mistake.Message;
    }

    // The validators name type and property; people know the key of the setting, and want to see what it is now.
    private string WithValue(string failure)
    {
        if (Member().Match(failure) is not { Success: true } member)
        {
            return failure;
        }

        var key = $"{member.Groups["type"].Value[..^"Options".Length]}:{member.Groups["path"].Value.Replace('.', ':')}";
        var value = configuration[key] is not { } set ? "is not set" : Secret().IsMatch(key) ? "is set (not shown)" : $"is '{set}'";

        return $"{key} {value}: it {member.Groups["rest"].Value.Replace("field is required", "is required", StringComparison.Ordinal)}";
    }

    [GeneratedRegex(@"The (field )?(?<type>\w+Options)\.(?<path>[\w.]+) (?<rest>.*)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Member();

    [GeneratedRegex(@"not found on the instance of [\w.]*\.(?<type>\w+Options): (?<keys>.*)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Unknown();

    [GeneratedRegex("Password|Secret|Token|ConnectionString", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Secret();
}
