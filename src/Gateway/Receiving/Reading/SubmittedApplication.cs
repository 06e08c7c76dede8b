using Attestation.Gateway.Deciding;

namespace Attestation.Gateway.Receiving;

/// <param name="Application">The application, checked.</param>
/// <param name="Contents">The bytes of its documents, in the same order.</param>
/// <param name="ContentHash">SHA-256 of the checked values, lower-case hexadecimal: the same for the same application however it was written down.</param>
internal sealed record SubmittedApplication(Application Application, IReadOnlyList<ReadOnlyMemory<byte>> Contents, string ContentHash);
