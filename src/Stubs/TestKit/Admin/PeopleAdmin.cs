using System.Text.Json.Nodes;

namespace Attestation.Stubs.TestKit.Admin;

/// <summary>People who are different for one tenant, in the form of a people file.</summary>
internal static class PeopleAdmin
{
    public static IReadOnlyList<AdminRoute> Routes { get; } =
    [
        new("GET", "/__admin/people", "How many people are different for this tenant", (call, _) => new(200, new JsonObject
        {
            ["people"] = new JsonArray([.. call.Tenant.People.Keys.Order(StringComparer.Ordinal).Select(iin => (JsonNode)Iin.Mask(iin))]),
        })),
        new("PUT", "/__admin/people", "List people for this tenant: {\"people\": […]}, as in samples/people.json", (call, _) => Put(call)),
        new("GET", "/__admin/numbers/iin", "A synthetic ИИН: birthDate, serial, male", (call, _) => Number(call)),
        new("DELETE", "/__admin/people", "Everybody is as for all again", (call, _) => Clear(call)),
    ];

    private static AdminAnswer Put(AdminCall call)
    {
        try
        {
            var people = PeopleFile.Read(call.Body);
            foreach (var teacher in people)
            {
                call.Tenant.People[teacher.Iin] = teacher;
            }

            return new(200, new JsonObject { ["put"] = people.Count });
        }
        catch (PeopleFormatException wrong)
        {
            return AdminAnswers.Errors(422, wrong.Problems);
        }
    }

    private static AdminAnswer Number(AdminCall call) =>
        DateOnly.TryParseExact(call.Http.Query["birthDate"], "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var date)
        && date.Year is >= 1800 and < 2100
            ? new(200, new JsonObject { ["iin"] = Iin.Make(date, call.Http.Query["male"] == "true", call.Number("serial") ?? 0) })
            : AdminAnswers.Error(400, 10, "birthDate must be a date from 1800 to 2099, yyyy-MM-dd");

    private static AdminAnswer Clear(AdminCall call)
    {
        call.Tenant.People.Clear();
        return AdminAnswer.Done;
    }
}
