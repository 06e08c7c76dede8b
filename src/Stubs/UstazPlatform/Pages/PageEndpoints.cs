using System.Text;
using Attestation.Stubs.TestKit;
using Attestation.Stubs.UstazPlatform.Applications;
using Attestation.Stubs.UstazPlatform.Editing;
using Attestation.Stubs.UstazPlatform.Http;
using Attestation.Stubs.UstazPlatform.Teachers;
using Attestation.Stubs.UstazPlatform.Tenants;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Attestation.Stubs.UstazPlatform.Pages;

/// <summary>Pages for people: plain forms, no script. Only forms of our own pages are taken.</summary>
internal static class PageEndpoints
{
    private const string One = "/teachers/{id}";

    public static void MapPages(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").ExcludeFromDescription().AddEndpointFilter(RefuseStrangersAsync);
        pages.MapGet("/teachers.css", () => TypedResults.Content(Layout.Style, "text/css; charset=utf-8"));
        pages.MapGet("/teachers", (HttpContext context) => List(context));
        pages.MapPost("/teachers/find", FindAsync);
        pages.MapGet(One, Show);
        pages.MapPost($"{One}/entries", AddAsync);
        pages.MapPost($"{One}/entries/{{entryId}}", ReplaceAsync);
        pages.MapPost($"{One}/entries/{{entryId}}/verify", VerifyAsync);
        pages.MapPost($"{One}/entries/{{entryId}}/remove", Remove);
        pages.MapGet($"{One}/entries/{{entryId}}/file", Download);
        pages.MapPost($"{One}/applications", ApplyAsync);
        pages.MapGet("/applications/{id:guid}", Application);
        pages.MapGet("/applications/{id:guid}/notice", Notice);
    }

    // Browsers say where a request comes from; a page of somebody else must not fill in ours.
    private static async ValueTask<object?> RefuseStrangersAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;

