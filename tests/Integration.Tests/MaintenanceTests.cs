using System.Diagnostics;
using Attestation.Integration.Tests.Foreign;
using Attestation.Integration.Tests.Servers;
using RabbitMQ.Client;

namespace Attestation.Integration.Tests;

/// <summary>A technical break, begun and ended by the operator's command while the gateway runs on real servers.</summary>
public sealed class MaintenanceTests(Broker broker, Database database)
{
    [Fact]
    [Trait("Requirement", "S2-11")]
    public async Task In_a_technical_break_applications_wait_with_the_broker_and_after_it_they_are_taken()
    {
        await using var stand = await Stand.BuildAsync(broker, database);
        await using var gateway = await stand.StartGatewayAsync();
        await using var portal = await ForeignPortal.OpenAsync(stand.Broker);
        await using var connection = await stand.Broker.ToFactory().CreateConnectionAsync(TestContext.Current.CancellationToken);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: TestContext.Current.CancellationToken);
        var message = Given.Application(stand);

        // A gateway is ready before it has reached the broker: its doors have to be open before a break can close them.
        await Eventually.IsTrueAsync(async () => (await gateway.GetAsync("/health")).Contains("\"status\":\"ready\"", StringComparison.Ordinal));
        await OperateAsync(stand, Stand.Morning.AddMinutes(-1), "begin", "30");
        await Eventually.IsTrueAsync(async () => (await QueueAsync(channel)).ConsumerCount is 0);
        await portal.SendAsync("attestation.applications", message.Bytes(), "submit-application", "waits");
        await Eventually.IsTrueAsync(async () => (await QueueAsync(channel)).MessageCount is 1);
        var health = await gateway.GetAsync("/health");
        await OperateAsync(stand, Stand.Morning, "end");

        Assert.Contains("\"status\":\"maintenance\"", health, StringComparison.Ordinal);
        Assert.Equal("application-received", (await portal.ReplyAsync("waits")).Type);
        await Eventually.IsTrueAsync(async () => (await gateway.GetAsync("/health")).Contains("\"status\":\"ready\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_gateway_that_starts_in_a_technical_break_takes_nothing_before_it_is_over()
    {
        await using var stand = await Stand.BuildAsync(broker, database);
        await OperateAsync(stand, Stand.Morning.AddMinutes(-1), "begin", "30");
        await using var gateway = await stand.StartGatewayAsync();
        await using var portal = await ForeignPortal.OpenAsync(stand.Broker);
        await using var connection = await stand.Broker.ToFactory().CreateConnectionAsync(TestContext.Current.CancellationToken);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: TestContext.Current.CancellationToken);

        await portal.SendAsync("attestation.applications", Given.Application(stand).Bytes(), "submit-application", "waits");
        await Eventually.IsTrueAsync(async () => (await QueueAsync(channel)).MessageCount is 1);
        await OperateAsync(stand, Stand.Morning, "end");

        Assert.Equal("application-received", (await portal.ReplyAsync("waits")).Type);
    }

    private static Task<QueueDeclareOk> QueueAsync(IChannel channel) => channel.QueueDeclarePassiveAsync("attestation.applications", TestContext.Current.CancellationToken);

    // Each process counts the stand's clock from its own start: what came later has to say so.
    private static async Task OperateAsync(Stand stand, DateTimeOffset now, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Attestation.Gateway.dll"), "maintenance", .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in stand.Environment)
        {
            start.Environment[name] = value;
        }

        start.Environment["Clock__PretendItIs"] = now.ToString("O");
        using var command = Process.Start(start)!;
        var said = await command.StandardError.ReadToEndAsync() + await command.StandardOutput.ReadToEndAsync();
        await command.WaitForExitAsync();
        Assert.True(command.ExitCode is 0, said);
    }
}
