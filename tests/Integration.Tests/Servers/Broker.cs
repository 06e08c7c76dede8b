namespace Attestation.Integration.Tests.Servers;

/// <summary>A private RabbitMQ on loopback; each test gets a virtual host of its own.</summary>
public sealed class Broker : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("attestation-rabbitmq-").FullName;

    // The two after it are those of the port mapper and of its talk with other nodes.
    public int Port { get; } = Shell.FreePort(inARow: 3);

    /// <summary>Where it takes TLS, when it was given a certificate before it started.</summary>
    public int TlsPort { get; } = Shell.FreePort();

    public async ValueTask InitializeAsync() => await StartAsync();

    public void UseTls(TestCertificates certificates)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, "tls")).FullName;
        certificates.WriteTo(folder);
        File.WriteAllText(Path.Combine(folder, "port"), TlsPort.ToString());
    }

    /// <summary>Starts it as a member of another's cluster.</summary>
    public async Task JoinAsync(Broker other)
    {
        await Shell.RunAsync("env", $"CLUSTER_OF={other._folder}", Path.Combine(Shell.Repository, "tests", "servers", "rabbitmq.sh"), "start", _folder, Port.ToString());
        await Shell.ScriptAsync("rabbitmq.sh", "join", _folder, other._folder);
    }

    public Task StartAsync() => Shell.ScriptAsync("rabbitmq.sh", "start", _folder, Port.ToString());

    public Task StopAsync() => Shell.ScriptAsync("rabbitmq.sh", "stop", _folder);

    /// <summary>As a power cut.</summary>
    public Task KillAsync() => Shell.ScriptAsync("rabbitmq.sh", "kill", _folder);

    public Task<string> ControlAsync(params string[] arguments) => Shell.ScriptAsync("rabbitmq.sh", ["ctl", _folder, .. arguments]);

    public async Task<string> NewVirtualHostAsync()
    {
        var name = $"t{Guid.NewGuid():N}";
        await ControlAsync("add_vhost", name);
        await ControlAsync("set_permissions", "-p", name, "guest", ".*", ".*", ".*");

        return name;
    }

    public async ValueTask DisposeAsync()
    {
        await Shell.ScriptAsync("rabbitmq.sh", "end", _folder);
        Directory.Delete(_folder, recursive: true);
    }
}
