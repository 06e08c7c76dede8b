using Attestation.Contracts;

namespace Attestation.Gateway.Receiving;

/// <summary>Why bytes are no message: fills <c>json.unreadable</c>.</summary>
internal static class Causes
{
    public static readonly TrilingualText NotUtf8 = new("байттар UTF-8 мәтіні емес", "байты не являются текстом UTF-8", "the bytes are not UTF-8 text");

    public static readonly TrilingualText NotJson = new(
        "бұл JSON емес, өріс қайталанады немесе деңгейлері 64-тен көп",
        "это не JSON, поле повторяется или вложенность больше 64 уровней",
        "it is not JSON, repeats a property, or is nested deeper than 64 levels");

    public static readonly TrilingualText NotAnObject = new("ең жоғарғы деңгейде JSON нысаны жоқ", "на верхнем уровне не объект JSON", "the root is not a JSON object");

    public static readonly TrilingualText EmptyEnvelope = new("конвертте хабарлама жоқ", "в конверте нет сообщения", "the envelope holds no message");
}
