namespace Attestation.Stubs.TestKit;

/// <summary>One entry of a people file.</summary>
internal static class TeacherEntry
{
    public static Teacher? Read(JsonPlace place)
    {
        if (!place.IsObjectOf(
                "iin", "surname", "name", "patronymic", "birthDate", "consent", "identity", "diploma", "employment", "platform", "outage")
            || place.Need("iin") is not { } iin)
        {
            return null;
        }

        var number = iin.Text();
        if (!Iin.IsValid(number))
        {
            iin.Complain("is not an ИИН: twelve digits, a date that exists, the right check digit");
            return null;
        }

        var made = MadePeople.Make(number);
        return made with
        {
            Surname = place.Member("surname")?.Text() ?? made.Surname,
            Name = place.Member("name")?.Text() ?? made.Name,
            Patronymic = place.Member("patronymic") is { } patronymic ? patronymic.IsNull ? null : patronymic.Text() : made.Patronymic,
            BirthDate = place.Member("birthDate")?.Date() ?? made.BirthDate,
            Consent = place.Member("consent") is { } consent ? ReadConsent(consent) : made.Consent,
            Identity = place.Member("identity") is { } identity ? ReadIdentity(identity) : made.Identity,
            Diploma = place.Member("diploma") is { } diploma ? ReadDiploma(diploma) : made.Diploma,
            Employment = place.Member("employment") is { } employment ? ReadList(employment, ReadContract) : made.Employment,
            Platform = place.Member("platform") is { } platform ? ReadPlatform(platform) : made.Platform,
            OutageUntil = place.Member("outage") is { IsNull: false } outage ? ReadOutage(outage) : null,
        };
    }

    private static Consent ReadConsent(JsonPlace place) => place.Choice(
        ("granted", Consent.Granted),
        ("denied", Consent.Denied),
        ("expired", Consent.Expired),
        ("revoked", Consent.Revoked),
        ("pending", Consent.Pending),
        ("unavailable", Consent.Unavailable));

    private static Identity ReadIdentity(JsonPlace place) => place.Choice(
        ("found", Identity.Found),
        ("notFound", Identity.NotFound),
        ("unavailable", Identity.Unavailable));

    private static Knowledge<Diploma> ReadDiploma(JsonPlace place)
    {
        if (place.IsNull)
        {
            return new Knowledge<Diploma>.NoData();
        }

        if (place.IsWord("unavailable") || !place.IsObjectOf("institution", "number", "series", "date", "qualification"))
        {
            return new Knowledge<Diploma>.Unavailable();
        }

        return new Knowledge<Diploma>.Held(new Diploma(
            place.Need("institution")?.Text() ?? "",
            place.Need("number")?.Text() ?? "",
            OptionalText(place, "series"),
            place.Need("date")?.Date() ?? default,
            OptionalText(place, "qualification")));
    }

    private static Knowledge<IReadOnlyList<T>> ReadList<T>(JsonPlace place, Func<JsonPlace, T> readItem)
    {
        if (place.IsWord("unavailable"))
        {
            return new Knowledge<IReadOnlyList<T>>.Unavailable();
        }

        T[] items = place.IsNull ? [] : [.. place.Items().Select(readItem)];
        return items is [] ? new Knowledge<IReadOnlyList<T>>.NoData() : new Knowledge<IReadOnlyList<T>>.Held(items);
    }

    private static Employment ReadContract(JsonPlace place)
    {
        if (!place.IsObjectOf("employerBin", "position", "from", "to"))
        {
            return new Employment("", "", default, null);
        }

        var employer = place.Need("employerBin");
        var bin = employer?.Text() ?? "";
        if (bin is not "" && !CheckDigit.IsTwelveDigits(bin))
        {
            employer!.Value.Complain("must be twelve digits");
        }

        return new Employment(
            bin,
            place.Need("position")?.Text() ?? "",
            place.Need("from")?.Date() ?? default,
            place.Member("to") is { IsNull: false } to ? to.Date() : null);
    }

    private static Knowledge<IReadOnlyList<PortfolioItem>> ReadPlatform(JsonPlace place)
    {
        if (place.IsWord("unavailable"))
        {
            return new Knowledge<IReadOnlyList<PortfolioItem>>.Unavailable();
        }

        return place.IsNull || !place.IsObjectOf("items") || place.Need("items") is not { } items
            ? new Knowledge<IReadOnlyList<PortfolioItem>>.NoData()
            : ReadList(items, PortfolioEntry.Read);
    }

    private static DateTimeOffset? ReadOutage(JsonPlace place) => place.IsObjectOf("until") ? place.Need("until")?.Instant() : null;

    private static string? OptionalText(JsonPlace place, string name) => place.Member(name) is { IsNull: false } text ? text.Text() : null;
}
