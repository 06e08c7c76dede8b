using System.Text.Json;
using Attestation.Stubs.TestKit.Programmable;
using Attestation.Stubs.TestKit.Tenants;
using Microsoft.AspNetCore.Http;

namespace Attestation.Stubs.TestKit.Admin;

/// <summary>A request to the admin API, read.</summary>
internal sealed record AdminCall(HttpRequest Http, byte[] Body, Tenant Tenant, TenantBook Tenants, DoubleFace Face, TimeProvider Clock)
{
    // A mapping may be larger than what a double takes as a message.
    public const int MostBytes = 16 * 1024 * 1024;

    private static readonly JsonDocumentOptions Lenient = new() { AllowDuplicateProperties = false, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    public DateTimeOffset Now => Clock.GetUtcNow() + Tenant.ClockShift;

    public int? Number(string name) => int.TryParse(Http.Query[name], System.Globalization.CultureInfo.InvariantCulture, out var number) && number >= 0 ? number : null;

    /// <summary>Reads the body, and answers with every mistake in it when there are any.</summary>
    /// <param name="read">Reads what it is asked for, and complains of what is wrong.</param>
    /// <param name="go">Goes on with what was read.</param>
    public AdminAnswer Read<T>(Func<JsonPlace, T?> read, Func<T, AdminAnswer> go)
        where T : class
    {
        if (Body.Length is 0)
        {
            return AdminAnswers.Errors(422, new PeopleProblem("", "is empty"));
        }

        try
        {
            using var document = JsonDocument.Parse(Body is [0xEF, 0xBB, 0xBF, ..] ? Body.AsMemory(3) : Body, Lenient);
            var problems = new List<PeopleProblem>();
            var value = read(new JsonPlace(document.RootElement, "", problems));
            return problems is [] && value is not null ? go(value) : AdminAnswers.Errors(422, problems);
        }
        catch (JsonException broken)
        {
            return AdminAnswers.Errors(422, new PeopleProblem("", $"is not JSON: {broken.Message}"));
        }
    }
}
