using System.Text.Json;
using Attestation.Contracts;
using Attestation.Gateway.Deciding;

namespace Attestation.Gateway.Tests.Deciding;

public class BinTests
{
    [Theory]
    [InlineData("11114099901", true)]
    [InlineData("11014099901", true)]
    [InlineData("11124099901", true)]
    [InlineData("11004099901", false)]
    [InlineData("11134099901", false)]
    [InlineData("11115099901", true)]
    [InlineData("11116099901", true)]
    [InlineData("11113099901", false)]
    [InlineData("11117099901", false)]
    public void Month_and_fifth_digit_tell_an_organisation(string eleven, bool valid) =>
        Assert.Equal(valid, Bin.TryParse(Numbers.WithCheckDigit(eleven), out _));

    [Theory]
    [InlineData("111140999014", true)]
    [InlineData("111140999015", false)]
    [InlineData("111140999013", false)]
    [InlineData("11114099901", false)]
    [InlineData("1111409990140", false)]
    [InlineData("11114099901x", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Twelve_digits_and_the_check_digit_are_needed(string? text, bool valid)
    {
        Assert.Equal(valid, Bin.TryParse(text, out var bin));
        Assert.Equal(valid ? text : null, bin?.Value);
    }

    [Fact]
    public void An_ИИН_is_not_taken_for_a_БИН() => Assert.False(Bin.TryParse(Given.Iin().Value, out _));

    [Fact]
    public void Printed_it_is_whole_because_it_is_public() => Assert.Equal("111140999014", $"{Given.Bin()}");

    [Fact]
    public void As_JSON_it_comes_back_the_same()
    {
        var json = JsonSerializer.Serialize(Given.Bin(), ContractJson.Options);

        Assert.Equal("\"111140999014\"", json);
        Assert.Equal(Given.Bin(), JsonSerializer.Deserialize<Bin>(json, ContractJson.Options));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Bin>("\"111140999015\"", ContractJson.Options));
    }
}
