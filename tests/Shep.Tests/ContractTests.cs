using System.Xml;

namespace Attestation.Shep.Tests;

/// <summary>Our schemas, written anew, against the original ones: they must forbid the same.</summary>
public sealed class ContractTests
{
    [Fact]
    public void Our_schemas_forbid_what_the_original_ones_forbid_and_nothing_else()
    {
        Assert.SkipWhen(
            string.IsNullOrEmpty(Environment.GetEnvironmentVariable(OriginalSchemas.Reference)),
            $"{OriginalSchemas.Reference} is not set: our schemas were not compared with the original ones.");
        var disagreements = new List<string>();
        var refused = 0;

        foreach (var message in AsyncRecordTests.Messages.Select(row => row.Data.Item2).Concat(SyncMessages))
        {
            foreach (var (what, body) in Variants(message))
            {
                var ours = ShepSchema.Violations(body).Count > 0;
                refused += ours ? 1 : 0;
                if (ours != OriginalSchemas.Violations(body)!.Count > 0)
                {
                    disagreements.Add($"{body.FirstChild!.LocalName}: {what}, {(ours ? "refused by ours" : "taken by ours")}");
                }
            }
        }

        Assert.Empty(disagreements);
        Assert.True(refused > 300, $"Only {refused} variants were refused.");
    }

    private static IEnumerable<byte[]> SyncMessages =>
    [
        (Given.Request(Given.Text("x")) with { CorrelationId = "c", RouteId = "r", Properties = [new("k", "v")], SessionId = Given.Session }).Write(),
        (Given.Response(Given.Text("x")) with { CorrelationId = "c", SessionId = Given.Session }).Write(),
        (Given.Fault() with { ErrorData = "d", SubError = Given.Fault(), SessionId = Given.Session }).Write(),
    ];

    // Every element in turn is taken away, doubled, emptied, renamed, filled with too much, and moved to the front.
    private static IEnumerable<(string What, XmlElement Body)> Variants(byte[] message)
    {
        yield return ("as it is", ShepEnvelope.BodyOf(message));
        var count = Elements(ShepEnvelope.BodyOf(message)).Count;
        foreach (var (name, change) in Changes)
        {
            for (var place = 0; place < count; place++)
            {
                var body = ShepEnvelope.BodyOf(message);
                var element = Elements(body)[place];
                change(element);
                yield return ($"{element.LocalName} {name}", body);
            }
        }
    }

    private static readonly (string Name, Action<XmlElement> Change)[] Changes =
    [
        ("is missing", element => element.ParentNode!.RemoveChild(element)),
        ("is there twice", element => element.ParentNode!.InsertAfter(element.CloneNode(deep: true), element)),
        ("is empty", element => element.IsEmpty = true),
        ("is too long", element => element.InnerText = new string('x', 600)),
        ("is in a namespace", element => element.ParentNode!.ReplaceChild(element.OwnerDocument.CreateElement("x", element.LocalName, "urn:x"), element)),
        ("comes first", element => element.ParentNode!.InsertBefore(element, element.ParentNode.FirstChild)),
        ("is nil", element => element.SetAttribute("nil", ShepNamespaces.SchemaInstance, "true")),
    ];

    // Below the operation's own element: without that one there is nothing to compare.
    private static List<XmlElement> Elements(XmlElement body)
    {
        var operation = body.ChildNodes.OfType<XmlElement>().Single();
        operation = operation.LocalName is "Fault" ? (XmlElement)operation.SelectSingleNode("detail/*")! : operation;

        return [.. operation.SelectNodes(".//*[not(ancestor::data)]")!.OfType<XmlElement>()];
    }
}
