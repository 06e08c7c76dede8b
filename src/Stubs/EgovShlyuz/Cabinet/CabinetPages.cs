using System.Text.Encodings.Web;
using Attestation.Shep;
using Attestation.Stubs.EgovShlyuz.Receiving;
using Attestation.Stubs.EgovShlyuz.Registers;
using Attestation.Stubs.TestKit;

namespace Attestation.Stubs.EgovShlyuz.Cabinet;

/// <summary>What a citizen sees. The ИИН travels in the body of a form: an address ends up in logs.</summary>
internal static class CabinetPages
{
    public static void MapCabinet(this WebApplication app)
    {
        var cabinet = app.Services.GetRequiredService<PersonalCabinet>();
        var files = app.Services.GetRequiredService<TempFileStore>();
        var clock = app.Services.GetRequiredService<TimeProvider>();

        app.MapGet("/cabinet", () => Page(iin: null, []));
        app.MapPost("/cabinet", async (HttpRequest request, CancellationToken cancellationToken) =>
        {
            var form = await request.ReadFormAsync(cancellationToken);
            var iin = form["iin"].ToString();
            return Page(iin, cabinet.Of(iin, form["tenant"].ToString() is { Length: > 0 } tenant ? tenant : Arrival.DefaultTenant));
        });
        app.MapGet("/files/{id}", (string id) => files.Find(id, clock.GetUtcNow()) is { } file
            ? Results.Bytes(file.Content.ToArray(), "application/octet-stream", file.Name)
            : Results.NotFound());
    }

    private static IResult Page(string? iin, IReadOnlyList<CabinetRequest> requests) => Results.Content(
        $"""
        <!doctype html>
        <html lang="kk">
        <head><meta charset="utf-8"><title>Жеке кабинет</title></head>
        <body>
        <h1>Жеке кабинет · Личный кабинет</h1>
        <form method="post" action="/cabinet">
        <label>ЖСН · ИИН <input name="iin" inputmode="numeric" maxlength="12" autocomplete="off"></label>
        <button>Көрсету · Показать</button>
        </form>
        {(iin is null ? "" : $"<h2>{Text(Iin.Mask(iin))}</h2>{(requests.Count is 0 ? "<p>Өтінімдер жоқ · Заявлений нет</p>" : "")}")}
        {string.Concat(requests.Select(Section))}
        </body>
        </html>
        """,
        "text/html; charset=utf-8");

    private static string Section(CabinetRequest request) =>
        $"""
        <section>
        <h3>№ {Text(request.RequestNumber)}</h3>
        <p>{Text(request.ServiceId)} · {Local(request.SentAt)}</p>
        <ol>{string.Concat(request.History.Select(Item))}</ol>
        </section>
        """;

    private static string Item(CabinetStatus status) =>
        $"<li>{Local(status.At)} <b>{Text(status.Code)}</b> {Text(status.Text)} {(status.Document is { } act ? Link(act) : "")}</li>";

    private static string Link(PortalAct act) =>
        $"<a href=\"/files/{Text(act.FileId)}\">{Text(act.FileName)}</a> № {Text(act.DocNumber)} ({Text(act.FileType)})";

    private static string Local(DateTimeOffset instant) => $"{instant.ToOffset(TimeSpan.FromHours(5)):yyyy-MM-dd HH:mm}";

    private static string Text(string? text) => HtmlEncoder.Default.Encode(text ?? "");
}
