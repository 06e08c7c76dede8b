using System.Text.Json;
using System.Text.Json.Nodes;

namespace Attestation.Gateway.Tests.Receiving;

public class ContentHashTests
{
    [Fact]
    public void The_form_that_is_hashed_never_changes() =>
        Assert.Equal("7bb10e2ddafdd00e87c61a08d2672b9aa8ae1d7c0a724e682c01c42c5631eecd", Given.ValidMessage().Accepted().ContentHash);

    [Fact]
    public void Order_white_space_and_escapes_change_nothing()
    {
        var message = Given.ValidMessage();
        var rewritten = Reversed(message)!.ToJsonString(new JsonSerializerOptions { WriteIndented = true });

        Assert.Contains("\\u04", rewritten, StringComparison.Ordinal);
        Assert.Equal(message.Accepted().ContentHash, JsonNode.Parse(rewritten)!.Accepted().ContentHash);
    }

    [Theory]
    [InlineData("/submittedAt", "2026-10-06T05:30:00.000Z")]
    [InlineData("/position", " Математика мұғалімі ")]
    [InlineData("/applicationId", "7B0F3A51-24C2-4A55-93B4-5F8D3F1C6A10")]
    public void Another_spelling_of_the_same_value_changes_nothing(string pointer, string value) =>
        Assert.Equal(Given.ValidMessage().Accepted().ContentHash, Given.ValidMessage().With(pointer, value).Accepted().ContentHash);

    [Fact]
    public void Absent_null_and_the_default_are_one()
    {
        var hash = Given.ValidMessage().With("/early", false).With("/documents", new JsonArray()).With("/essay", null).Accepted().ContentHash;

        Assert.Equal(hash, Given.ValidMessage().Without("/early").Without("/documents").Without("/essay").Accepted().ContentHash);
    }

    [Fact]
    public void Every_changed_value_changes_the_hash()
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal) { [Given.ValidMessage().Accepted().ContentHash] = "nothing" };

        foreach (var changed in Change.Leaves(Given.ValidMessage()))
        {
            var hash = Changed(changed).Accepted().ContentHash;

            Assert.True(seen.TryAdd(hash, changed), $"A change of {changed} gives the hash of a change of {seen[hash]}.");
        }

        Assert.Equal(44, seen.Count - 1);
    }

    [Theory]
    [InlineData("/heldCategory")]
    [InlineData("/essay")]
    [InlineData("/portalChainId")]
    [InlineData("/consent/kdpToken")]
    [InlineData("/documents/0/hours")]
    [InlineData("/documents/0/agreed")]
    [InlineData("/early")]
    public void A_value_left_out_changes_the_hash(string pointer) =>
        Assert.NotEqual(Given.ValidMessage().Accepted().ContentHash, Given.ValidMessage().Without(pointer).Accepted().ContentHash);

    [Fact]
    public void Documents_in_another_order_change_the_hash()
    {
        var message = Given.ValidMessage();
        var (first, second) = (message.At("/documents/0").DeepClone(), message.At("/documents/1").DeepClone());

        Assert.NotEqual(message.Accepted().ContentHash, Given.ValidMessage().With("/documents", new JsonArray(second, first)).Accepted().ContentHash);
    }

    [Fact]
    public void A_value_cannot_pass_for_the_next_field()
    {
        var one = Given.ValidMessage().With("/essay/text", "a\nworkplace:1:b");
        var other = Given.ValidMessage().With("/essay/text", "a").With("/workplace", "b");

        Assert.NotEqual(one.Accepted().ContentHash, other.Accepted().ContentHash);
    }

    // Another valid value for the field, whatever it is.
    private static JsonObject Changed(string pointer)
    {
        var message = Given.ValidMessage();
        var name = pointer[(pointer.LastIndexOf('/') + 1)..];
        JsonNode other = name switch
        {
            "applicationId" => "7b0f3a51-24c2-4a55-93b4-5f8d3f1c6a11",
            "channel" => "Ustaz",
            "requestedCategory" => "Master",
            "submittedAt" => "2026-10-06T10:30:00.001+05:00",
            "providerBin" => "111140999024",
            "iin" => "000229599811",
            "language" => "ru",
            "purpose" => "Confirm",
            "category" => "Master",
            "kind" => "Retraining",
            "level" => "School",
            "validUntil" or "orderDate" or "issuedOn" => "2024-01-01",
            _ => message.At(pointer).GetValueKind() switch
            {
                JsonValueKind.True => false,
                JsonValueKind.Number => message.At(pointer).GetValue<int>() + 1,
                _ => $"{message.At(pointer).GetValue<string>()}0",
            },
        };

        return name switch
        {
            // Moderators apply on the platform: the channel cannot be changed alone.
            "channel" => message.With(pointer, other).With("/requestedCategory", "Moderator"),
            "content" or "sha256" => message.With(pointer[..pointer.LastIndexOf('/')], OtherBytes((JsonObject)message.At(pointer[..pointer.LastIndexOf('/')]), name)),
            _ => message.With(pointer, other),
        };
    }

    private static JsonNode OtherBytes(JsonObject document, string content) => ((JsonObject)document.DeepClone()).WithContent([.. content.Select(letter => (byte)letter)]);

    private static JsonNode? Reversed(JsonNode? node) => node switch
    {
        JsonObject inner => new JsonObject(inner.Reverse().Select(property => KeyValuePair.Create(property.Key, Reversed(property.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Reversed)]),
        _ => node?.DeepClone(),
    };
}
