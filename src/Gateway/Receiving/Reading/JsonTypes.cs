using Attestation.Contracts;

namespace Attestation.Gateway.Receiving;

/// <summary>What a JSON type is called in <c>field.type</c>.</summary>
internal static class JsonTypes
{
    public static readonly TrilingualText Text = new("мәтін (жол)", "текст (строка)", "a string");

    public static readonly TrilingualText Flag = new("true немесе false", "true или false", "true or false");

    public static readonly TrilingualText Number = new("сан", "число", "a number");

    public static readonly TrilingualText Object = new("нысан", "объект", "an object");

    public static readonly TrilingualText List = new("тізім", "список", "a list");
}
