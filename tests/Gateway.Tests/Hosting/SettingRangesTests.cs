using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Attestation.Gateway.Bus;
using Attestation.Gateway.Cases;
using Attestation.Gateway.Deciding;
using Attestation.Gateway.EgovShlyuz;
using Attestation.Gateway.Journal;
using Attestation.Gateway.Receiving;
using Attestation.Gateway.Retention;
using Attestation.Gateway.Signing;
using Attestation.Gateway.Storage;
using Attestation.Gateway.UstazPlatform;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Attestation.Gateway.Tests.Hosting;

/// <summary>A number that is said to have a range is held to it, as it comes from the settings.</summary>
public class SettingRangesTests
{
    private static readonly Dictionary<string, (Type Options, Func<IConfigurationSection, IEnumerable<string>> Mistakes)> Sections = new(StringComparer.Ordinal)
    {
        [BusOptions.Section] = Of(new BusOptionsValidator()),
        [DoorsOptions.Section] = Of(new DoorsOptionsValidator()),
        [EgovShlyuzOptions.Section] = Of(new EgovShlyuzOptionsValidator()),
        [JournalOptions.Section] = Of(new JournalOptionsValidator()),
        [RetentionOptions.Section] = Of(new RetentionOptionsValidator()),
        [SecondQuestionOptions.Section] = Of(new SecondQuestionOptionsValidator()),
        [SigningOptions.Section] = Of(new SigningOptionsValidator()),
        [StorageOptions.Section] = Of(new StorageOptionsValidator()),
        [UstazPlatformOptions.Section] = Of(new UstazPlatformOptionsValidator()),
        [WorkOptions.Section] = Of(new WorkOptionsValidator()),
    };

    /// <summary>The value below the range, its two ends, and the value above.</summary>
    public static TheoryData<string, string, string, string, string> Ranges => new()
    {
        { "Bus:Port", "0", "1", "65535", "65536" },
        { "Bus:Prefetch", "0", "1", "256", "257" },
        { "Doors:MessageBytes", "1023", "1024", "134217728", "134217729" },
        { "Doors:DocumentBytes", "1023", "1024", "100663296", "100663297" },
        { "Doors:EssayCharacters", "1999", "2000", "200000", "200001" },
        { "Doors:Documents", "7", "8", "400", "401" },
        { "Doors:PerProviderAMinute", "-1", "0", "1000000", "1000001" },
        { "Doors:PerSenderAMinute", "-1", "0", "10000000", "10000001" },
        { "EgovShlyuz:ConsentLifetime", "00:00:59.999", "00:01:00", "1.00:00:00", "1.00:00:00.001" },
        { "EgovShlyuz:Async:FetchEvery", "00:00:00.009", "00:00:00.010", "01:00:00", "01:00:00.001" },
        { "EgovShlyuz:Async:FileLifetime", "01:59:59.999", "02:00:00", "3650.00:00:00", "3650.00:00:00.001" },
        { "EgovShlyuz:Async:Parallel", "0", "1", "256", "257" },
        { "EgovShlyuz:Async:LongestWait", "00:00:00.099", "00:00:00.100", "1.00:00:00", "1.00:00:00.001" },
        { "EgovShlyuz:Async:DeliveryWait", "-00:00:00.001", "00:00:00", "01:00:00", "01:00:00.001" },
        { "EgovShlyuz:Async:GiveUpAfter", "00:00:59.999", "00:01:00", "365.00:00:00", "365.00:00:00.001" },
        { "EgovShlyuz:Calls:AttemptTimeout", "00:00:00.099", "00:00:00.100", "00:05:00", "00:05:00.001" },
        { "EgovShlyuz:Calls:Retries", "-1", "0", "5", "6" },
        { "EgovShlyuz:Calls:RetryDelay", "00:00:00", "00:00:00.001", "00:00:30", "00:00:30.001" },
        { "EgovShlyuz:Calls:Parallel", "0", "1", "1000", "1001" },
        { "EgovShlyuz:Calls:PlaceWait", "00:00:00.009", "00:00:00.010", "00:01:00", "00:01:00.001" },
        { "EgovShlyuz:Calls:BreakerSample", "1", "2", "100000", "100001" },
        { "EgovShlyuz:Calls:BreakerRatio", "0.009", "0.01", "1", "1.001" },
        { "EgovShlyuz:Calls:BreakerPause", "00:00:00.999", "00:00:01", "00:10:00", "00:10:00.001" },
        { "Journal:CheckpointEvery", "00:00:00.999", "00:00:01", "1.00:00:00", "1.00:00:00.001" },
        { "Journal:HeadsAtMost", "0", "1", "100000", "100001" },
        { "Retention:Years", "0", "1", "75", "76" },
        { "Retention:Every", "00:00:00.999", "00:00:01", "31.00:00:00", "31.00:00:00.001" },
        { "SecondQuestion:After", "-00:00:00.001", "00:00:00", "08:00:00", "08:00:00.001" },
        { "SecondQuestion:BeforeTerm", "-00:00:00.001", "00:00:00", "08:00:00", "08:00:00.001" },
        { "Signing:AskAgainAfter", "00:00:59.999", "00:01:00", "7.00:00:00", "7.00:00:00.001" },
        { "Signing:CheckAgainAfter", "00:00:59.999", "00:01:00", "1.00:00:00", "1.00:00:00.001" },
        { "Storage:WriteQueue", "15", "16", "65536", "65537" },
        { "UstazPlatform:RenewBefore", "-00:00:00.001", "00:00:00", "00:10:00", "00:10:00.001" },
        { "UstazPlatform:LongestWait", "-00:00:00.001", "00:00:00", "00:01:00", "00:01:00.001" },
        { "UstazPlatform:PageSize", "0", "1", "100", "101" },
        { "UstazPlatform:Calls:AttemptTimeout", "00:00:00.099", "00:00:00.100", "00:05:00", "00:05:00.001" },
        { "UstazPlatform:Calls:Retries", "-1", "0", "5", "6" },
        { "UstazPlatform:Calls:RetryDelay", "00:00:00", "00:00:00.001", "00:00:30", "00:00:30.001" },
        { "UstazPlatform:Calls:Parallel", "0", "1", "1000", "1001" },
        { "UstazPlatform:Calls:PlaceWait", "00:00:00.009", "00:00:00.010", "00:01:00", "00:01:00.001" },
        { "UstazPlatform:Calls:BreakerSample", "1", "2", "100000", "100001" },
        { "UstazPlatform:Calls:BreakerRatio", "0.009", "0.01", "1", "1.001" },
        { "UstazPlatform:Calls:BreakerPause", "00:00:00.999", "00:00:01", "00:10:00", "00:10:00.001" },
        { "Work:Cases", "0", "1", "1024", "1025" },
        { "Work:Lease", "00:00:09.999", "00:00:10", "01:00:00", "01:00:00.001" },
        { "Work:Poll", "00:00:00.049", "00:00:00.050", "00:01:00", "00:01:00.001" },
        { "Work:RegistrationsPerSecond", "0", "1", "10000", "10001" },
        { "Work:PublishTimeout", "00:00:00.999", "00:00:01", "00:05:00", "00:05:00.001" },
        { "Work:Messages", "0", "1", "1024", "1025" },
    };

