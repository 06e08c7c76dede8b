using Attestation.Shep;
using Attestation.Signatures;
using Attestation.Stubs.EgovShlyuz;

namespace Attestation.EgovShlyuz.Tests;

/// <summary>Of two things that are wrong with a message, the one that is checked first is told.</summary>
public sealed class OrderOfChecksTests : IAsyncLifetime
{
    private const int Limit = 64 * 1024;

    private static readonly Wrong[] InOrder = Enum.GetValues<Wrong>();

    private Bench _bench = null!;

    public enum Wrong
    {
        Size,
        Xml,
        Envelope,
        Signature,
        Sender,
        Service,
    }

    public async ValueTask InitializeAsync() => _bench = await Bench.StartAsync(options =>
    {
        options.MostBodyBytes = Limit;
        options.Senders.Add(new SenderOptions { SenderId = "gateway", Password = "secret" });
    });

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    public static TheoryData<Wrong, Wrong> Pairs
    {
        get
        {
            var pairs = new TheoryData<Wrong, Wrong>();
            foreach (var first in InOrder)
            {
                foreach (var second in InOrder.Where(other => other >= first))
                {
                    pairs.Add(first, second);
                }
            }

            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task The_earlier_check_speaks(Wrong first, Wrong second)
    {
        var fault = await _bench.RefusedAsync(Message(first, second));

        var (code, word) = Said(first);
        Assert.Equal(code, fault.ErrorCode);
        Assert.Contains(word, $"{fault.ErrorMessage} {fault.ErrorData}", StringComparison.Ordinal);
    }

    private static (string Code, string Word) Said(Wrong wrong) => wrong switch
    {
        Wrong.Size => (FaultCodes.MessageFormat, "longer than"),
        Wrong.Xml => (FaultCodes.MessageFormat, "XML"),
        Wrong.Envelope => (FaultCodes.MessageFormat, "messageDate"),
        Wrong.Signature => (FaultCodes.TransportSignatureWrong, ""),
        Wrong.Sender => (FaultCodes.SenderRefused, ""),
        _ => (FaultCodes.UnknownService, ""),
    };

    private byte[] Message(params Wrong[] wrongs)
    {
        var request = _bench.Request(wrongs.Contains(Wrong.Service) ? "NO_SUCH_SERVICE" : ServiceIds.EpvoDigitalDocs, Payloads.Epvo("000229599007"));
        var text = Bench.Text((wrongs.Contains(Wrong.Sender) ? request with { Sender = new Sender("nobody") } : request).Write());
        if (wrongs.Contains(Wrong.Envelope))
        {
            var from = text.IndexOf("<messageDate>", StringComparison.Ordinal);
            text = text.Remove(from, text.IndexOf("</messageDate>", StringComparison.Ordinal) + "</messageDate>".Length - from);
        }

        text = Bench.Text(TransportSignature.Sign(Bench.Bytes(text), Keys.Gateway));
        text = wrongs.Contains(Wrong.Signature) ? text.Replace("000229599007", "000229599811", StringComparison.Ordinal) : text;
        text = wrongs.Contains(Wrong.Xml) ? text[..^1] : text;

        return Bench.Bytes(wrongs.Contains(Wrong.Size) ? text + new string(' ', Limit) : text);
    }
}
