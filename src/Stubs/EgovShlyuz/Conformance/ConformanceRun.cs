using System.Net.Http.Headers;
using System.Xml;
using Attestation.Shep;
using Attestation.Signatures;

namespace Attestation.Stubs.EgovShlyuz.Conformance;

/// <summary>Asks an endpoint, and says where it differs from the protocol.</summary>
internal sealed class ConformanceRun(HttpClient http, Uri endpoint, Trust? trust, TimeProvider clock)
{
    /// <returns>How many answers differ.</returns>
    public async Task<int> RunAsync(IReadOnlyList<Question> questions, TextWriter output, CancellationToken cancellationToken)
    {
        var differing = await SayAsync(output, "The contract is at ?wsdl", await ContractAsync(cancellationToken));
        foreach (var question in questions)
        {
            differing += await SayAsync(output, question.Title, await AskAsync(question, cancellationToken));
        }

        await output.WriteLineAsync(differing is 0 ? "No difference." : $"{differing} of {questions.Count + 1} differ.");
        return differing;
    }

    private static async Task<int> SayAsync(TextWriter output, string title, string? difference)
    {
        await output.WriteLineAsync(difference is null ? $"same      {title}" : $"DIFFERENT {title}: {difference}");
        return difference is null ? 0 : 1;
    }

    private async Task<string?> AskAsync(Question question, CancellationToken cancellationToken)
    {
        try
        {
            var observed = await SendAsync(question, cancellationToken);

            return question.Difference(observed) ?? (observed.Flaws.Count is 0 ? null : string.Join("; ", observed.Flaws));
        }
        catch (Exception failure) when (failure is HttpRequestException or ShepFormatException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return failure is ShepFormatException ? failure.Message : $"no answer ({failure.GetType().Name})";
        }
    }

    private async Task<Observed> SendAsync(Question question, CancellationToken cancellationToken)
    {
        using var content = new ByteArrayContent(question.Message());
        content.Headers.ContentType = new MediaTypeHeaderValue("text/xml", "utf-8");
        content.Headers.Add("SOAPAction", "\"\"");
        using var response = await http.PostAsync(AddressOf(question.Channel), content, cancellationToken);
        var answer = await response.Content.ReadAsByteArrayAsync(cancellationToken);

        return Observe((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType, answer);
    }

    private Observed Observe(int status, string? mediaType, byte[] answer)
    {
        var body = ShepEnvelope.BodyOf(answer);
        var verdict = trust is null ? null : TransportSignature.Verify(answer, trust, clock.GetUtcNow());
        string[] flaws =
        [
            .. mediaType is "text/xml" ? (string[])[] : ["the answer is not text/xml"],
            .. ShepSchema.Violations(body).Select(violation => $"the answer breaks the schema: {violation}"),
            .. verdict is null or { IsValid: true } ? (string[])[] : [$"the answer's signature: {verdict.Explanation}"],
        ];

        return new(status, CodeIn(body), body, flaws);
    }

    private static string CodeIn(XmlElement body) =>
        (body.GetElementsByTagName("errorCode")[0] ?? body.GetElementsByTagName("code")[0])?.InnerText ?? "";

    private async Task<string?> ContractAsync(CancellationToken cancellationToken)
    {
        try
        {
            var contract = await http.GetStringAsync(new Uri($"{AddressOf(Channel.Sync)}?wsdl"), cancellationToken);
            return contract.Contains("SyncChannelHttpBinding", StringComparison.Ordinal) ? null : "it is not the contract of the synchronous channel";
        }
        catch (HttpRequestException refused)
        {
            return $"no answer ({refused.StatusCode})";
        }
    }

    private Uri AddressOf(Channel channel) =>
        endpoint.AbsolutePath is not "/" && channel is Channel.Sync ? endpoint : new Uri(endpoint, channel is Channel.Sync ? ShepPaths.Sync : ShepPaths.Async);
}
