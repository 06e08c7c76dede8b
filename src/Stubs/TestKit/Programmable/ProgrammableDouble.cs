using Attestation.Stubs.TestKit.Admin;
using Attestation.Stubs.TestKit.Tenants;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Attestation.Stubs.TestKit.Programmable;

/// <summary>Makes a double programmable: tenants, mappings, faults, journal, recording and the admin API in front of whatever it answers by itself.</summary>
internal static class ProgrammableDouble
{
    /// <param name="services">Where the double's own services are.</param>
    /// <param name="face">What the engine must know of the double.</param>
    /// <param name="clock">The double's time; from here on it is the tenant's.</param>
    public static IServiceCollection AddProgrammableDouble(this IServiceCollection services, DoubleFace face, TimeProvider clock) => services
        .AddSingleton(face)
        .AddSingleton<TimeProvider>(new TenantClock(clock))
        .AddSingleton(provider => new TenantBook(face.Limits, face.Delays) { Forgotten = name => face.Forget(provider, name) })
        .AddSingleton<AdminApi>()
        .AddSingleton<IStartupFilter, InFront>()
        .Configure<KestrelServerOptions>(server => server.ConfigureEndpointDefaults(endpoint => endpoint.Use(next => connection => FaultyWire.AttachAsync(connection, next))));

    private sealed class InFront : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.UseMiddleware<DoubleMiddleware>();
            next(app);
        };
    }
}
