namespace Attestation.Gateway.EgovShlyuz;

/// <summary>
/// No answer that can be used: the line is down, the ШЭП or the register reports a failure, or what came cannot be trusted. Never the
/// same as "no data".
/// </summary>
internal sealed class ShepSilenceException(string cause, Exception? inner = null) : Exception(cause, inner);
