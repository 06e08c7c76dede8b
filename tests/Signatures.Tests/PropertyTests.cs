using System.Diagnostics;
using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Attestation.Signatures.Tests;

public class PropertyTests
{
    private const string Seconds = "ATTESTATION_FUZZ_SECONDS";
    private const string Seed = "ATTESTATION_FUZZ_SEED";

    // A document of a kilobyte takes milliseconds; this is no measurement, only the difference to hanging.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData(SignatureAlgorithm.Rsa)]
    [InlineData(SignatureAlgorithm.Gost2015)]
    public void Whatever_is_signed_verifies_and_its_content_is_what_was_signed(SignatureAlgorithm algorithm)
    {
        var (key, trust) = algorithm is SignatureAlgorithm.Rsa ? (Given.Head, Given.Trust) : (Given.GostHead, Given.GostTrust);

        Prop.ForAll(Documents.Any, document =>
        {
            var signed = EnvelopedSignature.Sign(Given.Bytes(document), key);

            return EnvelopedSignature.Verify(signed, trust, Given.At).IsValid
                && EnvelopedSignature.CanonicalContent(signed).AsSpan().SequenceEqual(EnvelopedSignature.CanonicalContent(Given.Bytes(document)))
                && EnvelopedSignature.Verify(EnvelopedSignature.Sign(signed, key), trust, Given.At).IsValid;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    [Fact]
    public void Ten_thousand_changes_of_the_content_are_all_seen()
    {
        var signed = Given.Signed(Given.Notice);
        var end = Given.Text(signed).IndexOf("<ds:Signature ", StringComparison.Ordinal);
        var length = Given.Bytes(Given.Text(signed)[..end]).Length;
        var random = new System.Random(20260105);
        var start = signed.AsSpan().IndexOf("<n:notice"u8);

        for (var i = 0; i < 10_000; i++)
        {
            var changed = Mutation.Of(signed, random, start, length);

            Assert.True(IsRefusedOrMeansTheSame(changed, signed), $"Change {i} was not seen.");
        }
    }

    [Fact]
    public void Changes_of_the_signature_are_never_taken_for_another_document()
    {
        var signed = Given.Signed(Given.Notice);
        var random = new System.Random(1);

        for (var i = 0; i < 2_000; i++)
        {
            Assert.True(IsRefusedOrMeansTheSame(Mutation.Of(signed, random, 0, signed.Length), signed), $"Change {i} was not seen.");
        }
    }

    [Fact]
    public void Nothing_makes_the_verifier_throw_or_hang()
    {
        var time = TimeSpan.FromSeconds(int.Parse(Environment.GetEnvironmentVariable(Seconds) ?? "5", CultureInfo.InvariantCulture));
        var seed = int.Parse(Environment.GetEnvironmentVariable(Seed) ?? $"{Environment.ProcessId}", CultureInfo.InvariantCulture);
        var random = new System.Random(seed);
        TestContext.Current.TestOutputHelper!.WriteLine($"{Seed}={seed}");
        byte[][] seeds =
        [
            Given.Signed(Given.Notice),
            EnvelopedSignature.Sign(Given.Bytes(Given.Notice), Given.GostHead),
            EnvelopedSignature.Sign(Given.Signed("<a/>"), Given.GostHead),
            Given.SignedEnvelope(),
            Given.SignedEnvelope(KeyReference.IssuerSerial),
            [],
        ];
        var verifier = new DocumentVerifier(Given.GostTrust);
        for (var started = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(started) < time;)
        {
            var input = Mutation.Wild(seeds[random.Next(seeds.Length)], random);
            var begun = Stopwatch.GetTimestamp();

            EnvelopedSignature.Verify(input, Given.Trust, Given.At, RevocationMode.Crl);
            TransportSignature.Verify(input, Given.Trust, Given.At);
            verifier.Verify(input, Given.At, RevocationMode.Crl, SignerPolicy.NoticeOf(Given.Bin));

            Assert.True(Stopwatch.GetElapsedTime(begun) < Patience, $"{Seed}={seed} {Convert.ToBase64String(input)}");
        }
    }

    // White space in a tag or another spelling of a character changes bytes and not the document: then the canonical content is the same.
    private static bool IsRefusedOrMeansTheSame(byte[] changed, byte[] signed)
    {
        var verdict = EnvelopedSignature.Verify(changed, Given.Trust, Given.At);

        return !verdict.IsValid
            || EnvelopedSignature.CanonicalContent(changed).AsSpan().SequenceEqual(EnvelopedSignature.CanonicalContent(signed));
    }
}
