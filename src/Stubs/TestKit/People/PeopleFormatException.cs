namespace Attestation.Stubs.TestKit;

/// <summary>A mistake in a people file.</summary>
/// <param name="Pointer">Where it is (JSON Pointer, RFC 6901).</param>
/// <param name="Message">What is wrong there.</param>
public sealed record PeopleProblem(string Pointer, string Message)
{
    /// <summary>Says where and what.</summary>
    /// <returns>The pointer and the message.</returns>
    public override string ToString() => $"{(Pointer.Length is 0 ? "(document)" : Pointer)}: {Message}";
}

/// <summary>A people file has mistakes; all of them are named.</summary>
public sealed class PeopleFormatException : FormatException
{
    /// <summary>Says that a people file is malformed, without details.</summary>
    public PeopleFormatException()
        : this([])
    {
    }

    /// <summary>Says what is wrong with the whole document.</summary>
    /// <param name="message">What is wrong.</param>
    public PeopleFormatException(string message)
        : this([new PeopleProblem("", message)])
    {
    }

    /// <summary>Says what is wrong with the whole document, and keeps the cause.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">The cause.</param>
    public PeopleFormatException(string message, Exception innerException)
        : base(message, innerException) => Problems = [new PeopleProblem("", message)];

    /// <summary>Says everything that is wrong.</summary>
    /// <param name="problems">Every mistake.</param>
    public PeopleFormatException(IReadOnlyList<PeopleProblem> problems)
        : base($"The people file has {problems.Count} mistake(s):{string.Concat(problems.Select(problem => $"\n  {problem}"))}") =>
        Problems = problems;

    /// <summary>Every mistake, in the order of the file.</summary>
    public IReadOnlyList<PeopleProblem> Problems { get; }
}
