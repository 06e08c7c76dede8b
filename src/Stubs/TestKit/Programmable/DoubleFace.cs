using Attestation.Stubs.TestKit.Admin;
using Attestation.Stubs.TestKit.Faults;
using Microsoft.AspNetCore.Http;

namespace Attestation.Stubs.TestKit.Programmable;

/// <summary>What the engine must know of the double that it drives.</summary>
internal sealed record DoubleFace
{
    /// <summary>For pages and the health address.</summary>
    public required string Name { get; init; }

    public required FaultyDouble Which { get; init; }

    public DoubleLimits Limits { get; init; } = new();

    /// <summary>Whether an address is one of the system that the double stands in for; others are pages and get no faults.</summary>
    public required Func<PathString, bool> IsCall { get; init; }

    /// <summary>Whether a fault of this kind can happen at an address; every fault at every call unless said otherwise.</summary>
    public Func<FaultKind, PathString, bool>? Happens { get; init; }

    /// <summary>What a request is about, from its head and its body.</summary>
    public required Func<HttpRequest, ReadOnlyMemory<byte>, Subject> Read { get; init; }

    /// <summary>Whose a request is, where the body says it; <see langword="null"/> where only the header does.</summary>
    public Func<ReadOnlyMemory<byte>, string?>? TenantOf { get; init; }

    /// <summary>Why a fault cannot happen here although this double has it.</summary>
    public Func<FaultKind, string?> WhyNot { get; init; } = _ => null;

    /// <summary>What the double does to a request before anything of it is read: a larger limit for its body, for example.</summary>
    public Action<HttpContext> BeforeReading { get; init; } = _ => { };

    /// <summary>Addresses of the admin API that only this double has.</summary>
    public IReadOnlyList<AdminRoute> Admin { get; init; } = [];

    /// <summary>Forgets what the double itself keeps for a tenant.</summary>
    public Action<IServiceProvider, string> Forget { get; init; } = (_, _) => { };

    /// <summary>Delays are waited for by this clock, not by the double's own, which tests stop.</summary>
    public TimeProvider Delays { get; init; } = TimeProvider.System;

    public bool CanHappen(FaultKind kind, PathString path) => Happens?.Invoke(kind, path) ?? IsCall(path);

    public bool Has(FaultKind kind) => kind.Doubles.HasFlag(Which);
}
