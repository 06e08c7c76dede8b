using System.Text;
using Attestation.Contracts;
using Attestation.Gateway.Receiving;
using FsCheck;
using FsCheck.Fluent;

namespace Attestation.Gateway.Tests.Receiving;

/// <summary>Whatever happens to the bytes of a message on the way, the door answers and does not fall.</summary>
public class MutationTests
{
    private static readonly byte[] Valid = Encoding.UTF8.GetBytes(Given.ValidMessage().ToJsonString(ContractJson.Options));

    private static readonly byte[] Review = Encoding.UTF8.GetBytes(Given.ReviewDecision().ToJsonString(ContractJson.Options));

    // What parsers stumble over, besides any byte.
    private static readonly byte[][] Pieces =
    [
        .. new[] { "\"", "\\", "\\uD800", "\\u0000", "{", "}", "[", "]", ",", ":", "null", "1e999", "-", "{}", "[]", "\"a\":", "\"\\uDC00\":1," }.Select(Encoding.UTF8.GetBytes),
    ];

    [Fact]
    public void A_changed_message_is_read_or_refused_and_never_throws() => Check(Valid, body => SubmitApplicationReader.Read(body, new DoorLimits()).Wrongs());

    [Fact]
    public void A_changed_decision_is_read_or_refused_and_never_throws() => Check(Review, body => RecordReviewDecisionReader.Read(body).Wrongs());

    [Fact]
    public void Any_reader_takes_any_object()
    {
        Check(Valid, body => WithdrawApplicationReader.Read(body).Wrongs());
        Check(Review, body => SubmitApplicationReader.Read(body, new DoorLimits()).Wrongs());
        Check(Valid, body => NoticeSignedReader.Read(body).Wrongs());
        Check(Valid, body => NoticeNotSignedReader.Read(body).Wrongs());
        Check(Review, body => GetApplicationStatusReader.Read(body).Wrongs());
    }

    private static void Check(byte[] valid, Func<System.Text.Json.JsonElement, string[]> read)
    {
        var edit =
            from place in Gen.Choose(0, valid.Length - 1)
            from removed in Gen.Choose(0, 12)
            from put in Gen.OneOf(Gen.Elements(Pieces), Gen.Choose(0, 255).Select(value => new[] { (byte)value }), Gen.Constant(Array.Empty<byte>()))
            select (place, removed, put);
        var edits = edit.ListOf().Select(list => list.Take(4).ToArray());

        Prop.ForAll(edits.ToArbitrary(), changes =>
        {
            var body = changes.Aggregate(valid, (bytes, change) => Edited(bytes, change.place, change.removed, change.put));
            var parsed = MessageParser.Parse(Given.Incoming(body), new DoorLimits());

            return parsed is not ParsedMessage.Json json || read(json.Body).All(wrong => wrong.Contains(' ', StringComparison.Ordinal));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }

    private static byte[] Edited(byte[] bytes, int place, int removed, byte[] put)
    {
        var from = Math.Min(place, bytes.Length);
        var to = Math.Min(from + removed, bytes.Length);

        return [.. bytes[..from], .. put, .. bytes[to..]];
    }
}
