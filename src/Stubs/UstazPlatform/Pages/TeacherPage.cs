using Attestation.Stubs.TestKit;
using Attestation.Stubs.UstazPlatform.Applications;
using Attestation.Stubs.UstazPlatform.Editing;
using Attestation.Stubs.UstazPlatform.Http;
using Attestation.Stubs.UstazPlatform.Teachers;

namespace Attestation.Stubs.UstazPlatform.Pages;

/// <summary>A teacher: who it is, what is in the portfolio, what was filed; and the forms to change it.</summary>
internal sealed class TeacherPage(Speech speech, TeacherFile file, DateTimeOffset now)
{
    private static readonly string[] Items = ["3", "5", "6", "7", "8"];

    public required FileVersion? Version { get; init; }

    public required Profile Profile { get; init; }

    public required IReadOnlyList<FiledApplication> Applications { get; init; }

    public required bool HasBus { get; init; }

    /// <summary>The entry that is being changed.</summary>
    public Entry? Edited { get; init; }

    public IReadOnlyDictionary<string, string?> WrittenEntry { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    public IReadOnlyList<FieldProblem> EntryProblems { get; init; } = [];

    public IReadOnlyDictionary<string, string?> WrittenApplication { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    public IReadOnlyList<FieldProblem> ApplicationProblems { get; init; } = [];

    private bool IsLatest => Version is null || Version.Number == file.Versions[^1].Number;

    private string Here => $"/teachers/{file.Id}";

    public Html Render() => Html.Of($"""
        <h1>{Profile.FullName}</h1>
        {(Version is null ? Html.Of($"<p>{speech[Words.NothingKnown]}</p>") : Html.Nothing)}
        {(IsLatest ? Html.Nothing : Html.Of($"""<p role="status">{speech[Words.EarlierVersion]} <a href="{Here}?lang={speech.Language}">{speech[Words.Latest]}</a></p>"""))}
        {AboutTheTeacher()}
        {Portfolio()}
        {(IsLatest ? EntryForm() : Html.Nothing)}
        {Filed()}
        {(IsLatest ? ApplicationForm() : Html.Nothing)}
        {History()}
        """);

    private Html AboutTheTeacher() => Html.Of($"""
        <h2>{speech[Words.Profile]}</h2>
        <dl>
          <dt>{speech[Words.Iin]}</dt><dd>{Iin.Mask(file.Iin)}</dd>
          <dt>{speech[Words.BirthDate]}</dt><dd>{Profile.BirthDate}</dd>
          <dt>{speech[Words.Position]}</dt><dd>{Profile.Position ?? "—"}</dd>
          <dt>{speech[Words.Workplace]}</dt><dd>{Profile.Workplace ?? "—"} {Profile.WorkplaceBin}</dd>
          <dt>{speech[Words.Experience]}</dt><dd>{Profile.ExperienceAt(DateOnly.FromDateTime(Kazakhstan.ToLocal(now).DateTime))?.ToString() ?? "—"}</dd>
          <dt>{speech[Words.Categories]}</dt>
          <dd>{Html.Join(CategoryView.Of(Version?.Entries ?? []).Select(category => Html.Of($"{speech[Words.OfName(category.Name.ToString())]}: {category.Order?.Number} {category.AwardedOn}, {speech[Words.Until]} {category.ValidUntil}<br>")))}</dd>
        </dl>
        """);

    private Html Portfolio() => Html.Of($"""
        <h2 id="portfolio">{speech[Words.Portfolio]}</h2>
        <div class="wide" tabindex="0" role="region" aria-labelledby="portfolio"><table>
          <caption>{speech[Words.Version]} {Version?.Number.ToString() ?? "—"} {(Version is null ? Html.Nothing : Html.Of($"({Version.At}) {Version.SnapshotId}"))}</caption>
          <thead><tr><th scope="col">{speech[Words.Item]}</th><th scope="col">{speech[Words.Title]}</th><th scope="col">{speech[Words.IssuedOn]}</th><th scope="col">{speech[Words.Hours]}</th><th scope="col">{speech[Words.Level]}</th><th scope="col">{speech[Words.Source]}</th><th scope="col">{speech[Words.Verified]}</th><th scope="col">{speech[Words.Actions]}</th></tr></thead>
          <tbody>{Html.Join((Version?.Entries ?? []).Select(Row))}</tbody>
        </table></div>
        """);

    private Html Row(Entry entry) => Html.Of($"""
        <tr>
          <td>{entry.Item}</td>
          <th scope="row">{entry.Title}{(entry.TitleRu is null ? Html.Nothing : Html.Of($"""<br><span lang="ru">{entry.TitleRu}</span>"""))}{(entry.Kind is null ? Html.Nothing : Html.Of($"<br>{speech[Words.OfName(entry.Kind.ToString()!)]} {entry.Number}"))}{(entry.Issuer is null ? Html.Nothing : Html.Of($"<br>{entry.Issuer}"))}</th>
          <td>{entry.IssuedOn}</td>
          <td>{entry.Hours}{(entry.Agreed is { } agreed ? Html.Of($"<br>{speech[Words.Agreed]}: {speech[agreed ? Words.Yes : Words.No]}") : Html.Nothing)}</td>
          <td>{(entry.Level is { } level ? speech[Words.OfName(level.ToString())] : "")}</td>
          <td>{speech[Words.Of(entry.Source)]} {entry.SourceSystem} {entry.EnteredBy}</td>
          <td>{(entry.VerifiedBy is null ? speech[Words.No] : entry.VerifiedBy)} {entry.VerifiedAt}</td>
          <td>{Links(entry)}</td>
        </tr>
        """);

    private Html Links(Entry entry)
    {
        var scan = entry.File is { } stored
            ? Html.Of($"""<a href="{Here}/entries/{entry.Id}/file?version={Version!.Number}" aria-label="{speech[Words.Download]}: {entry.Title}" title="SHA-256 {stored.Sha256}">{speech[Words.Download]}</a> """)
            : Html.Nothing;

        return !IsLatest ? scan : Html.Of($"""
            {scan}
            <a href="{Here}?lang={speech.Language}&amp;edit={entry.Id}#entry" aria-label="{speech[Words.Edit]}: {entry.Title}">{speech[Words.Edit]}</a>
            <form method="post" action="{Here}/entries/{entry.Id}/verify?lang={speech.Language}"><label for="by-{entry.Id}">{speech[Words.VerifiedBy]}</label><input id="by-{entry.Id}" name="by" required autocomplete="off"><button aria-label="{speech[Words.Verify]}: {entry.Title}">{speech[Words.Verify]}</button></form>
            <form method="post" action="{Here}/entries/{entry.Id}/remove?lang={speech.Language}"><button aria-label="{speech[Words.Remove]}: {entry.Title}">{speech[Words.Remove]}</button></form>
            """);
    }

    private Html EntryForm()
    {
        var fields = new FormFields(speech, "entry", WrittenEntry, EntryProblems);
        var action = Edited is null ? $"{Here}/entries" : $"{Here}/entries/{Edited.Id}";

        return Html.Of($"""
            <h2 id="entry">{speech[Edited is null ? Words.AddEntry : Words.ChangeEntry]}</h2>
            {fields.Mistakes()}
            <form class="fields" method="post" enctype="multipart/form-data" action="{action}?lang={speech.Language}">
              {fields.Choice("item", Words.Item, Items, required: true)}
              {fields.Choice("kind", Words.Kind, Enum.GetNames<CategoryDocument>())}
              {fields.Choice("category", Words.Category, Enum.GetNames<CategoryName>())}
              {fields.Text("title", Words.Title, required: true)}
              {fields.Text("titleRu", Words.TitleRu)}
              {fields.Text("number", Words.Number)}
              {fields.Text("issuer", Words.Issuer)}
              {fields.Text("issuedOn", Words.IssuedOn, "date", required: true)}
              {fields.Text("periodFrom", Words.PeriodFrom, "date")}
              {fields.Text("periodTo", Words.PeriodTo, "date")}
              {fields.Text("hours", Words.Hours, "number")}
              {fields.Text("programme", Words.Programme)}
              {fields.Choice("agreedWithAuthorisedBody", Words.Agreed, ["true", "false"])}
              {fields.Choice("level", Words.Level, Enum.GetNames<AchievementLevel>())}
              {fields.Choice("source", Words.Source, Enum.GetNames<EnteredSource>(), required: true)}
              {fields.Text("enteredBy", Words.EnteredBy)}
              {fields.File("file", Words.File)}
              <p class="whole"><button>{speech[Words.Save]}</button></p>
            </form>
            """);
    }

    private Html Filed() => Html.Of($"""
        <h2>{speech[Words.Applications]}</h2>
        <ul>{Html.Join(Applications.Select(application => Html.Of($"""<li><a href="/applications/{application.Id}?lang={speech.Language}">{application.Message.PortalRequestNumber}</a>: {speech[Words.OfName(application.Message.RequestedCategory.ToString())]}, {speech[Words.Of(application.State, application.Notice?.Kind is Contracts.NoticeKind.Refusal)]}</li>""")))}</ul>
        """);

    private Html ApplicationForm()
    {
        if (!HasBus)
        {
            return Html.Of($"""<h2 id="apply">{speech[Words.Apply]}</h2><p role="note">{speech[Words.NoBus]}</p>""");
        }

        var fields = new FormFields(speech, "apply", WrittenApplication, ApplicationProblems);

        return Html.Of($"""
            <h2 id="apply">{speech[Words.Apply]}</h2>
            {fields.Mistakes()}
            <form class="fields" method="post" action="{Here}/applications?lang={speech.Language}">
              {fields.Choice("requestedCategory", Words.RequestedCategory, ["Moderator", "Expert"], required: true)}
              {fields.Choice("purpose", Words.Purpose, ["Award", "Confirm"], required: true)}
              {fields.Text("providerBin", Words.ProviderBin)}
              {fields.Text("email", Words.Email, "email", required: true)}
              {fields.Text("phone", Words.Phone, "tel", required: true)}
              {fields.Choice("language", Words.AnswerLanguage, ["kk", "ru"], required: true)}
              {fields.Text("essayTopic", Words.EssayTopic)}
              {fields.Area("essayText", Words.EssayText)}
              {fields.Check("consent", Words.Consent)}
              <p class="whole"><button>{speech[Words.Send]}</button></p>
            </form>
            """);
    }

    private Html History() => Html.Of($"""
        <h2>{speech[Words.History]}</h2>
        <table>
          <thead><tr><th scope="col">{speech[Words.Version]}</th><th scope="col">{speech[Words.When]}</th><th scope="col">{speech[Words.Why]}</th><th scope="col">{speech[Words.Who]}</th></tr></thead>
          <tbody>{Html.Join(file.Versions.Reverse().Take(50).Select(version => Html.Of($"""<tr><th scope="row"><a href="{Here}?lang={speech.Language}&amp;version={version.Number}">{version.Number}</a></th><td>{version.At}</td><td>{speech[Words.Of(version.Cause)]}</td><td>{version.By}</td></tr>""")))}</tbody>
        </table>
        """);
}
