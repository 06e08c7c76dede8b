using System.Collections.Frozen;

namespace Attestation.Gateway.Deciding;

/// <summary>What <see cref="Nfc"/> knows of letters: from the Unicode character database; normalization of assigned characters never changes.</summary>
internal static class NfcTable
{
    public const char FirstMark = '\u0300';

    public const char LastMark = '\u036F';

    // A mark, letters without it, and the same letters with it.
    private static readonly (char Mark, string Bare, string Marked)[] Pairs =
    [
        ('\u0300', "AEIOUaeiouÜüNnЕИеиĒēŌōWwÂâĂăÊêÔôƠơƯưYy", "ÀÈÌÒÙàèìòùǛǜǸǹЀЍѐѝḔḕṐṑẀẁẦầẰằỀềỒồỜờỪừỲỳ"),
        ('\u0301', "AEIOUYaeiouyCcLlNnRrSsZzÜüGgÅåÆæØøГКгкÇçĒēÏïKkMmÕõŌōPpŨũWwÂâĂăÊêÔôƠơƯư", "ÁÉÍÓÚÝáéíóúýĆćĹĺŃńŔŕŚśŹźǗǘǴǵǺǻǼǽǾǿЃЌѓќḈḉḖḗḮḯḰḱḾḿṌṍṒṓṔṕṸṹẂẃẤấẮắẾếỐốỚớỨứ"),
        ('\u0302', "AEIOUaeiouCcGgHhJjSsWwYyZzẠạẸẹỌọ", "ÂÊÎÔÛâêîôûĈĉĜĝĤĥĴĵŜŝŴŵŶŷẐẑẬậỆệỘộ"),
        ('\u0303', "ANOanoIiUuVvÂâĂăEeÊêÔôƠơƯưYy", "ÃÑÕãñõĨĩŨũṼṽẪẫẴẵẼẽỄễỖỗỠỡỮữỸỹ"),
        ('\u0304', "AaEeIiOoUuÜüÄäȦȧÆæǪǫÖöÕõȮȯYyИиУуGgḶḷṚṛ", "ĀāĒēĪīŌōŪūǕǖǞǟǠǡǢǣǬǭȪȫȬȭȰȱȲȳӢӣӮӯḠḡḸḹṜṝ"),
        ('\u0306', "AaEeGgIiOoUuУИиуЖжАаЕеȨȩẠạ", "ĂăĔĕĞğĬĭŎŏŬŭЎЙйўӁӂӐӑӖӗḜḝẶặ"),
        ('\u0307', "CcEeGgIZzAaOoBbDdFfHhMmNnPpRrSsŚśŠšṢṣTtWwXxYyſ", "ĊċĖėĠġİŻżȦȧȮȯḂḃḊḋḞḟḢḣṀṁṄṅṖṗṘṙṠṡṤṥṦṧṨṩṪṫẆẇẊẋẎẏẛ"),
        ('\u0308', "AEIOUaeiouyYЕІеіАаӘәЖжЗзИиОоӨөЭэУуЧчЫыHhÕõŪūWwXxt", "ÄËÏÖÜäëïöüÿŸЁЇёїӒӓӚӛӜӝӞӟӤӥӦӧӪӫӬӭӰӱӴӵӸӹḦḧṎṏṺṻẄẅẌẍẗ"),
        ('\u0309', "AaÂâĂăEeÊêIiOoÔôƠơUuƯưYy", "ẢảẨẩẲẳẺẻỂểỈỉỎỏỔổỞởỦủỬửỶỷ"),
        ('\u030A', "AaUuwy", "ÅåŮůẘẙ"),
        ('\u030B', "OoUuУу", "ŐőŰűӲӳ"),
        ('\u030C', "CcDdEeLlNnRrSsTtZzAaIiOoUuÜüGgKkƷʒjHh", "ČčĎďĚěĽľŇňŘřŠšŤťŽžǍǎǏǐǑǒǓǔǙǚǦǧǨǩǮǯǰȞȟ"),
        ('\u030F', "AaEeIiOoRrUuѴѵ", "ȀȁȄȅȈȉȌȍȐȑȔȕѶѷ"),
        ('\u0311', "AaEeIiOoRrUu", "ȂȃȆȇȊȋȎȏȒȓȖȗ"),
        ('\u031B', "OoUu", "ƠơƯư"),
        ('\u0323', "BbDdHhKkLlMmNnRrSsTtVvWwZzAaEeIiOoƠơUuƯưYy", "ḄḅḌḍḤḥḲḳḶḷṂṃṆṇṚṛṢṣṬṭṾṿẈẉẒẓẠạẸẹỊịỌọỢợỤụỰựỴỵ"),
        ('\u0324', "Uu", "Ṳṳ"),
        ('\u0325', "Aa", "Ḁḁ"),
        ('\u0326', "SsTt", "ȘșȚț"),
        ('\u0327', "CcGgKkLlNnRrSsTtEeDdHh", "ÇçĢģĶķĻļŅņŖŗŞşŢţȨȩḐḑḨḩ"),
        ('\u0328', "AaEeIiUuOo", "ĄąĘęĮįŲųǪǫ"),
        ('\u032D', "DdEeLlNnTtUu", "ḒḓḘḙḼḽṊṋṰṱṶṷ"),
        ('\u032E', "Hh", "Ḫḫ"),
        ('\u0330', "EeIiUu", "ḚḛḬḭṴṵ"),
        ('\u0331', "BbDdKkLlNnRrTtZzh", "ḆḇḎḏḴḵḺḻṈṉṞṟṮṯẔẕẖ"),
    ];

