using System.Text;

namespace Attestation.Shep;

/// <summary>
/// What a channel tells the makers of clients about itself: WSDL 1.1 and XML schemas, written anew from the names and types of version 10.
/// Immutable; the documents name one another by the address under which they are asked for.
/// </summary>
public sealed class ShepContract
{
    /// <summary>The synchronous channel, <c>ISyncChannel</c>.</summary>
    public static readonly ShepContract Sync = new("sync", ["sync.xsd", "sync-request.xsd", "sync-response.xsd", "common.xsd"]);

    /// <summary>The asynchronous channel, <c>IAsyncChannel</c>.</summary>
    public static readonly ShepContract Async = new("async", ["async.xsd", "async-types.xsd", "common.xsd"]);

    /// <summary>What a participant implements if messages are to be brought to it, <c>IAsyncChannelClient</c>.</summary>
    public static readonly ShepContract AsyncClient = new("async-client", ["async.xsd", "async-types.xsd", "common.xsd", "async-client.xsd"]);

    private readonly string _name;
    private readonly string[] _schemas;

    private ShepContract(string name, string[] schemas)
    {
        _name = name;
        _schemas = schemas;
    }

    /// <summary>The document with binding, service and address; it refers to the others by <c>?wsdl=1</c> and <c>?xsd=N</c>.</summary>
    /// <param name="address">Where the service is, without a query.</param>
    /// <returns>UTF-8.</returns>
    public byte[] Wsdl(string address) => Document($"{_name}.wsdl", address);

    /// <summary>The document with messages and operations.</summary>
    /// <param name="address">Where the service is, without a query.</param>
    /// <returns>UTF-8.</returns>
    public byte[] PortType(string address) => Document($"{_name}-port.wsdl", address);

    /// <summary>One of the schemas.</summary>
    /// <param name="number">From 0.</param>
    /// <param name="address">Where the service is, without a query.</param>
    /// <returns>UTF-8; <see langword="null"/> when there are fewer.</returns>
    public byte[]? Schema(int number, string address) =>
        number >= 0 && number < _schemas.Length ? Document(_schemas[number], address) : null;

    internal static byte[] Document(string name, string address)
    {
        using var resource = typeof(ShepContract).Assembly.GetManifestResourceStream($"contract/{name}")!;
        using var reader = new StreamReader(resource, Encoding.UTF8);

        // The address comes from the caller and ends up in attributes.
        var escaped = System.Security.SecurityElement.Escape(address);
        return Encoding.UTF8.GetBytes(reader.ReadToEnd().Replace("{address}", escaped, StringComparison.Ordinal));
    }
}