    [Theory]
    [MemberData(nameof(Ranges))]
    public void A_value_is_refused_just_outside_its_range_and_taken_at_both_ends(string setting, string below, string least, string most, string above) =>
        Assert.Equal((true, false, false, true), (IsRefused(setting, below), IsRefused(setting, least), IsRefused(setting, most), IsRefused(setting, above)));

    [Fact]
    public void Every_range_that_the_settings_have_is_in_the_table()
    {
        var ranged = Sections.SelectMany(section => Ranged(section.Key, section.Value.Options)).Order(StringComparer.Ordinal);
        var types = typeof(BusOptions).Assembly.GetTypes().Where(type => type.GetProperties().Any(IsRanged));

        Assert.Equal(ranged, Ranges.Select(row => row.Data.Item1).Order(StringComparer.Ordinal));
        Assert.All(types, type => Assert.Contains(type, Sections.Values.SelectMany(section => Nested(section.Options))));
    }

    private static bool IsRefused(string setting, string value)
    {
        var (section, property) = (setting[..setting.IndexOf(':', StringComparison.Ordinal)], setting[(setting.LastIndexOf(':') + 1)..]);
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new(setting, value)]).Build();
        try
        {
            return Sections[section].Mistakes(settings.GetSection(section)).Any(mistake => mistake.Contains($"{property} must be between", StringComparison.Ordinal));
        }
        catch (InvalidOperationException notBound) when (notBound.Message.Contains(setting, StringComparison.Ordinal))
        {
            return true;
        }
    }

    private static (Type Options, Func<IConfigurationSection, IEnumerable<string>> Mistakes) Of<TOptions>(IValidateOptions<TOptions> validator)
        where TOptions : class, new() =>
        (typeof(TOptions), section => validator.Validate(null, section.Get<TOptions>() ?? new TOptions()).Failures ?? []);

    private static IEnumerable<string> Ranged(string path, Type options) => options.GetProperties().SelectMany(property =>
        IsRanged(property) ? [$"{path}:{property.Name}"]
        : IsOurs(property.PropertyType) ? Ranged($"{path}:{property.Name}", property.PropertyType)
        : []);

    private static IEnumerable<Type> Nested(Type options) =>
        [options, .. options.GetProperties().Where(property => IsOurs(property.PropertyType)).SelectMany(property => Nested(property.PropertyType))];

    private static bool IsRanged(PropertyInfo property) => property.IsDefined(typeof(RangeAttribute));

    private static bool IsOurs(Type type) => type.IsClass && type.Assembly == typeof(BusOptions).Assembly;
}
