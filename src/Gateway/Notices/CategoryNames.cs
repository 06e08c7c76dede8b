using Attestation.Contracts;

namespace Attestation.Gateway.Notices;

/// <summary>The categories as the acts call them.</summary>
internal static class CategoryNames
{
    public static BilingualText Of(Category category) => category switch
    {
        Category.Moderator => new("педагог-модератор", "педагог-модератор"),
        Category.Expert => new("педагог-сарапшы", "педагог-эксперт"),
        Category.Researcher => new("педагог-зерттеуші", "педагог-исследователь"),
        Category.Master => new("педагог-шебер", "педагог-мастер"),
        Category.Head3 => new("үшінші санатты басшы", "руководитель третьей категории"),
        Category.Head2 => new("екінші санатты басшы", "руководитель второй категории"),
        Category.Head1 => new("бірінші санатты басшы", "руководитель первой категории"),
        Category.Deputy3 => new("үшінші санатты басшының орынбасары", "заместитель руководителя третьей категории"),
        Category.Deputy2 => new("екінші санатты басшының орынбасары", "заместитель руководителя второй категории"),
        Category.Deputy1 => new("бірінші санатты басшының орынбасары", "заместитель руководителя первой категории"),
        _ => throw new ArgumentOutOfRangeException(nameof(category)),
    };
}
