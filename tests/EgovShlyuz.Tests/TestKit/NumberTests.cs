using Attestation.Stubs.TestKit;

namespace Attestation.EgovShlyuz.Tests;

public sealed class NumberTests
{
    [Theory]
    [InlineData("000229599007")]
    [InlineData("000229599811")]
    public void A_number_with_the_right_check_digit_of_either_pass_is_an_iin(string iin) => Assert.True(Iin.IsValid(iin));

    [Theory]
    [InlineData("990230699013")]
    [InlineData("991301399012")]
    [InlineData("990101799018")]
    [InlineData("111140999014")]
    [InlineData("000229599008")]
    [InlineData("00022959900")]
    [InlineData("0002295990077")]
    [InlineData("00022959900a")]
    [InlineData("")]
    public void Impossible_dates_centuries_check_digits_and_bins_are_not_iins(string text) => Assert.False(Iin.IsValid(text));

    [Fact]
    public void Where_both_passes_give_ten_no_check_digit_is_right()
    {
        var accepted = Enumerable.Range(0, 10).Where(digit => Iin.IsValid($"00022959980{digit}"));

        Assert.Empty(accepted);
    }

    [Fact]
    public void Made_numbers_are_valid_and_say_what_they_were_made_of()
    {
        var born = new DateOnly(1984, 2, 29);

        var made = Enumerable.Range(0, 2000).Select(serial => Iin.Make(born, male: serial % 2 is 0, serial)).ToList();

        Assert.All(made, iin => Assert.True(Iin.IsValid(iin)));
        Assert.All(made, iin => Assert.Equal(born, Iin.BirthDateOf(iin)));
        Assert.True(Iin.IsMale(made[0]));
        Assert.False(Iin.IsMale(made[1]));
    }

    [Fact]
    public void Made_bins_are_valid_and_are_not_iins()
    {
        var made = Enumerable.Range(0, 500).Select(serial => Bin.Make(2005, 3, serial)).ToList();

        Assert.All(made, bin => Assert.True(Bin.IsValid(bin)));
        Assert.DoesNotContain(made, Iin.IsValid);
    }

    [Fact]
    public void A_masked_number_hides_its_middle()
    {
        Assert.Equal("0002*****007", Iin.Mask("000229599007"));
        Assert.Equal("************", Iin.Mask("00022959900"));
    }
}
