using Microsoft.AspNetCore.Http.Features;

namespace Attestation.Stubs.UstazPlatform.Http;

/// <summary>What an endpoint knows of a call, for the journal.</summary>
internal sealed class Exchange
{
    public string Operation { get; set; } = "";

    public string? Iin { get; set; }

    public string? Caller { get; set; }

    public string? Outcome { get; set; }

    public ReadOnlyMemory<byte> Request { get; set; }
}

internal static class ExchangeOfCall
{
    public static Exchange Exchange(this HttpContext context) => context.Features.GetRequiredFeature<Exchange>();
}
