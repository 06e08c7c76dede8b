using System.Net;
using System.Net.Http.Headers;

namespace Attestation.Gateway.UstazPlatform;

/// <summary>Shows our token with each call. A token that the platform refuses is renewed, and the call sent once more; not twice.</summary>
internal sealed class TokenHandler(PlatformTokens tokens) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var token = await tokens.GetAsync(cancellationToken);
        var response = await SendAsync(request, token, cancellationToken);
        if (response.StatusCode is not HttpStatusCode.Unauthorized)
        {
            return response;
        }

        response.Dispose();

        return await SendAsync(request, await tokens.RenewAsync(token, cancellationToken), cancellationToken);
    }

    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, Token token, CancellationToken cancellationToken)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Value);

        return base.SendAsync(request, cancellationToken);
    }
}
