using Attestation.Stubs.UstazPlatform.Http;

namespace Attestation.Stubs.UstazPlatform.Pages;

/// <summary>Labelled fields of a form, with what was written and what is wrong with it.</summary>
/// <param name="speech">The language.</param>
/// <param name="prefix">Tells the fields of one form on a page from those of another.</param>
/// <param name="written">What the fields hold.</param>
/// <param name="problems">What is wrong, by JSON pointer.</param>
internal sealed class FormFields(Speech speech, string prefix, IReadOnlyDictionary<string, string?> written, IReadOnlyList<FieldProblem> problems)
{
    public Html Text(string name, Said label, string type = "text", bool required = false, string autocomplete = "off") => Field(name, label, Html.Of(
        $"""<input id="{Id(name)}" name="{name}" type="{type}" value="{written.GetValueOrDefault(name)}" autocomplete="{autocomplete}"{Required(required)}{Wrong(name)}>"""));

    public Html Area(string name, Said label) => Html.Of(
        $"""<p class="whole"><label for="{Id(name)}">{speech[label]}</label><textarea id="{Id(name)}" name="{name}"{Wrong(name)}>{written.GetValueOrDefault(name)}</textarea></p>""");

    public Html File(string name, Said label) => Field(name, label, Html.Of($"""<input id="{Id(name)}" name="{name}" type="file" accept="application/pdf,image/jpeg,image/png"{Wrong(name)}>"""));

    public Html Check(string name, Said label) => Html.Of(
        $"""<p class="whole"><label for="{Id(name)}"><input id="{Id(name)}" name="{name}" type="checkbox" value="true"{Checked(name)}> {speech[label]}</label></p>""");

    public Html Choice(string name, Said label, IEnumerable<string> names, bool required = false) => Field(name, label, Html.Of(
        $"""<select id="{Id(name)}" name="{name}"{Required(required)}{Wrong(name)}>{(required ? Html.Nothing : new Html("<option value=\"\">—</option>"))}{Html.Join(names.Select(choice => Html.Of($"""<option value="{choice}"{Selected(name, choice)}>{speech[Words.OfName(choice)]}</option>""")))}</select>"""));

    /// <summary>All that is wrong, before the form: whoever listens to the page hears it first.</summary>
    public Html Mistakes() => problems is [] ? Html.Nothing : Html.Of(
        $"""<div class="mistakes" role="alert" id="{prefix}-mistakes"><p>{speech[Words.Mistakes]}</p><ul>{Html.Join(problems.Select(problem => Html.Of($"<li>{Name(problem)}: {problem.Detail}</li>")))}</ul></div>""");

    private static string Name(FieldProblem problem) => problem.Pointer.TrimStart('/');

    private Html Field(string name, Said label, Html input) => Html.Of($"""<p><label for="{Id(name)}">{speech[label]}</label>{input}</p>""");

    private string Id(string name) => $"{prefix}-{name}";

    private static Html Required(bool required) => required ? new Html(" required") : Html.Nothing;

    private Html Wrong(string name) => problems.Any(problem => problem.Pointer.Split('/').ElementAtOrDefault(1) == name)
        ? Html.Of($""" aria-invalid="true" aria-describedby="{prefix}-mistakes" """)
        : Html.Nothing;

    private Html Selected(string name, string choice) => written.GetValueOrDefault(name) == choice ? new Html(" selected") : Html.Nothing;

    private Html Checked(string name) => written.GetValueOrDefault(name) is "true" ? new Html(" checked") : Html.Nothing;
}
