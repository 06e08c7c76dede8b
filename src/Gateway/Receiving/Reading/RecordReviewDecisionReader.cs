using System.Text.Json;
using Attestation.Contracts;

namespace Attestation.Gateway.Receiving;

/// <summary>Reads <see cref="RecordReviewDecision"/>: a refusal by a person has a ground and an explanation (S2-24 to S2-26).</summary>
internal static class RecordReviewDecisionReader
{
    // Every kind of document once.
    private static readonly int MostDocuments = Enum.GetValues<DocumentKind>().Length;

    public static Reading<RecordReviewDecision> Read(JsonElement body)
    {
        var problems = new List<Problem>();
        var message = Fields.Root(body, problems);

        var id = message.Required("applicationId").Uuid();
        var decision = message.Required("decision").Name<ReviewDecision>();
        var ground = Ground(message.Optional("ground"), decision);
        var documents = message.Optional("documents");
        var kinds = documents.Items(MostDocuments).Select(item => item.Name<DocumentKind>()).OfType<DocumentKind>().ToArray();
        var explanation = Explanation(message.Optional("explanation"), decision);
        var decidedBy = DecidedBy(message.Required("decidedBy").Object());
        var decidedAt = message.Required("decidedAt").Instant();

        return Reading.Of(problems, new Legible(id), () => new RecordReviewDecision
        {
            ApplicationId = id!.Value,
            Decision = decision!.Value,
            Ground = ground,
            Documents = documents.IsPresent ? kinds : null,
            Explanation = explanation,
            DecidedBy = decidedBy!,
            DecidedAt = decidedAt!.Value,
        });
    }

    // A ground beside "go on" is a contradiction, and what follows from it cannot be taken back: it is asked again.
    private static string? Ground(Field field, ReviewDecision? decision)
    {
        var ground = field.Raw();
        var isRight = decision switch
        {
            ReviewDecision.Refuse => ground is "S2-24" or "S2-25" or "S2-26",
            ReviewDecision.Proceed => !field.IsPresent,
            _ => true,
        };
        if (!isRight && (ground is not null || !field.IsPresent))
        {
            field.Report(Problems.ReviewGround);
        }

        return ground;
    }

    private static BilingualText? Explanation(Field field, ReviewDecision? decision)
    {
        if (!field.IsPresent && decision is ReviewDecision.Refuse)
        {
            field.Report(Problems.ReviewExplanation);
        }

        return field.Object() is { } explanation
            ? new(explanation.Required("kk").Passage(Lengths.Explanation)!, explanation.Required("ru").Passage(Lengths.Explanation)!)
            : null;
    }

    private static DecidedBy? DecidedBy(Fields? person) => person is null ? null : new()
    {
        Iin = person.Required("iin").Iin()?.Value!,
        Position = person.Required("position").Line(Lengths.Post)!,
    };
}
