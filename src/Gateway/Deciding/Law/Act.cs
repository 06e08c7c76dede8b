namespace Attestation.Gateway.Deciding;

/// <summary>An act in one wording. The names are official and stay in Russian.</summary>
/// <param name="Title">As it is cited.</param>
/// <param name="Edition">The wording, by its year.</param>
internal sealed record Act(string Title, string Edition)
{
    private const string Order83 = "Приказ МОН РК от 27.01.2016 № 83 в редакции приказа от 25.02.2025 № 32";

    /// <summary>List of main requirements of the service: Annex 1 of the Rules.</summary>
    public static readonly Act MainRequirements = new($"{Order83}, приложение 1", "2025");

    /// <summary>Rules and conditions of attestation.</summary>
    public static readonly Act Rules = new($"{Order83}, Правила", "2025");

    /// <summary>Annexes of the Rules.</summary>
    public static readonly Act Annexes = new(Order83, "2025");

    /// <summary>Standard qualification characteristics: least experience for each category.</summary>
    public static readonly Act Characteristics = new("Приказ МОН РК от 13.07.2009 № 338, Типовые квалификационные характеристики", "2026");

    /// <summary>The paper service 00803020. Its document rests on Order №323 of 07.08.2013, which was repealed by Order №83.</summary>
    public static readonly Act PaperService = new("Государственная услуга 00803020 (приказ МОН РК от 07.08.2013 № 323)", "2013");

    public Citation At(string clause) => new(Title, Edition, clause);
}
