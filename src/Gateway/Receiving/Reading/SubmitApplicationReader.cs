using System.Text.Json;
using Attestation.Contracts;
using Attestation.Gateway.Deciding;

namespace Attestation.Gateway.Receiving;

/// <summary>Reads <see cref="SubmitApplication"/>. Properties it does not know are passed over: contracts grow.</summary>
internal static class SubmitApplicationReader
{
    /// <param name="body">The message.</param>
    /// <param name="limits">How much it may hold.</param>
    /// <param name="takesPaper">Whether a provider is switched on for the paper service; none is, when absent.</param>
    // What could not be read leaves a stand-in behind (?? or !); with a problem on the list the value is not handed on.
    public static Reading<SubmittedApplication> Read(JsonElement body, DoorLimits limits, Func<Bin, bool>? takesPaper = null)
    {
        var problems = new List<Problem>();
        var message = Fields.Root(body, problems);

        var id = message.Required("applicationId").Uuid();
        var filedThrough = message.Required("channel");
        var channel = filedThrough.Name<Channel>();
        var provider = message.Required("providerBin").Bin();
        var requested = message.Required("requestedCategory").Name<Category>();
        ChannelRule.Check(filedThrough, channel, requested, provider, takesPaper ?? (_ => false));
        var documents = DocumentsReader.Read(message.Optional("documents"), limits);
        var application = new Application
        {
            Id = id ?? default,
            Channel = channel ?? default,
            PortalRequestNumber = message.Required("portalRequestNumber").Line(Lengths.RequestNumber)!,
            PortalChainId = message.Optional("portalChainId").ChainId(),
            SubmittedAt = message.Required("submittedAt").Instant() ?? default,
            Provider = provider!,
            Applicant = Applicant(message.Required("applicant").Object())!,
            Position = message.Required("position").Line(Lengths.Post)!,
            Workplace = message.Required("workplace").Line(Lengths.Organisation)!,
            Purpose = message.Required("purpose").Name<Purpose>() ?? default,
            Requested = requested ?? default,
            Held = Held(message.Optional("heldCategory").Object()),
            Early = message.Optional("early").Flag() ?? false,
            MovedFromHigherEducation = message.Optional("movedFromHigherEducation").Flag() ?? false,
            Consent = Consent(message.Required("consent").Object())!,
            Documents = [.. documents.Select(read => read.Document)],
            Essay = Essay(message.Optional("essay").Object(), limits),
        };

        return Reading.Of(
            problems,
            new Legible(id, channel, provider?.Value),
            () => new SubmittedApplication(application, [.. documents.Select(read => read.Content)], ContentHash.Of(application)));
    }

    private static Application.Person? Applicant(Fields? applicant) => applicant is null ? null : new(
        applicant.Required("iin").Iin()!,
        applicant.Required("fullName").Line(Lengths.PersonName)!,
        applicant.Required("email").Email()!,
        applicant.Required("phone").Phone()!,
        applicant.Required("language").Name<Language>() ?? default);

    private static HeldCategory? Held(Fields? held) => held is null ? null : new()
    {
        Category = held.Required("category").Name<HeldCategoryName>() ?? default,
        ValidUntil = held.Optional("validUntil").Day(),
        OrderNumber = held.Optional("orderNumber").Line(Lengths.OrderNumber),
        OrderDate = held.Optional("orderDate").Day(),
    };

    private static Consent? Consent(Fields? consent) => consent is null ? null : new()
    {
        Given = consent.Required("given").Flag() ?? false,
        KdpToken = consent.Optional("kdpToken").Line(Lengths.Token),
        PublicKey = consent.Optional("publicKey").Passage(Lengths.Token),
    };

    private static Essay? Essay(Fields? essay, DoorLimits limits) => essay is null ? null : new(
        essay.Required("topic").Line(Lengths.Topic)!,
        essay.Required("text").EssayText(limits.EssayCharacters)!);
}
