namespace Attestation.Gateway.Hosting;

/// <summary>Trying again will not help: the case is parked for an operator. Everything else is retried.</summary>
internal sealed class PermanentFailureException(string message, Exception? inner = null) : Exception(message, inner);
