using System.Text;
using Attestation.Contracts;
using Attestation.Gateway.Cases;
using Attestation.Gateway.Deciding;
using Given = Attestation.Gateway.Tests.Deciding.Given;

namespace Attestation.Gateway.Tests.Cases;

/// <summary>Reads the files of the database as a thief would.</summary>
public class PlainBytesTests
{
    private static readonly string[] Secrets =
    [
        Given.Iin().Value, "ҮЛГІЛІ", "ӘЛИЯ", "Үлгілі", "aliya@example.kz", "+77010000000", "Математика мұғалімі", "кешкі мектебі", "Жасырын эссе", "скан удостоверения",
        "Үлгі университеті", "токен согласия", "<notice", "хабарлама денесі", "Пояснение человека",
    ];

    [Fact]
    public async Task Nothing_personal_stands_in_the_files_of_the_database()
    {
        await using var store = await OpenStore.StartAsync();

        var number = await LiveAsync(store);

        var files = store.Folder.Bytes().Where(file => file.Key.StartsWith("gateway.db", StringComparison.Ordinal)).ToArray();
        Assert.Contains(files, file => file.Key.EndsWith("-wal", StringComparison.Ordinal));
        Assert.Contains(files, file => Holds(file.Value, Encoding.UTF8.GetBytes(number)));
        foreach (var secret in Secrets)
        {
            Assert.DoesNotContain(files, file => Holds(file.Value, Encoding.UTF8.GetBytes(secret)) || Holds(file.Value, Encoding.Unicode.GetBytes(secret)));
        }
    }

    [Fact]
    public async Task A_person_is_found_by_a_hash_that_nobody_makes_without_the_key()
    {
        await using var store = await OpenStore.StartAsync();
        await LiveAsync(store);

        var key = Assert.Single(await store.QueryAsync<byte[]>("select person_key from application_case"));

        Assert.NotEqual(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(Given.Iin().Value)), key);
        Assert.Equal(32, key.Length);
    }

    // A case with everything in it, from receipt to notice.
    private static async Task<string> LiveAsync(OpenStore store)
    {
        var arrived = store.Arrived(Category.Moderator);
        arrived = arrived with { Application = arrived.Application with { Essay = new Essay("Тақырып", "Жасырын эссе мәтіні") } };
        var message = store.Message("notice-issued") with { Body = Encoding.UTF8.GetBytes($"хабарлама денесі {Given.FullName}") };
        var receipt = await store.Cases.ReceiveAsync(
            arrived,
            [Encoding.UTF8.GetBytes("скан удостоверения")],
            numbered => new Step(numbered, OpenStore.Note("received"), message),
            TestContext.Current.CancellationToken);
        var @case = Assert.IsType<Receipt.Stored>(receipt).Case;
        var saved = await store.SaveAsync(@case with
        {
            Evidence = Given.Evidence(Category.Moderator) with { Consent = new ConsentAnswer(ConsentState.Granted, "токен согласия", "key", "message", Given.ReceivedAt) },
            Review = new PersonsDecision(ReviewDecision.Refuse, [Texts.ByPerson("S2-24", null, new BilingualText("Түсіндірме", "Пояснение человека"))], Given.ReceivedAt),
            Notice = new Notice(Guid.NewGuid(), $"{@case.Number}/1", NoticeKind.Refusal, "<notice>Үлгілі Әлия</notice>"),
        });

        return saved!.Number;
    }

    private static bool Holds(byte[] file, byte[] text) => file.AsSpan().IndexOf(text) >= 0;
}
