using Attestation.Shep;
using Attestation.Signatures;

namespace Attestation.Stubs.EgovShlyuz.Registers;

/// <summary>A system behind the ШЭП. A new one is a class in this folder: it is found by being one.</summary>
internal interface IRegister
{
    string ServiceId { get; }

    /// <summary>Whether the real service demands that the business data be signed.</summary>
    bool WantsSignedData => false;

    /// <exception cref="ShepFormatException">The business data are not what the service takes.</exception>
    RegisterAnswer Answer(SyncRequest request, DateTimeOffset now);

    /// <summary>The same for a register that looks at who signed the message.</summary>
    /// <param name="request">What was asked.</param>
    /// <param name="signer">Who signed; <see langword="null"/> where no good signature was asked for.</param>
    /// <param name="now">The double's time.</param>
    /// <exception cref="ShepFormatException">The business data are not what the service takes.</exception>
    RegisterAnswer Answer(SyncRequest request, CertificateProfile? signer, DateTimeOffset now) => Answer(request, now);
}

/// <summary>How a register takes a request.</summary>
/// <param name="Iin">Whom it is about.</param>
/// <param name="Outcome">For the journal, in one word.</param>
internal abstract record RegisterAnswer(string Iin, string Outcome)
{
    /// <summary>It answers; "no data" is an answer too.</summary>
    /// <param name="RequestId">The register's name of the request, where it has one.</param>
    public sealed record Given(string Iin, string Outcome, IPayload Payload, string? RequestId = null) : RegisterAnswer(Iin, Outcome);

    /// <summary>It answers with a business error.</summary>
    public sealed record Declined(string Iin, string Code, string Message) : RegisterAnswer(Iin, Code);

    /// <summary>It does not answer; what the caller sees is the ШЭП's fault.</summary>
    public sealed record Silent(string Iin) : RegisterAnswer(Iin, "silent");
}
