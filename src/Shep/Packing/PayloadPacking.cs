namespace Attestation.Shep;

/// <summary>How business data lie in <c>data</c>. The schema says only "anything"; all of these are seen in working systems.</summary>
public enum PayloadPacking
{
    /// <summary>The fields directly, in no namespace (the register of persons, the consent service).</summary>
    Elements,

    /// <summary>The fields directly, with an <c>xsi:type</c> whose prefix is declared on <c>data</c>.</summary>
    TypedElements,

    /// <summary>A document as escaped text, with <c>xsi:type="xs:string"</c>, an XML declaration of its own and usually signed.</summary>
    Text,

    /// <summary>The same in a CDATA section.</summary>
    CharacterData,

    /// <summary>Declared as text, but holding elements: wrong, and used.</summary>
    MistypedElements,

    /// <summary>A document as escaped text, without <c>xsi:type</c>.</summary>
    UntypedText,

    /// <summary>As <see cref="Elements"/>, but <c>data</c> itself is in a namespace.</summary>
    ForeignElements,

    /// <summary>Nothing.</summary>
    Empty,
}
