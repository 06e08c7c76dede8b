using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Attestation.Gateway.Deciding;

namespace Attestation.Gateway.Console;

/// <summary>The console as plain pages: no script, nothing from elsewhere. Everything that was ever sent to us is encoded.</summary>
internal static class OperatorPages
{
    private const string Style = """
        body { font: 15px/1.45 system-ui, sans-serif; margin: 2rem; max-width: 80rem }
        table { border-collapse: collapse; width: 100%; margin: .5rem 0 1.5rem }
        th, td { text-align: left; vertical-align: top; border-bottom: 1px solid #ccc; padding: .3rem .6rem }
        .differs { background: #fff0d8 } .breach { color: #a00; font-weight: 600 } .warning { color: #865400; font-weight: 600 }
        td, th { overflow-wrap: anywhere }
        """;

    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Overview(OverviewView view)
    {
        var body = new StringBuilder("<h1>Attestation gateway</h1>");
        body.Append("<p>");
        body.AppendJoin(" · ", view.States.Select(state => $"{E(state.Key)} {state.Value}"));
        body.Append("</p>");
        if (view.FaultyMessages > 0)
        {
            body.Append($"<p class=\"breach\">{view.FaultyMessages} messages cannot be read and were put aside.</p>");
        }

        Table(
            body,
            "What needs somebody",
            ["number", "state", "term", "due by", "category", "provider", "cause"],
            view.Attention.Select(row => new Row(
                null,
                $"<a href=\"/operator/cases/{E(row.Id)}/page\">{E(row.Number)}</a>",
                E(row.State),
                row.BreachedAt is not null ? "<span class=\"breach\">broken</span>" : row.WarnedAt is not null ? "<span class=\"warning\">warned</span>" : "",
                E(At(row.DueBy)),
                E($"{row.Category} ({row.Channel})"),
                E(row.ProviderBin),
                E(row.State is "Parked" ? row.ParkedDetails : ""))));

        if (view.Untold is not [])
        {
            Table(
                body,
                "Messages for personal cabinets that were given up",
                ["event", "case", "due", "not delivered since", "tries"],
                view.Untold.Select(message => new Row(
                    null,
                    E(message.EventId),
                    message.CaseId is { } id ? $"<a href=\"/operator/cases/{E(id)}/page\">{E(id)}</a>" : "an application that was not taken",
                    E(At(message.DueAt)),
                    E(At(message.UndeliveredSince)),
                    $"{message.Attempts}")));
        }

        return Page("Attestation gateway", body);
    }

    public static string Case(CaseView view)
    {
        var body = new StringBuilder($"<p><a href=\"/operator\">all</a></p><h1>{E(view.Number)}</h1>");
        Table(
            body,
            "Case",
            ["", ""],
            [
                new(null, "state", E(view.State)),
                new(null, "applicant", E(view.Iin)),
                new(null, "category", E($"{view.Category} ({view.Channel})")),
                new(null, "provider", E(view.ProviderBin)),
                new(null, "submitted, received, registered", E($"{At(view.SubmittedAt)} · {At(view.ReceivedAt)} · {At(view.RegisteredAt)}")),
                new(null, "warning, term", E($"{At(view.WarnAt)} · {At(view.DueBy)}")),
                new(view.BreachedAt is null ? null : "breach", "raised", E($"{At(view.WarnedAt)} · {At(view.BreachedAt)}")),
                new(null, "proposal", E($"{view.Verdict} ({view.Edition})")),
            ]);
        Table(
            body,
            "Findings",
            ["requirement", "document", "facts", "sentence", "message"],
            view.Findings.Select(finding => new Row(
                null,
                E($"{finding.Reason.Requirement} ({finding.Reason.Ground})"),
                E(finding.Reason.Document),
                E(finding.Facts),
                $"{E(finding.Reason.Text.Kk)}<br>{E(finding.Reason.Text.Ru)}<br><small>{E(finding.Reason.Act)}</small>",
                E(finding.Source))));
        Table(
            body,
            "Conditions",
            ["condition", "standing", "facts", "act"],
            view.Conditions.Select(check => new Row(check.Standing is nameof(Standing.Doubtful) ? "differs" : null, E(check.Condition), E(check.Standing), E(check.Facts), E(check.Act))));
        Table(
            body,
            "Evidence side by side",
            ["what", "application", "register", "source", "message", "asked"],
            view.Evidence.Select(row => new Row(
                row.Differs is true ? "differs" : null, E(row.What), E(row.Application), E(row.Register), E(row.Source), E(row.MessageId), E(At(row.AskedAt)))));
        Table(
            body,
            "Journal",
            ["", "at", "stop", "entry", "details"],
            view.Journal.Select(line => new Row(null, $"{line.Seq}", E(At(line.At)), E(line.Stop), E(line.Entry), $"{E(Text(line.Details))}<br>{E(Text(line.Personal))}")));

        return Page(view.Number, body);
    }

    private static void Table(StringBuilder body, string title, string[] heads, IEnumerable<Row> rows)
    {
        body.Append($"<h2>{E(title)}</h2><table><thead><tr>");
        foreach (var head in heads)
        {
            body.Append($"<th scope=\"col\">{E(head)}</th>");
        }

        body.Append("</tr></thead><tbody>");
        foreach (var row in rows)
        {
            body.Append(row.Class is { } name ? $"<tr class=\"{name}\">" : "<tr>");
            foreach (var cell in row.Cells)
            {
                body.Append($"<td>{cell}</td>");
            }

            body.Append("</tr>");
        }

        body.Append("</tbody></table>");
    }

    private static string Page(string title, StringBuilder body) =>
        $"<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{E(title)}</title><style>{Style}</style></head><body>{body}</body></html>";

    private static string E(string? text) => text is null ? "" : Html.Encode(text);

    private static string Text(JsonNode? json) => json?.ToJsonString(Contracts.ContractJson.Options) ?? "";

    private static string At(DateTimeOffset? instant) => instant is { } known ? $"{Kazakhstan.ToLocal(known):yyyy-MM-dd HH:mm:ss}" : "–";

    private sealed record Row(string? Class, params string[] Cells);
}
