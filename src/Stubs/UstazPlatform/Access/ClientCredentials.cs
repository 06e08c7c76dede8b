using System.Text;

namespace Attestation.Stubs.UstazPlatform.Access;

/// <summary>How a client shows itself at the token endpoint (RFC 6749, 2.3.1).</summary>
internal sealed record ClientCredentials(string Id, string Secret)
{
    private const string Basic = "Basic ";

    /// <param name="request">May have the header <c>Authorization: Basic …</c>.</param>
    /// <param name="form">May have <c>client_id</c> and <c>client_secret</c>.</param>
    /// <param name="twice">Both are there, which the RFC forbids.</param>
    public static ClientCredentials? Read(HttpRequest request, IFormCollection form, out bool twice)
    {
        var inHeader = request.Headers.Authorization.Count > 0;
        var inForm = form.ContainsKey("client_secret");
        twice = inHeader && inForm;

        return twice ? null
            : inHeader ? FromHeader(request.Headers.Authorization.ToString())
            : inForm ? new ClientCredentials(form["client_id"].ToString(), form["client_secret"].ToString())
            : null;
    }

    // Name and password are form-encoded before they are joined: a colon in the name is no separator.
    private static ClientCredentials? FromHeader(string header)
    {
        if (!header.StartsWith(Basic, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var bytes = new byte[header.Length];
        if (!Convert.TryFromBase64String(header[Basic.Length..].Trim(), bytes, out var length))
        {
            return null;
        }

        return Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2) is [var id, var secret]
            ? new ClientCredentials(Decoded(id), Decoded(secret))
            : null;
    }

    private static string Decoded(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
