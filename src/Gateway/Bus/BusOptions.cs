using System.ComponentModel.DataAnnotations;
using System.Security.Authentication;
using Microsoft.Extensions.Options;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Attestation.Gateway.Bus;

internal enum BusTransport
{
    /// <summary>Inside the process: for the sandbox and for tests. Nothing survives a restart.</summary>
    InMemory,
    RabbitMq,
}

/// <summary>The bus that portals and signing steps are on.</summary>
internal sealed class BusOptions
{
    public const string Section = "Bus";

    public BusTransport Transport { get; init; } = BusTransport.InMemory;

    [Required]
    public string Host { get; init; } = "127.0.0.1";

    [Range(1, 65535)]
    public ushort Port { get; init; } = 5672;

    [Required]
    public string VirtualHost { get; init; } = "/";

    [Required]
    public string Username { get; init; } = "guest";

    [Required]
    public string Password { get; init; } = "guest";

    /// <summary>Messages taken at once from one queue. Small, because an application may be 8 MB.</summary>
    [Range(1, 256)]
    public ushort Prefetch { get; init; } = 16;

    public BusTlsOptions Tls { get; init; } = new();

    public LedgerOptions Ledger { get; init; } = new();

    /// <exception cref="AuthenticationException">The broker shows a certificate that is not believed.</exception>
    /// <exception cref="BrokerUnreachableException">It cannot be reached, or does not let us in.</exception>
    public async Task<IConnection> ConnectAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return await ToFactory(name).CreateConnectionAsync(cancellationToken);
        }
        catch (BrokerUnreachableException refused) when (Tls.Enabled && Inside(refused).OfType<AuthenticationException>().Any())
        {
            throw new AuthenticationException(Tls.WhyNotBelieved(Host), refused);
        }
    }

    private static IEnumerable<Exception> Inside(Exception failure)
    {
        for (var inner = failure; inner is not null; inner = inner is AggregateException { InnerExceptions: [var first, ..] } ? first : inner.InnerException)
        {
            yield return inner;
        }
    }

    private ConnectionFactory ToFactory(string name) => new()
    {
        HostName = Host,
        Port = Port,
        VirtualHost = VirtualHost,
        UserName = Username,
        Password = Password,
        ClientProvidedName = name,
        RequestedHeartbeat = TimeSpan.FromSeconds(10),
        Ssl = Tls.ToSslOption(Host),

        // Ours is replaced as a whole: a half-recovered connection is what loses confirms.
        AutomaticRecoveryEnabled = false,
    };
}

internal sealed class BusOptionsValidator : IValidateOptions<BusOptions>
{
    private static readonly BusRanges Ranges = new();

    public ValidateOptionsResult Validate(string? name, BusOptions options)
    {
        string[] mistakes = [.. Ranges.Validate(name, options).Failures ?? [], .. options.Tls.Mistakes(), .. options.Ledger.Mistakes(options.Transport)];

        return mistakes is [] ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }
}

[OptionsValidator]
internal sealed partial class BusRanges : IValidateOptions<BusOptions>;
