using RabbitMQ.Client;

namespace Attestation.Integration.Tests.Foreign;

internal sealed record BrokerAddress(int Port, string VirtualHost)
{
    public ConnectionFactory ToFactory() => new()
    {
        HostName = "127.0.0.1",
        Port = Port,
        VirtualHost = VirtualHost,
        UserName = "guest",
        Password = "guest",
        AutomaticRecoveryEnabled = true,
        NetworkRecoveryInterval = TimeSpan.FromMilliseconds(500),
        RequestedHeartbeat = TimeSpan.FromSeconds(5),
    };
}
