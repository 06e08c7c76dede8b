using Attestation.Stubs.UstazPlatform;

namespace Attestation.UstazPlatform.Tests;

public class TokenTests
{
    [Theory]
    [InlineData("Bearer " + UstazPlatformDoubleOptions.DefaultToken, 200)]
    [InlineData("bearer " + UstazPlatformDoubleOptions.DefaultToken, 200)]
    [InlineData(null, 401)]
    [InlineData("Bearer", 401)]
    [InlineData("Bearer " + UstazPlatformDoubleOptions.DefaultToken + "x", 401)]
    [InlineData("Bearer USTAZ-SANDBOX-TOKEN", 401)]
    [InlineData("Basic " + UstazPlatformDoubleOptions.DefaultToken, 401)]
    [InlineData(UstazPlatformDoubleOptions.DefaultToken, 401)]
    public async Task Only_the_token_opens_the_door(string? header, int status)
    {
        await using var platform = await RunningPlatform.StartAsync();
        platform.Http.DefaultRequestHeaders.Remove("Authorization");
        platform.Http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", header);

        var answer = await platform.SearchAsync(Given.Search(Given.Iin()));

        Assert.Equal(status, answer.Status);
        Assert.StartsWith(status is 401 ? "Bearer" : "", answer.Challenge, StringComparison.Ordinal);
        Assert.Equal(header is "Bearer " + UstazPlatformDoubleOptions.DefaultToken + "x" or "Bearer USTAZ-SANDBOX-TOKEN", answer.Challenge.Contains("invalid_token", StringComparison.Ordinal));
        Assert.Equal(status is 401 ? "token.invalid" : null, answer.Code);
    }
}
