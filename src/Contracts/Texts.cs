namespace Attestation.Contracts;

/// <summary>A sentence for citizens in the two languages of the service.</summary>
/// <param name="Kk">Kazakh.</param>
/// <param name="Ru">Russian.</param>
public sealed record BilingualText(string Kk, string Ru);

/// <summary>A sentence for whoever reads an answer: citizens and the developers of a portal.</summary>
/// <param name="Kk">Kazakh.</param>
/// <param name="Ru">Russian.</param>
/// <param name="En">English.</param>
public sealed record TrilingualText(string Kk, string Ru, string En);