    // Characters that are only another way of writing these.
    private static readonly (char Written, string Meant)[] Same =
    [
        ('\u0340', "\u0300"), ('\u0341', "\u0301"), ('\u0343', "\u0313"), ('\u0344', "\u0308\u0301"), ('\u212A', "K"), ('\u212B', "A\u030A"),
    ];

    // The canonical combining class of the marks from U+0300 on, up to and including the one named.
    private static readonly (char Last, byte Class)[] Classes =
    [
        ('\u0314', 230), ('\u0315', 232), ('\u0319', 220), ('\u031A', 232), ('\u031B', 216), ('\u0320', 220), ('\u0322', 202), ('\u0326', 220),
        ('\u0328', 202), ('\u0333', 220), ('\u0338', 1), ('\u033C', 220), ('\u0344', 230), ('\u0345', 240), ('\u0346', 230), ('\u0349', 220),
        ('\u034C', 230), ('\u034E', 220), ('\u034F', 0), ('\u0352', 230), ('\u0356', 220), ('\u0357', 230), ('\u0358', 232), ('\u035A', 220),
        ('\u035B', 230), ('\u035C', 233), ('\u035E', 234), ('\u035F', 233), ('\u0361', 234), ('\u0362', 233), ('\u036F', 230),
    ];

    private static readonly FrozenDictionary<(char Letter, char Mark), char> Wholes = Pairs
        .SelectMany(pair => pair.Bare.Zip(pair.Marked, (bare, marked) => (Key: (bare, pair.Mark), marked)))
        .ToFrozenDictionary(entry => entry.Key, entry => entry.marked);

    private static readonly FrozenDictionary<char, string> Decomposed = Wholes
        .Select(entry => (Written: entry.Value, Meant: $"{entry.Key.Letter}{entry.Key.Mark}"))
        .Concat(Same)
        .ToFrozenDictionary(entry => entry.Written, entry => entry.Meant);

    private static readonly byte[] ClassByMark =
        [.. Enumerable.Range(FirstMark, LastMark - FirstMark + 1).Select(mark => Classes.First(run => mark <= run.Last).Class)];

    /// <summary>The letter and the mark as one character, if there is one.</summary>
    public static char? Composed(char letter, char mark) => Wholes.TryGetValue((letter, mark), out var whole) ? whole : null;

    /// <summary>A character taken apart, as far as it goes.</summary>
    public static IEnumerable<char> Parts(char character) => Decomposed.TryGetValue(character, out var parts) ? parts.SelectMany(Parts) : [character];

    /// <summary>Where a mark sits; 0 for what is no mark.</summary>
    public static byte ClassOf(char character) => character is < FirstMark or > LastMark ? (byte)0 : ClassByMark[character - FirstMark];
}
