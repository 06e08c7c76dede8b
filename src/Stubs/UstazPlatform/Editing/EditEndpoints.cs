using Attestation.Stubs.UstazPlatform.Access;
using Attestation.Stubs.UstazPlatform.Http;
using Attestation.Stubs.UstazPlatform.Portfolio;
using Attestation.Stubs.UstazPlatform.Teachers;
using Attestation.Stubs.UstazPlatform.Tenants;

namespace Attestation.Stubs.UstazPlatform.Editing;

/// <summary>Changing a portfolio. Each change makes a version; those before it stay.</summary>
internal static class EditEndpoints
{
    private const string One = "/api/v1/teachers/{id}";
    private const string Entry = $"{One}/entries/{{entryId}}";

    public static void MapEditing(this IEndpointRouteBuilder routes)
    {
        Change<ProfileDraft, TeacherView>(routes.MapPut($"{One}/profile", Correct), "profile.correct", "correctProfile", "Corrects position, workplace, experience");
        Change<EntryDraft, EntryView>(routes.MapPost($"{One}/entries", Add), "entry.add", "addEntry", "Puts an entry into the portfolio", StatusCodes.Status201Created);
        Change<EntryDraft, EntryView>(routes.MapPut(Entry, Replace), "entry.change", "changeEntry", "Replaces an entry; its verification is lost, its file stays unless another comes");
        Change<VerificationDraft, EntryView>(routes.MapPost($"{Entry}/verification", Verify), "entry.verify", "verifyEntry", "Says who looked at the document itself");
        routes.MapDelete(Entry, Remove)
            .Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status412PreconditionFailed)
            .RequireScope("entry.remove", UstazScopes.PortfolioWrite).WithName("removeEntry").WithTags("Editing").WithSummary("Takes an entry out; earlier versions still have it");
    }

    private static void Change<TDraft, TView>(RouteHandlerBuilder call, string operation, string name, string summary, int status = StatusCodes.Status200OK)
        where TDraft : notnull => call
        .Accepts<TDraft>("application/json").Produces<TView>(status)
        .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status412PreconditionFailed)
        .ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
        .RequireScope(operation, UstazScopes.PortfolioWrite).WithName(name).WithTags("Editing").WithSummary(summary);

    private static IResult Correct(HttpContext context, string id, TimeProvider clock) => With(context, id, ProfileDraft.Read, (file, draft) =>
    {
        var version = file.Correct(draft.Correct, draft.EnteredBy, clock.GetUtcNow());

        return TypedResults.Ok(TeacherView.Of(file, Marked(context, version), clock.GetUtcNow()));
    });

    private static IResult Add(HttpContext context, string id, TimeProvider clock) => With(context, id, EntryDraft.Read, (file, draft) =>
    {
        if (draft is { Source: EnteredSource.Upload, File: null })
        {
            return NoFile(context);
        }

        var entry = Edits.Add(file, draft, Who(context, draft.EnteredBy), clock.GetUtcNow(), out var version);
        Marked(context, version);

        return TypedResults.Created($"{context.Request.Path}/{entry.Id}", EntryView.Of(entry));
    });

    private static IResult Replace(HttpContext context, string id, string entryId, TimeProvider clock) => With(context, id, entryId, EntryDraft.Read, (file, entry, draft) =>
    {
        if (draft is { Source: EnteredSource.Upload, File: null } && entry.File is null)
        {
            return NoFile(context);
        }

        var changed = draft.ToEntry(entry.Id, entry.File, clock.GetUtcNow());
        Marked(context, file.Replace(changed, VersionCause.EntryChanged, Who(context, draft.EnteredBy), clock.GetUtcNow()));

        return TypedResults.Ok(EntryView.Of(changed));
    });

    private static IResult Verify(HttpContext context, string id, string entryId, TimeProvider clock) => With(context, id, entryId, VerificationDraft.Read, (file, entry, draft) =>
    {
        var verified = Edits.Verify(file, entry, draft.By, clock.GetUtcNow(), out var version);
        Marked(context, version);

        return TypedResults.Ok(EntryView.Of(verified));
    });

    private static IResult Remove(HttpContext context, string id, string entryId, TimeProvider clock) => Open(context, id, (file, version) =>
    {
        if (version.Find(entryId) is null)
        {
            return Problems.Unknown(context.Exchange(), "entry");
        }

        Marked(context, file.Remove(entryId, Who(context, null), clock.GetUtcNow()));
        return TypedResults.NoContent();
    });

    private static IResult With<TDraft>(HttpContext context, string id, string entryId, Func<Fields, TDraft> read, Func<TeacherFile, Entry, TDraft, IResult> change)
        where TDraft : class => With(context, id, read, (file, draft) => file.Versions[^1].Find(entryId) is { } entry ? change(file, entry, draft) : Problems.Unknown(context.Exchange(), "entry"));

    private static IResult With<TDraft>(HttpContext context, string id, Func<Fields, TDraft> read, Func<TeacherFile, TDraft, IResult> change)
        where TDraft : class => Open(context, id, (file, _) => Fields.Read(context.Exchange().Request, read, out var problems) is { } draft
            ? change(file, draft)
            : Problems.Invalid(context.Exchange(), problems));

    private static IResult Open(HttpContext context, string id, Func<TeacherFile, FileVersion, IResult> change)
    {
        var teachers = context.Platform().Teachers;
        if (teachers.Find(id) is not { } file)
        {
            return Problems.Unknown(context.Exchange(), "teacher");
        }

        context.Exchange().Iin = file.Iin;

        // Of two who have seen the same version one is late.
        return file.Alone(() => teachers.OpenForEntry(file) switch
        {
            null => Problems.Silent(context.Exchange()),
            var version when Conditional.IsWanted(context, Tag.Of(version)) => change(file, version),
            _ => Conditional.Refuse(context.Exchange()),
        });
    }

    private static IResult NoFile(HttpContext context) =>
        Problems.Invalid(context.Exchange(), [new FieldProblem("/file", "file.missing", "An upload comes with its file.")]);

    private static string Who(HttpContext context, string? name) => name ?? context.Exchange().Caller ?? "client";

    private static FileVersion Marked(HttpContext context, FileVersion version)
    {
        context.Response.Headers.ETag = $"\"{Tag.Of(version)}\"";
        context.Exchange().Outcome = "changed";

        return version;
    }
}
