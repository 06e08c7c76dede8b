using System.Text.Json;

namespace Attestation.Contracts;

/// <summary>
/// The name by which a message is told apart on the bus: the AMQP property <c>type</c>, or the JSON field <c>messageType</c>.
/// It is the name of the C# type in kebab case, <c>submit-application</c>, and never changes.
/// </summary>
public static class MessageNames
{
    /// <summary>The JSON field that carries the name where a transport has no <c>type</c> property.</summary>
    public const string Field = "messageType";

    /// <summary>Every message of the contract.</summary>
    public static IReadOnlyList<Type> All { get; } =
    [
        typeof(SubmitApplication), typeof(WithdrawApplication), typeof(RecordReviewDecision), typeof(RecordCommissionDecision),
        typeof(ApplicationReceived), typeof(ApplicationRejected), typeof(ApplicationRegistered), typeof(ServiceStageChanged),
        typeof(NoticeIssued), typeof(ApplicationWithdrawn), typeof(CommissionDecisionRecorded), typeof(CommissionDocumentIssued),
        typeof(SignNotice), typeof(NoticeSigned), typeof(NoticeNotSigned),
        typeof(GetApplicationStatus), typeof(ApplicationStatus),
    ];

    /// <summary>The name of a message type.</summary>
    /// <typeparam name="TMessage">A type of <see cref="All"/>.</typeparam>
    /// <returns>Its name in kebab case.</returns>
    public static string Of<TMessage>() => Of(typeof(TMessage));

    /// <summary>The name of a message type.</summary>
    /// <param name="message">A type of <see cref="All"/>.</param>
    /// <returns>Its name in kebab case.</returns>
    /// <exception cref="ArgumentException">The type is not a message of the contract.</exception>
    public static string Of(Type message) =>
        All.Contains(message)
            ? JsonNamingPolicy.KebabCaseLower.ConvertName(message.Name)
            : throw new ArgumentException($"{message.Name} is not a message of the contract.", nameof(message));
}
