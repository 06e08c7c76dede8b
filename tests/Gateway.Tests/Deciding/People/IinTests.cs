using System.Text.Json;
using Attestation.Contracts;
using Attestation.Gateway.Deciding;

namespace Attestation.Gateway.Tests.Deciding;

public class IinTests
{
    [Theory]
    [InlineData("000229599007", "2000-02-29")]
    [InlineData("000229599811", "2000-02-29")]
    public void A_number_that_checks_out_tells_the_day_of_birth(string text, string birthDate)
    {
        var fault = Iin.TryParse(text, out var iin);

        Assert.Equal(IinFault.None, fault);
        Assert.Equal(text, iin!.Value);
        Assert.Equal(DateOnly.Parse(birthDate), iin.BirthDate);
    }

    [Theory]
    [Requirement("S1-3")]
    [InlineData("990230699013", nameof(IinFault.BirthDate))]
    [InlineData("991301399012", nameof(IinFault.BirthDate))]
    [InlineData("990101799018", nameof(IinFault.Century))]
    [InlineData("111140999014", nameof(IinFault.Century))]
    [InlineData("000229599008", nameof(IinFault.Checksum))]
    [InlineData("000229599006", nameof(IinFault.Checksum))]
    [InlineData("00022959900", nameof(IinFault.Format))]
    [InlineData("0002295990070", nameof(IinFault.Format))]
    [InlineData("00022959900O", nameof(IinFault.Format))]
    [InlineData(" 000229599007", nameof(IinFault.Format))]
    [InlineData("٠٠٠٢٢٩٥٩٩٠٠٧", nameof(IinFault.Format))]
    [InlineData("", nameof(IinFault.Format))]
    [InlineData(null, nameof(IinFault.Format))]
    public void What_is_no_ИИН_is_refused_with_its_fault(string? text, string fault)
    {
        Assert.Equal(fault, Iin.TryParse(text, out var iin).ToString());
        Assert.Null(iin);
    }

    [Fact]
    public void A_number_whose_check_digit_is_ten_twice_is_never_issued()
    {
        for (var last = 0; last < 10; last++)
        {
            Assert.Equal(IinFault.Checksum, Iin.TryParse($"00022959980{last}", out _));
        }
    }

    [Theory]
    [InlineData("00010110001", "1800-01-01")]
    [InlineData("99123120001", "1899-12-31")]
    [InlineData("00010130001", "1900-01-01")]
    [InlineData("99123140001", "1999-12-31")]
    [InlineData("00010150001", "2000-01-01")]
    [InlineData("25123160001", "2025-12-31")]
    public void The_seventh_digit_tells_the_century(string eleven, string birthDate)
    {
        Assert.Equal(IinFault.None, Iin.TryParse(Numbers.WithCheckDigit(eleven), out var iin));
        Assert.Equal(DateOnly.Parse(birthDate), iin!.BirthDate);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("7")]
    [InlineData("8")]
    public void A_seventh_digit_of_no_century_is_refused(string seventh) =>
        Assert.Equal(IinFault.Century, Iin.TryParse(Numbers.WithCheckDigit($"000101{seventh}0001"), out _));

    [Theory]
    [InlineData("010229", nameof(IinFault.BirthDate))]
    [InlineData("040229", nameof(IinFault.None))]
    public void The_29th_of_February_exists_in_leap_years_only(string born, string fault) =>
        Assert.Equal(fault, Iin.TryParse(Numbers.WithCheckDigit($"{born}50001"), out _).ToString());

    [Fact]
    public void Printed_it_is_masked()
    {
        var iin = Given.Iin();

        Assert.Equal("0002*****007", iin.ToString());
        Assert.Equal("0002*****007", $"{iin}");
        Assert.DoesNotContain(iin.Value, Given.Application().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void As_JSON_it_is_whole_and_comes_back_the_same()
    {
        var json = JsonSerializer.Serialize(Given.Iin(), ContractJson.Options);

        Assert.Equal("\"000229599007\"", json);
        Assert.Equal(Given.Iin(), JsonSerializer.Deserialize<Iin>(json, ContractJson.Options));
    }

    [Fact]
    public void A_stored_number_that_is_not_one_is_an_error_which_does_not_repeat_it()
    {
        var error = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Iin>("\"000229599008\"", ContractJson.Options));

        Assert.DoesNotContain("000229599008", error.ToString(), StringComparison.Ordinal);
    }
}
