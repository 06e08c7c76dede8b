namespace Attestation.Stubs.TestKit;

/// <summary>A diploma of higher education.</summary>
/// <param name="Institution">Who issued it.</param>
/// <param name="Number">Its number.</param>
/// <param name="Series">Its series; some have none.</param>
/// <param name="Date">When it was issued.</param>
/// <param name="Qualification">The qualification.</param>
public sealed record Diploma(string Institution, string Number, string? Series, DateOnly Date, string? Qualification);

/// <summary>An employment contract.</summary>
/// <param name="EmployerBin">The employer's БИН.</param>
/// <param name="Position">The post.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day; <see langword="null"/> while the contract runs.</param>
public sealed record Employment(string EmployerBin, string Position, DateOnly From, DateOnly? To);
