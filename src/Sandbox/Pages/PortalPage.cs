using System.Net;
using System.Text;
using Attestation.Sandbox.Demo;
using Attestation.Sandbox.Portal;

namespace Attestation.Sandbox.Pages;

/// <summary>The portal's page: what was submitted and what became of it, and the samples to submit.</summary>
internal static class PortalPage
{
    public static string Render(IReadOnlyList<Sample> samples, IEnumerable<Story> stories, DateTimeOffset now)
    {
        var page = new StringBuilder("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Sandbox portal</title><style>body{font:16px sans-serif;margin:2rem}td,th{padding:.2rem .6rem;text-align:left}</style>");
        page.Append($"<h1>Sandbox portal</h1><p>It is {now.ToOffset(TimeSpan.FromHours(5)):yyyy-MM-dd HH:mm:ss} in Kazakhstan. <a href=\"/\">Look again</a></p>");
        page.Append("<h2>Applications</h2><table><tr><th>number</th><th>stage</th><th>notice</th></tr>");
        foreach (var story in stories.OrderBy(story => story.SentAt))
        {
            page.Append($"<tr><td>{Text(story.Received?.ApplicationNumber ?? "—")}</td><td>{Text(StageOf(story))}</td><td>{NoticeOf(story)}</td></tr>");
        }

        page.Append("</table><h2>Samples</h2><table>");
        for (var index = 0; index < samples.Count; index++)
        {
            page.Append($"<tr><td>{Text(samples[index].Content.Title)}</td><td><form method=\"post\" action=\"/submit/{index}\"><button>Submit</button></form></td></tr>");
        }

        return page.Append("</table></html>").ToString();
    }

    private static string StageOf(Story story) => story.Rejected is { } rejected ? $"rejected: {string.Join(", ", rejected.Problems.Select(problem => problem.Code))}" : $"{story.Stage}";

    private static string NoticeOf(Story story) => story.Notice is { } notice ? $"<a href=\"/notices/{notice.ApplicationId}\">{Text($"{notice.Kind} {notice.NoticeNumber}")}</a>" : "";

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
