using Attestation.Gateway.Cases;

namespace Attestation.Gateway.Tests.Cases;

public class ApplicationNumberTests
{
    // The digits worked out by hand, from the right, every other one doubled.
    [Theory]
    [InlineData(2026, 1, "AT-26-00000001-3")]
    [InlineData(2026, 2, "AT-26-00000002-1")]
    [InlineData(2027, 1, "AT-27-00000001-1")]
    [InlineData(2026, 12345678, "AT-26-12345678-7")]
    [InlineData(2026, 99999999, "AT-26-99999999-3")]
    [InlineData(2100, 7, "AT-00-00000007-5")]
    public void A_number_is_year_serial_and_check_digit(int year, long serial, string number) => Assert.Equal(number, ApplicationNumber.Of(year, serial));

    [Fact]
    public void A_mistyped_digit_never_keeps_the_check_digit()
    {
        foreach (var serial in new long[] { 1, 42, 907, 12345678, 90909090 })
        {
            var number = ApplicationNumber.Of(2026, serial);
            var digits = $"{serial:00000000}";
            for (var i = 0; i < digits.Length; i++)
            {
                foreach (var wrong in "0123456789".Where(digit => digit != digits[i]))
                {
                    var mistyped = long.Parse(string.Concat(digits.AsSpan(0, i), $"{wrong}", digits.AsSpan(i + 1)));

                    Assert.NotEqual(number[^1], ApplicationNumber.Of(2026, mistyped)[^1]);
                }
            }
        }
    }

    [Fact]
    public void Two_neighbours_exchanged_are_found_unless_they_are_0_and_9()
    {
        Assert.NotEqual(ApplicationNumber.Of(2026, 12)[^1], ApplicationNumber.Of(2026, 21)[^1]);
        Assert.Equal(ApplicationNumber.Of(2026, 90)[^1], ApplicationNumber.Of(2026, 9)[^1]);
    }

    [Fact]
    public void Numbers_sort_as_they_were_given()
    {
        string[] given = [ApplicationNumber.Of(2026, 9), ApplicationNumber.Of(2026, 10), ApplicationNumber.Of(2026, 99999999), ApplicationNumber.Of(2027, 1)];

        Assert.Equal(given, given.Reverse().Order(StringComparer.Ordinal));
    }
}