        return HttpMethods.IsPost(context.Request.Method) && context.Request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "same-origin" or "none")
            ? Layout.Plain(context, Speech.Of(context.Request), Words.FromElsewhere, StatusCodes.Status403Forbidden)
            : await next(invocation);
    }

    private static IResult List(HttpContext context, Said? mistake = null)
    {
        var speech = Speech.Of(context.Request);
        var teachers = context.Platform().Teachers.All().Take(200);

        return Layout.Page(context, speech, speech[Words.Teachers], Html.Of($"""
            <h1>{speech[Words.Teachers]}</h1>
            {(mistake is null ? Html.Nothing : Html.Of($"""<p class="mistakes" role="alert" id="find-mistakes">{speech[mistake]}</p>"""))}
            <form method="post" action="/teachers/find?lang={speech.Language}">
              <p><label for="iin">{speech[Words.FindByIin]}</label><input id="iin" name="iin" inputmode="numeric" maxlength="12" required autocomplete="off"{(mistake is null ? Html.Nothing : new Html(" aria-invalid=\"true\" aria-describedby=\"find-mistakes\""))}></p>
              <p><button>{speech[Words.Find]}</button></p>
            </form>
            <ul>{Html.Join(teachers.Select(file => Html.Of($"""<li><a href="/teachers/{file.Id}?lang={speech.Language}">{Iin.Mask(file.Iin)}</a></li>""")))}</ul>
            """), mistake is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    // The ИИН comes in the body, and what goes on is an opaque id: no address has an ИИН in it.
    private static async Task<IResult> FindAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        var iin = form["iin"].ToString().Trim();

        return Iin.IsValid(iin) ? Go(context, context.Platform().Teachers.Open(iin)) : List(context, Words.WrongIin);
    }

    private static IResult Show(HttpContext context, string id, int? version, string? edit) => With(context, id, (file, latest) =>
    {
        var shown = version is { } number ? file.Version(number) : latest;
        if (version is not null && shown is null)
        {
            return Layout.Plain(context, Speech.Of(context.Request), Words.NotFound, StatusCodes.Status404NotFound);
        }

        var edited = edit is null ? null : latest?.Find(edit);

        return Page(context, file, shown, (edited, edited is null ? null : WrittenForm.Of(edited), []), null);
    });

    private static Task<IResult> AddAsync(HttpContext context, string id, TimeProvider clock, CancellationToken cancellationToken) =>
        SaveAsync(context, id, null, (file, none, draft) => Edits.Add(file, draft, draft.EnteredBy ?? "page", clock.GetUtcNow(), out _), cancellationToken);

    private static Task<IResult> ReplaceAsync(HttpContext context, string id, string entryId, TimeProvider clock, CancellationToken cancellationToken) =>
        SaveAsync(context, id, entryId, (file, entry, draft) => file.Replace(draft.ToEntry(entry!.Id, entry.File, clock.GetUtcNow()), VersionCause.EntryChanged, draft.EnteredBy ?? "page", clock.GetUtcNow()), cancellationToken);

    private static async Task<IResult> SaveAsync(HttpContext context, string id, string? entryId, Action<TeacherFile, Entry?, EntryDraft> save, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        var written = await WrittenForm.EntryAsync(form, cancellationToken);

        return With(context, id, (file, latest) =>
        {
            var entry = entryId is null ? null : latest?.Find(entryId);
            if (entryId is not null && entry is null)
            {
                return Layout.Plain(context, Speech.Of(context.Request), Words.NotFound, StatusCodes.Status404NotFound);
            }

            var draft = Fields.Read(written, EntryDraft.Read, out var problems);
            if (draft is { Source: EnteredSource.Upload, File: null } && entry?.File is null)
            {
                problems = [new("/file", "file.missing", "An upload comes with its file.")];
            }

            if (draft is null || problems is not [] || context.Platform().Teachers.OpenForEntry(file) is null)
            {
                return Page(context, file, latest, (entry, WrittenForm.Values(form), problems), null);
            }

            save(file, entry, draft);
            return Go(context, file);
        });
    }

    private static async Task<IResult> VerifyAsync(HttpContext context, string id, string entryId, TimeProvider clock, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        var by = form["by"].ToString().Trim();

        return With(context, id, (file, latest) =>
        {
            if (latest?.Find(entryId) is not { } entry)
            {
                return Layout.Plain(context, Speech.Of(context.Request), Words.NotFound, StatusCodes.Status404NotFound);
            }

            if (by.Length is 0 or > 200)
            {
                return Page(context, file, latest, (null, null, [new("/by", "text.invalid", "Must be a text of 1 to 200 characters in one line.")]), null);
            }

            Edits.Verify(file, entry, by, clock.GetUtcNow(), out _);
            return Go(context, file);
        });
    }

    private static IResult Remove(HttpContext context, string id, string entryId, TimeProvider clock) => With(context, id, (file, latest) =>
    {
        if (latest?.Find(entryId) is not null)
        {
            file.Remove(entryId, "page", clock.GetUtcNow());
        }

        return Go(context, file);
    });

    private static IResult Download(HttpContext context, string id, string entryId, int? version) => With(context, id, (file, latest) =>
        (version is { } number ? file.Version(number) : latest)?.Find(entryId)?.File is { } scan
            ? TeacherEndpoints.Scan(context, scan)
            : Layout.Plain(context, Speech.Of(context.Request), Words.NotFound, StatusCodes.Status404NotFound));

    private static async Task<IResult> ApplyAsync(HttpContext context, string id, ApplicationDesk desk, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        var platform = context.Platform();
        FiledApplication? filed = null;
        var written = WrittenForm.Application(form, id);
        var draft = Fields.Read(written, ApplicationDraft.Read, out var problems);
        if (draft is not null && desk.HasBus && platform.Teachers.Find(id) is { } teacher && platform.Teachers.Look(teacher) is var known and not Knowledge<FileVersion>.Unavailable)
        {
            filed = await desk.FileAsync(platform, teacher, (known as Knowledge<FileVersion>.Held)?.Value, draft, written);
        }

        return With(context, id, (file, latest) => filed is null
            ? Page(context, file, latest, default, (WrittenForm.Values(form), problems))
            : TypedResults.Redirect($"/applications/{filed.Id}?lang={Speech.Of(context.Request).Language}", permanent: false, preserveMethod: false));
    }

    private static IResult Application(HttpContext context, Guid id)
    {
        var speech = Speech.Of(context.Request);
        if (context.Platform().Applications.Find(id) is not { } application)
        {
            return Layout.Plain(context, speech, Words.NotFound, StatusCodes.Status404NotFound);
        }

        return Layout.Page(context, speech, application.Message.PortalRequestNumber, ApplicationPage.Render(speech, application));
    }

    private static IResult Notice(HttpContext context, Guid id) => context.Platform().Applications.Find(id)?.Notice is { } notice
        ? TypedResults.Bytes(Encoding.UTF8.GetBytes(notice.SignedXml), "application/xml", $"notice-{id}.xml")
        : Layout.Plain(context, Speech.Of(context.Request), Words.NotFound, StatusCodes.Status404NotFound);

    private static RedirectHttpResult Go(HttpContext context, TeacherFile file) =>
        TypedResults.Redirect($"/teachers/{file.Id}?lang={Speech.Of(context.Request).Language}", permanent: false, preserveMethod: false);

    private static IResult With(HttpContext context, string id, Func<TeacherFile, FileVersion?, IResult> answer)
    {
        var teachers = context.Platform().Teachers;

        return teachers.Find(id) is not { } file ? Layout.Plain(context, Speech.Of(context.Request), Words.NotFound, StatusCodes.Status404NotFound)
            : teachers.Look(file) switch
            {
                Knowledge<FileVersion>.Held(var latest) => answer(file, latest),
                Knowledge<FileVersion>.NoData => answer(file, null),
                _ => Layout.Plain(context, Speech.Of(context.Request), Words.Silent, StatusCodes.Status503ServiceUnavailable),
            };
    }

    private static IResult Page(
        HttpContext context,
        TeacherFile file,
        FileVersion? version,
        (Entry? Edited, Dictionary<string, string?>? Written, IReadOnlyList<FieldProblem>? Problems) entry,
        (Dictionary<string, string?> Written, IReadOnlyList<FieldProblem> Problems)? application)
    {
        var platform = context.Platform();
        var speech = Speech.Of(context.Request);
        var profile = version?.Profile ?? platform.Teachers.ProfileOf(file)!;
        var page = new TeacherPage(speech, file, context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow())
        {
            Version = version,
            Profile = profile,
            Applications = platform.Applications.All(file.Id),
            HasBus = context.RequestServices.GetRequiredService<ApplicationDesk>().HasBus,
            Edited = entry.Edited,
            WrittenEntry = entry.Written ?? [],
            EntryProblems = entry.Problems ?? [],
            WrittenApplication = application?.Written ?? [],
            ApplicationProblems = application?.Problems ?? [],
        };
        var isWrong = entry.Problems is { Count: > 0 } || application?.Problems is { Count: > 0 };

        return Layout.Page(context, speech, profile.FullName, page.Render(), isWrong ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);
    }
}
