using Attestation.Promises.Tests.Traps;

#pragma warning disable CA1050, MA0047 // The runtime looks for this name, outside any namespace.

/// <summary>
/// Runs inside a gateway process before its own code, because the test that started it set <c>DOTNET_STARTUP_HOOKS</c>. This, and not
/// a setting of the product, is how a trap gets into the gateway.
/// </summary>
internal static class StartupHook
{
    public static void Initialize() => TrapSetter.Set();
}
