using Attestation.Signatures;
using Attestation.Signatures.Testing;
using Attestation.Stubs.EgovShlyuz.Admin;
using Attestation.Stubs.EgovShlyuz.AsyncChannel;
using Attestation.Stubs.EgovShlyuz.Cabinet;
using Attestation.Stubs.EgovShlyuz.Failing;
using Attestation.Stubs.EgovShlyuz.Receiving;
using Attestation.Stubs.EgovShlyuz.Registers;
using Attestation.Stubs.EgovShlyuz.SyncChannel;
using Attestation.Stubs.TestKit;
using Attestation.Stubs.TestKit.Programmable;

namespace Attestation.Stubs.EgovShlyuz;

/// <summary>Puts the double together.</summary>
public static class EgovShlyuzApp
{
    /// <summary>Builds the double; nothing of the machine's configuration is read.</summary>
    /// <param name="options">How it behaves.</param>
    /// <param name="people">Whom its registers know.</param>
    /// <param name="key">What it signs its answers with; the caller keeps it.</param>
    /// <param name="trust">Whose signatures it takes.</param>
    /// <param name="clock">Its time: dates in answers, validity of certificates and consents.</param>
    /// <param name="configure">What else the host shall have, its logging for example.</param>
    /// <param name="authority">Who issued the key, where faults shall need it: it issues an expired certificate, and its lists can be down.</param>
    /// <returns>A web application that has not been started; its services have the <see cref="Journal"/>.</returns>
    /// <exception cref="ArgumentException">The options have mistakes; all of them are named.</exception>
    public static WebApplication Build(
        EgovShlyuzOptions options,
        People people,
        SigningKey key,
        Trust trust,
        TimeProvider clock,
        Action<WebApplicationBuilder>? configure = null,
        TestAuthority? authority = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Mistakes() is { Count: > 0 } mistakes)
        {
            throw new ArgumentException(string.Join('\n', mistakes), nameof(options));
        }

        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());

        // The double limits bodies itself: the server's own refusal would not be a SOAP fault.
        builder.WebHost.UseKestrelCore().UseUrls(options.Url).ConfigureKestrel(server => server.Limits.MaxRequestBodySize = null);
        builder.Services.AddRoutingCore();
        builder.Services
            .AddSingleton(options)
            .AddSingleton(people)
            .AddProgrammableDouble(ShlyuzFace.Of(options, authority), clock)
            .AddSingleton(services => new BrokenEnvelope(authority, services.GetRequiredService<TimeProvider>()))
            .AddSingleton(services => new TransportKeys(key, trust, options.KeyReference, services.GetRequiredService<BrokenEnvelope>()))
            .AddSingleton(new Journal(options.JournalEntries, options.JournalBytes))
            .AddReceiving()
            .AddRegisters()
            .AddSyncChannel()
            .AddAsyncChannel()
            .AddSingleton<PersonalCabinet>();
        configure?.Invoke(builder);

        var app = builder.Build();
        app.MapSyncChannel();
        app.MapAsyncChannel();
        app.MapRevocation(authority);
        app.MapCabinet();
        app.MapFrontPage();
        return app;
    }
}
