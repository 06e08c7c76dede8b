using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Attestation.Contracts;
using Attestation.Contracts.Samples;
using Attestation.Gateway.Deciding;
using Attestation.Stubs.TestKit;
using Iin = Attestation.Stubs.TestKit.Iin;

namespace Attestation.Sandbox.Demo;

/// <summary>Makes applications from a seed: the same seed, the same applications. One in ten has too short an essay and must be refused.</summary>
internal sealed class SyntheticApplications(int seed, IReadOnlyList<Sample> examples, People people, DateTimeOffset now)
{
    private static readonly string[] Bins = [.. Enumerable.Range(1, 20).Select(serial => Stubs.TestKit.Bin.Make(2001, 3, 1000 + serial))];

    // Essays of the samples that are accepted at this time of the year; on paper there is none.
    private readonly Essay[] _essays =
    [
        .. examples
            .Where(sample => sample.Content.Expected.Outcome is SampleOutcome.Acceptance && Math.Abs((sample.Content.At - now).TotalDays) < 60 && sample.Content.Message.TryGetProperty("essay", out _))
            .Select(sample => sample.Content.Message.GetProperty("essay").Deserialize<Essay>(ContractJson.Options)!),
    ];

    /// <summary>How many applications there are for one with a chain of the portal.</summary>
    public const int ChainedOneIn = 5;

    public static IReadOnlyList<string> Providers => Bins;

    /// <summary>A working hour within the latest window that is open to every teacher's category.</summary>
    public static DateTimeOffset At(string schoolYearFile)
    {
        var file = JsonSerializer.Deserialize<SchoolYearsFile>(File.ReadAllBytes(schoolYearFile), ContractJson.Options)!;
        var years = SchoolYears.From(file);
        var days = file.SchoolYears.SelectMany(year => Enumerable.Range(0, year.To.DayNumber - year.From.DayNumber + 1).Select(day => year.From.AddDays(day)));
        var calendar = new WorkingCalendar(CalendarTable.Load(), new HashSet<DateOnly>(), new HashSet<DateOnly>());

        foreach (var day in days.Where(day => day >= calendar.From && day < calendar.To && calendar.IsWorkingDay(day, WorkingWeek.FiveDays)).Reverse())
        {
            var instant = Kazakhstan.At(day, new TimeOnly(10, 0));
            var year = years.Of(instant);
            if (Used.All(category => year.IsOpen(category, instant)))
            {
                return instant;
            }
        }

        throw new SampleException($"{schoolYearFile}: no working day on which {string.Join(", ", Used)} may all apply.");
    }

    private static readonly Category[] Used = [Category.Moderator, Category.Expert, Category.Researcher, Category.Master];

    public (byte[] Message, Guid Id, string Iin, NoticeKind Expected) Make(int index)
    {
        var chance = new Random(HashCode(index));
        var iin = Iin.Make(new DateOnly(1960, 1, 1).AddDays(index % 14_000), male: index % 2 is 0, serial: (index / 14_000) + (seed % 1000 * 10));
        var person = people.Find(iin) ?? throw new SampleException("A synthetic person could not be made.");
        var category = Used[chance.Next(Used.Length)];
        var isShort = chance.Next(10) is 0;
        var essay = _essays is [] ? throw new SampleException("The samples hold no essay to use.") : _essays[chance.Next(_essays.Length)];
        var id = new Guid(chance.GetItems(Enumerable.Range(0, 256).Select(value => (byte)value).ToArray(), 16));
        var application = new SubmitApplication
        {
            ApplicationId = id,
            Channel = Categories.ChannelOf(category),
            PortalRequestNumber = $"10{index:000000000000}",
            PortalChainId = index % ChainedOneIn is 0 ? $"{5_000_000 + index}" : null,
            SubmittedAt = now,
            ProviderBin = Bins[chance.Next(Bins.Length)],
            Applicant = new Contracts.Applicant { Iin = iin, FullName = person.FullName, Email = "load@example.org", Phone = "+77010000000", Language = Language.Kazakh },
            Position = "мұғалім",
            Workplace = "мектеп",
            Purpose = Purpose.Award,
            RequestedCategory = category,
            HeldCategory = new HeldCategory { Category = Before(category) },
            Consent = new Contracts.Consent { Given = true },
            Documents = Categories.IsOnPlatform(category) ? [] : Documents(chance),
            Essay = isShort ? essay with { Text = string.Join(' ', essay.Text.Split(' ').Take(100)) } : essay,
        };

        return (JsonSerializer.SerializeToUtf8Bytes(application, ContractJson.Options), id, iin, isShort ? NoticeKind.Refusal : NoticeKind.Acceptance);
    }

    private static HeldCategoryName Before(Category category) => category switch
    {
        Category.Moderator => HeldCategoryName.Second,
        Category.Expert => HeldCategoryName.Moderator,
        Category.Researcher => HeldCategoryName.Expert,
        _ => HeldCategoryName.Researcher,
    };

    private static AttachedDocument[] Documents(Random chance) =>
    [
        .. new[] { DocumentKind.CourseCertificate, DocumentKind.CategoryCertificate, DocumentKind.CategoryOrder, DocumentKind.Achievement, DocumentKind.LearnerAchievement }
            .Select(kind => Document(kind, chance)),
    ];

    private static AttachedDocument Document(DocumentKind kind, Random chance)
    {
        var content = new byte[chance.Next(2_000, 20_000)];
        chance.NextBytes(content);

        return new AttachedDocument
        {
            Kind = kind,
            FileName = $"{kind}.pdf",
            MediaType = "application/pdf",
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(content)),
            Content = Convert.ToBase64String(content),
            Agreed = kind is DocumentKind.CourseCertificate ? true : null,
            Hours = kind is DocumentKind.CourseCertificate ? 80 : null,
        };
    }

    private int HashCode(int index) => BitConverter.ToInt32(SHA256.HashData(Encoding.ASCII.GetBytes($"{seed}/{index}")));
}
