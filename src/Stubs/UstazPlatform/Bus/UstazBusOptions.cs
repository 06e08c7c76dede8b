namespace Attestation.Stubs.UstazPlatform;

/// <summary>The broker that applications go to: the section <c>Bus</c>, with the gateway's names for the settings.</summary>
public sealed record UstazBusOptions
{
    /// <summary>The section.</summary>
    public const string Section = "Bus";

    /// <summary>The broker's address; without it there is no bus.</summary>
    public string? Host { get; init; }

    /// <summary>The broker's port.</summary>
    public ushort Port { get; init; } = 5672;

    /// <summary>The gateway's virtual host.</summary>
    public string VirtualHost { get; init; } = "/";

    /// <summary>Who the platform is there.</summary>
    public string Username { get; init; } = "guest";

    /// <summary>Its password.</summary>
    public string Password { get; init; } = "guest";
}
