using System.Text.Json;
using System.Text.Json.Nodes;
using Attestation.Stubs.TestKit.Faults;
using Attestation.Stubs.TestKit.Mappings.Templates;

namespace Attestation.Stubs.TestKit.Mappings;

/// <summary>Reads a response from the admin API's JSON.</summary>
internal static class ResponseReading
{
    private const string Transformer = "response-template";

    private static readonly string[] Bodies = ["body", "jsonBody", "base64Body"];

    private static readonly string[] Members =
    [
        "status", "statusMessage", "headers", "body", "jsonBody", "base64Body", "fixedDelayMilliseconds", "delayDistribution", "chunkedDribbleDelay", "fault", "transformers",
        "transformerParameters", "fromConfiguredStub",
    ];

    public static ResponseDefinition Read(JsonPlace place)
    {
        if (!place.IsObjectOf(Members))
        {
            return new();
        }

        var templated = ReadTransformers(place);
        return new()
        {
            Status = Member(place, "status") is { } status ? ReadStatus(status) : 200,
            Reason = Member(place, "statusMessage")?.AnyText(),
            Headers = ReadHeaders(place, templated),
            Body = ReadBody(place, templated),
            Bytes = Member(place, "base64Body") is { } base64 ? ReadBytes(base64) : null,
            BodyIsJson = Member(place, "jsonBody") is not null,
            Parameters = Member(place, "transformerParameters") is { } parameters ? ReadParameters(parameters) : null,
            FixedDelay = TimeSpan.FromMilliseconds(Member(place, "fixedDelayMilliseconds")?.Number(least: 0) ?? 0),
            Delay = Member(place, "delayDistribution") is { } delay ? Delay.Read(delay) : null,
            Dribble = Member(place, "chunkedDribbleDelay") is { } dribble ? Dribble.Read(dribble) : null,
            Fault = Member(place, "fault")?.Choice<WireFault>(
                ("CONNECTION_RESET_BY_PEER", new WireFault.Reset()),
                ("EMPTY_RESPONSE", new WireFault.Empty()),
                ("MALFORMED_RESPONSE_CHUNK", new WireFault.BrokenChunk()),
                ("RANDOM_DATA_THEN_CLOSE", new WireFault.Noise())),
        };
    }

    private static JsonPlace? Member(JsonPlace place, string name) => place.Member(name) is { IsNull: false } member ? member : null;

    private static int ReadStatus(JsonPlace place)
    {
        var status = place.Number(least: 100);
        if (status > 599)
        {
            place.Complain("must be a status of HTTP, 100 to 599");
        }

        return status;
    }

    private static bool ReadTransformers(JsonPlace place)
    {
        var templated = false;
        foreach (var name in Member(place, "transformers")?.Items() ?? [])
        {
            if (name.IsWord(Transformer))
            {
                templated = true;
            }
            else
            {
                name.Complain($"is not supported here; the only transformer is {Transformer}");
            }
        }

        return templated;
    }

    private static List<(string, IReadOnlyList<Template>)> ReadHeaders(JsonPlace place, bool templated)
    {
        var headers = new List<(string, IReadOnlyList<Template>)>();
        foreach (var (name, at) in Member(place, "headers")?.Entries() ?? [])
        {
            var values = at.Value.ValueKind is JsonValueKind.Array ? at.Items() : [at];
            headers.Add((name, [.. values.Select(value => TemplateOf(value, value.AnyText(), templated))]));
        }

        return headers;
    }

    private static Template? ReadBody(JsonPlace place, bool templated)
    {
        var given = Bodies.Where(name => Member(place, name) is not null).ToList();
        if (given.Count > 1)
        {
            place.Member(given[1])!.Value.Complain($"must not stand beside {given[0]}");
        }

        if (Member(place, "body") is { } body)
        {
            return TemplateOf(body, body.AnyText(), templated);
        }

        // In JSON a template's quotation marks are escaped: they are written back once it is filled in.
        return Member(place, "jsonBody") is { } json ? TemplateOf(json, ResponseDefinition.TextOfJson(json.Value), templated, isJson: true) : null;
    }

    private static byte[] ReadBytes(JsonPlace place)
    {
        if (place.Value.ValueKind is JsonValueKind.String && place.Value.TryGetBytesFromBase64(out var bytes))
        {
            return bytes;
        }

        place.Complain("must be base64");
        return [];
    }

    private static JsonObject? ReadParameters(JsonPlace place)
    {
        if (place.Value.ValueKind is JsonValueKind.Object)
        {
            return JsonObject.Create(place.Value.Clone());
        }

        place.Complain("must be an object");
        return null;
    }

    private static Template TemplateOf(JsonPlace place, string text, bool templated, bool isJson = false)
    {
        try
        {
            return templated ? TemplateReader.Read(text, isJson) : Template.Plain(text);
        }
        catch (FormatException unsupported)
        {
            place.Complain(unsupported.Message);
            return Template.Plain("");
        }
    }
}
