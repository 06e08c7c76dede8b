using System.Security.Cryptography;
using System.Text;
using Attestation.Gateway.Storage;

namespace Attestation.Gateway.Tests.Storage;

public sealed class ColumnCipherTests : IDisposable
{
    private const string Place = "application_case/application/7b0f3a51";

    private static readonly byte[] Plain = Encoding.UTF8.GetBytes("ҮЛГІЛІ ӘЛИЯ СЫНАҚҚЫЗЫ");

    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(5_000_000)]
    public void What_is_encrypted_comes_back(int length)
    {
        var plain = new byte[length];
        Array.Fill(plain, (byte)0xA5);
        var cipher = Cipher();

        Assert.Equal(plain, cipher.Decrypt(cipher.Encrypt(plain, Place), Place));
    }

    [Fact]
    public void Nothing_of_the_plain_bytes_is_in_the_encrypted_ones()
    {
        var stored = Cipher().Encrypt(Plain, Place);

        Assert.Equal(-1, stored.AsSpan().IndexOf(Plain.AsSpan(0, 4)));
        Assert.Equal("k1", Encoding.ASCII.GetString(stored, 2, stored[1]));
    }

    [Fact]
    public void The_same_value_is_encrypted_differently_each_time()
    {
        var cipher = Cipher();

        Assert.NotEqual(cipher.Encrypt(Plain, Place), cipher.Encrypt(Plain, Place));
    }

    [Theory]
    [InlineData("application_case/application/7b0f3a52")]
    [InlineData("application_case/evidence/7b0f3a51")]
    [InlineData("")]
    public void Copied_to_another_place_it_does_not_decrypt(string place)
    {
        var cipher = Cipher();
        var stored = cipher.Encrypt(Plain, Place);

        Assert.ThrowsAny<CryptographicException>(() => cipher.Decrypt(stored, place));
    }

    [Fact]
    public void A_changed_byte_anywhere_is_refused()
    {
        var cipher = Cipher();
        var stored = cipher.Encrypt(Plain, Place);

        for (var i = 0; i < stored.Length; i++)
        {
            var changed = stored.ToArray();
            changed[i] ^= 1;

            Assert.ThrowsAny<CryptographicException>(() => cipher.Decrypt(changed, Place));
        }
    }

    [Fact]
    public void A_value_cut_short_is_refused()
    {
        var cipher = Cipher();
        var stored = cipher.Encrypt(Plain, Place);

        for (var length = 0; length < stored.Length; length++)
        {
            Assert.ThrowsAny<CryptographicException>(() => cipher.Decrypt(stored.AsSpan(0, length), Place));
        }
    }

    [Fact]
    public void After_a_change_of_keys_old_values_stay_readable_and_new_ones_carry_the_new_key()
    {
        var old = Cipher("k1").Encrypt(Plain, Place);

        var cipher = Cipher("k2");

        Assert.Equal(Plain, cipher.Decrypt(old, Place));
        Assert.Equal("k2", Encoding.ASCII.GetString(cipher.Encrypt(Plain, Place), 2, 2));
        Assert.Equal(Plain, Cipher("k1").Decrypt(cipher.Encrypt(Plain, Place), Place));
    }

    [Fact]
    public void A_key_that_is_missing_is_named()
    {
        var stored = Cipher("k2").Encrypt(Plain, Place);
        var withoutIt = new ColumnCipher(Keyring.Load(_folder.Write("other.json", Opened.Keys("k1").Replace("k2", "k9", StringComparison.Ordinal)), create: false));

        var error = Assert.ThrowsAny<CryptographicException>(() => withoutIt.Decrypt(stored, Place));

        Assert.Contains("'k2'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_travel_as_JSON()
    {
        var cipher = Cipher();

        var stored = cipher.EncryptJson(new[] { "Әлия", "2026" }, Place);

        Assert.Equal(["Әлия", "2026"], cipher.DecryptJson<string[]>(stored, Place));
    }

    public void Dispose() => _folder.Dispose();

    private ColumnCipher Cipher(string current = "k1") => new(Opened.Keyring(_folder, current));
}
