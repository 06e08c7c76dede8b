using Attestation.Contracts;
using Attestation.Gateway.Cases;

namespace Attestation.Gateway.Notices;

/// <summary>The sentences of the commission's decision (S1-13) and of the order (S1-14). Both languages are our rendering.</summary>
internal static class CommissionTexts
{
    public static BilingualText Title(NoticeKind kind) => kind is NoticeKind.CommissionDecision
        ? new("Аттестаттау комиссиясының шешімі", "Решение аттестационной комиссии")
        : new("Біліктілік санатын беру (растау) туралы бұйрық", "Приказ о присвоении (подтверждении) квалификационной категории");

    public static BilingualText Body(NoticeKind kind, CommissionResult result)
    {
        var category = CategoryNames.Of(result.Category);

        return kind is NoticeKind.CommissionDecision ? Decision(result, category) : Order(result, category);
    }

    private static BilingualText Decision(CommissionResult result, BilingualText category)
    {
        var day = $"{result.DecidedOn:dd.MM.yyyy}";
        var (kk, ru) = result.Decision switch
        {
            CommissionDecision.Award => ("берілсін", "присвоить"),
            CommissionDecision.Confirm => ("расталсын", "подтвердить"),
            _ => ("берілмесін", "не присваивать"),
        };

        return result.Decision is CommissionDecision.NotAward
            ? new(
                $"Аттестаттау комиссиясы {day} шешті: «{category.Kk}» біліктілік санаты {kk}.",
                $"Аттестационная комиссия {day} решила: квалификационную категорию «{category.Ru}» {ru}.")
            : new(
                $"Аттестаттау комиссиясы {day} шешті: «{category.Kk}» біліктілік санаты {kk}.",
                $"Аттестационная комиссия {day} решила: {ru} квалификационную категорию «{category.Ru}».");
    }

    private static BilingualText Order(CommissionResult result, BilingualText category)
    {
        var day = $"{result.OrderDate:dd.MM.yyyy}";
        var (kk, ru) = result.Decision is CommissionDecision.Award ? ("берілді", "присвоена") : ("расталды", "подтверждена");

        return new(
            $"{day} № {result.OrderNumber} бұйрықпен «{category.Kk}» біліктілік санаты {kk}.",
            $"Приказом от {day} № {result.OrderNumber} {ru} квалификационная категория «{category.Ru}».");
    }
}
