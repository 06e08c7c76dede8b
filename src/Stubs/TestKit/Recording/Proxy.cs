using System.Text;
using Attestation.Stubs.TestKit.Exchanges;
using Attestation.Stubs.TestKit.Tenants;
using Microsoft.Extensions.Primitives;

namespace Attestation.Stubs.TestKit.Recording;

/// <summary>Asks the real endpoint. The caller gets the answer as it is; the journal and the recording get it without secrets.</summary>
internal static class Proxy
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(2) });

    private static readonly HashSet<string> OfTheConnection =
        new(StringComparer.OrdinalIgnoreCase) { "Host", "Connection", "Keep-Alive", "Transfer-Encoding", "Content-Length", "Expect", "Upgrade", Tenant.Header };

    public static async Task<Answer> AskAsync(Uri target, CurrentCall call, CancellationToken cancellationToken)
    {
        var answer = await PassOnAsync(target, call.Exchange.Asked, cancellationToken);
        var (asked, shown) = call.Tenant.Recorder.Keep(call.Exchange.Asked, answer, call.Exchange.Subject);
        call.Exchange.ShowInstead(asked, shown);
        return answer;
    }

    private static async Task<Answer> PassOnAsync(Uri target, Asked asked, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(new HttpMethod(asked.Method), new Uri($"{target.ToString().TrimEnd('/')}{asked.Url}"));
        if (!asked.Body.IsEmpty)
        {
            request.Content = new ReadOnlyMemoryContent(asked.Body);
        }

        foreach (var (name, values) in asked.Headers.Where(header => !OfTheConnection.Contains(header.Key)))
        {
            if (!request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
            }
        }

        try
        {
            using var response = await Http.SendAsync(request, cancellationToken);
            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            var headers = response.Headers.Concat(response.Content.Headers).Where(header => !OfTheConnection.Contains(header.Key));
            return new((int)response.StatusCode, [.. headers.Select(header => KeyValuePair.Create(header.Key, new StringValues([.. header.Value])))], body);
        }
        catch (HttpRequestException unreachable)
        {
            return new(502, [new("Content-Type", "text/plain; charset=utf-8")], Encoding.UTF8.GetBytes($"The endpoint that is to be recorded does not answer: {unreachable.HttpRequestError}.\n"));
        }
    }
}
