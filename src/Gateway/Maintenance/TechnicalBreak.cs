using Attestation.Contracts;
using Attestation.Gateway.Deciding;

namespace Attestation.Gateway.Maintenance;

/// <summary>A break for repair work: both channels work round the clock but for these (list of main requirements, row 7; S2-11).</summary>
internal sealed record TechnicalBreak(DateTimeOffset StartsAt, DateTimeOffset EndsAt)
{
    private const string Format = "dd.MM.yyyy HH:mm";

    public bool IsOn(DateTimeOffset now) => StartsAt <= now && now < EndsAt;

    /// <summary>What citizens are told.</summary>
    public TrilingualText Text
    {
        get
        {
            var (from, until) = (Written(StartsAt), Written(EndsAt));

            return new TrilingualText(
                $"Техникалық жұмыстар: {from} – {until}. Осы уақытта жіберілген өтініштер жоғалмайды және жұмыс аяқталған соң қабылданады; берілген уақыты сақталады.",
                $"Технические работы: {from} – {until}. Заявления, отправленные в это время, не теряются и принимаются после окончания работ; время подачи сохраняется.",
                $"Technical work: {from} – {until}. Applications sent in this time are not lost and are taken when it is over; the time of filing is kept.");
        }
    }

    private static string Written(DateTimeOffset instant) => Kazakhstan.ToLocal(instant).ToString(Format, System.Globalization.CultureInfo.InvariantCulture);
}
