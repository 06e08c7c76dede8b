using System.Text.Encodings.Web;
using Attestation.Stubs.TestKit.Tenants;

namespace Attestation.Stubs.TestKit.Admin;

/// <summary>The catalogue as a page: what each fault does, and a button that lets it happen once or takes everything back.</summary>
internal static class FaultsPage
{
    public static string Of(AdminCall call)
    {
        var tenant = call.Http.Query["tenant"].ToString() is { Length: > 0 } name ? call.Tenants.Find(name) : call.Tenant;
        var shown = tenant?.Name ?? call.Http.Query["tenant"].ToString();
        return $$"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Faults · {{Text(call.Face.Name)}}</title>
            <style>body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem } td, th { text-align: left; vertical-align: top; padding: .2rem .6rem } [lang=ru] { color: #555 }</style>
            </head>
            <body>
            <h1>Faults · {{Text(call.Face.Name)}}</h1>
            <form><label>Tenant <input name="tenant" value="{{Text(shown)}}"></label> <button>Show</button></form>
            <p>Set now: {{Set(tenant)}} <button data-clear>Take all back</button></p>
            <table>
            <thead><tr><th>Fault</th><th>Where</th><th>What happens</th><th></th></tr></thead>
            <tbody>
            {{string.Concat(FaultKinds.All.Where(call.Face.Has).Select(kind => Row(call, kind)))}}
            </tbody>
            </table>
            <p><small>A fault with conditions is set by <code>POST /__admin/faults</code>.</small></p>
            <script>
            const tenant = {{System.Text.Json.JsonSerializer.Serialize(shown)}};
            const send = async (method, body) => {
              const answer = await fetch('/__admin/faults', { method, headers: { 'X-Sandbox-Tenant': tenant }, body });
              if (answer.ok) { location.reload(); } else { alert((await answer.json()).errors.map(error => error.detail).join('\n')); }
            };
            document.querySelector('[data-clear]').addEventListener('click', () => send('DELETE'));
            for (const button of document.querySelectorAll('[data-fault]')) {
              button.addEventListener('click', () => send('POST', JSON.stringify({ name: button.dataset.fault, times: 1 })));
            }
            </script>
            </body>
            </html>
            """;
    }

    private static string Row(AdminCall call, FaultKind kind) => $"""
        <tr><td><code>{Text(kind.Name)}</code></td><td>{Text(kind.Level.ToString())}</td>
        <td>{Text(kind.English)}<br><span lang="ru">{Text(kind.Russian)}</span></td>
        <td>{(call.Face.WhyNot(kind) is { } reason ? Text(reason) : $"<button data-fault=\"{Text(kind.Name)}\">Once</button>")}</td></tr>
        """;

    private static string Set(Tenant? tenant) => tenant?.Faults.All() is { Count: > 0 } rules
        ? string.Join(", ", rules.Select(rule => $"<code>{Text(rule.ToString())}</code> ({rule.Applied} of {rule.Seen})"))
        : "none.";

    private static string Text(string text) => HtmlEncoder.Default.Encode(text);
}
