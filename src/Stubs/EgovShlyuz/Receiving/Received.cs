using System.Xml;
using Attestation.Shep;
using Attestation.Signatures;
using Attestation.Stubs.TestKit;

namespace Attestation.Stubs.EgovShlyuz.Receiving;

/// <summary>What became of a message at the door; either channel goes on from here.</summary>
/// <param name="Entry">What the journal knows so far.</param>
internal abstract record Received(JournalEntry Entry)
{
    /// <summary>It may go to its service.</summary>
    public sealed record Taken(JournalEntry Entry, XmlElement Body, Letterhead Names, CertificateProfile? Signer) : Received(Entry);

    /// <summary>It goes back.</summary>
    public sealed record Refused(JournalEntry Entry, string Code, string? Details, Letterhead? Names = null) : Received(Entry);
}

/// <summary>What is read of every message before anything is believed of it.</summary>
/// <param name="Operation">The document element's operation.</param>
internal sealed record Letterhead(string Operation, string ServiceId, string? MessageId, Sender? Sender);
