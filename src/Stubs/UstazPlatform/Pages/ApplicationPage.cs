using Attestation.Contracts;
using Attestation.Stubs.UstazPlatform.Applications;

namespace Attestation.Stubs.UstazPlatform.Pages;

/// <summary>What became of an application, and its notice.</summary>
internal static class ApplicationPage
{
    public static Html Render(Speech speech, FiledApplication application)
    {
        var view = ApplicationView.Of(application);

        return Html.Of($"""
            <h1>{view.Number}</h1>
            <p role="status">{speech[Words.State]}: <strong>{speech[Words.Of(view.State, view.Notice?.Kind is NoticeKind.Refusal)]}</strong> {view.ApplicationNumber}</p>
            <p><a href="/applications/{view.Id}?lang={speech.Language}">{speech[Words.LookAgain]}</a></p>
            <dl>
              <dt>{speech[Words.Iin]}</dt><dd><a href="/teachers/{view.TeacherId}?lang={speech.Language}">{view.MaskedIin}</a></dd>
              <dt>{speech[Words.RequestedCategory]}</dt><dd>{speech[Words.OfName(view.RequestedCategory.ToString())]}</dd>
              <dt>{speech[Words.ProviderBin]}</dt><dd>{view.ProviderBin}</dd>
              <dt>{speech[Words.FiledAt]}</dt><dd>{view.FiledAt}</dd>
              <dt>{speech[Words.Snapshot]}</dt><dd>{Snapshot(speech, view)}</dd>
            </dl>
            {Html.Join(view.Problems.Select(problem => Html.Of($"""<p class="mistakes">{problem.Pointer}: {speech[new Said(problem.Message.Kk, problem.Message.Ru, problem.Message.En)]}</p>""")))}
            {Notice(speech, view)}
            <h2>{speech[Words.Why]}</h2>
            <ol>{Html.Join(view.Events.Select(happened => Html.Of($"<li>{happened.At} {happened.What}</li>")))}</ol>
            """);
    }

    private static Html Snapshot(Speech speech, ApplicationView view) => view.Snapshot is { } snapshot
        ? Html.Of($"""<a href="/teachers/{view.TeacherId}?lang={speech.Language}&amp;version={snapshot.Version}">{snapshot.Version}</a> {snapshot.SnapshotId}""")
        : new Html("—");

    // Notices are in Kazakh and Russian alone.
    private static Html Notice(Speech speech, ApplicationView view) => view.Notice is not { } notice ? Html.Nothing : Html.Of($"""
        <h2>{speech[Words.Notice]}</h2>
        <p><a href="/applications/{view.Id}/notice">{notice.Number}</a> {notice.IssuedAt} SHA-256 {notice.Sha256}</p>
        {(notice.Reasons is [] ? Html.Nothing : Html.Of($"<h3>{speech[Words.Reasons]}</h3><ul>{Html.Join(notice.Reasons.Select(reason => Html.Of($"<li>{(speech.Language == "kk" ? reason.Text.Kk : reason.Text.Ru)} ({reason.Act})</li>")))}</ul>"))}
        """);
}
