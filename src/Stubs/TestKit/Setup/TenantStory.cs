using System.Globalization;
using System.Text;
using Attestation.Stubs.TestKit.Exchanges;
using Attestation.Stubs.TestKit.Tenants;

namespace Attestation.Stubs.TestKit;

/// <summary>A tenant's journal as lines for people.</summary>
internal static class TenantStory
{
    private const int MostExchanges = 100;

    public static string Of(Tenant tenant)
    {
        var exchanges = tenant.Exchanges.All();
        var story = new StringBuilder();
        story.Append(CultureInfo.InvariantCulture, $"tenant {tenant.Name}, exchanges: {exchanges.Count}");
        story.AppendLine(tenant.Exchanges.Dropped is 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {tenant.Exchanges.Dropped} more had to go for want of room"));
        if (exchanges.Count > MostExchanges)
        {
            story.AppendLine(CultureInfo.InvariantCulture, $"  (the last {MostExchanges} of them)");
        }

        foreach (var exchange in exchanges.Skip(exchanges.Count - MostExchanges))
        {
            story.AppendLine(CultureInfo.InvariantCulture, $"  {Line(exchange)}");
        }

        foreach (var rule in tenant.Faults.All())
        {
            story.AppendLine(CultureInfo.InvariantCulture, $"  fault {rule}: happened to {rule.Applied} of {rule.Seen} requests that it was for");
        }

        return story.ToString();
    }

    private static string Line(Exchange exchange)
    {
        // The query stays away: somebody may have put a person's number there.
        var line = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{exchange.Asked.At:HH:mm:ss.fff} {exchange.Asked.Method} {exchange.Asked.Path}");
        if (exchange.Subject is not null)
        {
            line.Append(CultureInfo.InvariantCulture, $": {new ReceivedCall(exchange)}");
        }
        else
        {
            line.Append(CultureInfo.InvariantCulture, $": {exchange.Answer?.Status ?? 0} by {exchange.AnsweredBy}");
        }

        if (exchange.Entry is { } entry)
        {
            line.Append(CultureInfo.InvariantCulture, $"; {entry.Outcome}{(entry.Signature is null ? "" : $", signature {entry.Signature}")}");
        }

        line.AppendJoin("", exchange.LetGo.Select(sentence => $"; {sentence}"));
        return line.Append(exchange is { AnsweredBy: not "mapping", WhyNoMapping: { } why } ? $"; {why.TrimEnd()}" : "").ToString();
    }
}
