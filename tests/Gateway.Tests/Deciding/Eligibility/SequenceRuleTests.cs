using Attestation.Contracts;

namespace Attestation.Gateway.Tests.Deciding;

/// <summary>Rules, p. 3, 5, 10, 12: no category is skipped, an award goes upwards, a confirmation confirms what is held.</summary>
public class SequenceRuleTests
{
    private const string Condition = "sequence of categories";

    [Theory]
    [InlineData(Category.Moderator, null, "Met п. 5")]
    [InlineData(Category.Expert, null, "Doubtful п. 5, 10")]
    [InlineData(Category.Master, null, "Doubtful п. 5, 10")]
    [InlineData(Category.Moderator, HeldCategoryName.Teacher, "Met п. 10")]
    [InlineData(Category.Expert, HeldCategoryName.Teacher, "Doubtful п. 5, 10")]
    [InlineData(Category.Expert, HeldCategoryName.Moderator, "Met п. 5")]
    [InlineData(Category.Researcher, HeldCategoryName.Moderator, "Doubtful п. 5, 10")]
    [InlineData(Category.Researcher, HeldCategoryName.Expert, "Met п. 5")]
    [InlineData(Category.Master, HeldCategoryName.Expert, "Doubtful п. 5, 10")]
    [InlineData(Category.Master, HeldCategoryName.Researcher, "Met п. 5")]
    [InlineData(Category.Expert, HeldCategoryName.Expert, "Doubtful п. 5")]
    [InlineData(Category.Moderator, HeldCategoryName.Master, "Doubtful п. 5")]
    [InlineData(Category.Head2, HeldCategoryName.Head3, "Met п. 5")]
    [InlineData(Category.Head1, HeldCategoryName.Head3, "Doubtful п. 5, 10")]
    [InlineData(Category.Deputy1, HeldCategoryName.Deputy2, "Met п. 5")]
    public void A_category_follows_the_one_before_it(Category requested, HeldCategoryName? held, string expected) =>
        Assert.Equal(expected, Given.CaseFile(requested).Holding(held).Condition(Condition));

    [Theory]
    [InlineData(HeldCategoryName.Second, "Moderator Expert")]
    [InlineData(HeldCategoryName.First, "Expert Researcher")]
    [InlineData(HeldCategoryName.Highest, "Expert Researcher Master")]
    public void A_category_of_the_old_system_enters_where_the_rules_say(HeldCategoryName held, string entered)
    {
        Category[] teachers = [Category.Moderator, Category.Expert, Category.Researcher, Category.Master];

        var met = teachers.Where(requested => Given.CaseFile(requested).Holding(held).Condition(Condition) == "Met п. 10");

        Assert.Equal(entered, string.Join(' ', met));
    }

    [Theory]
    [InlineData(Category.Head1, HeldCategoryName.Expert)]
    [InlineData(Category.Head1, null)]
    [InlineData(Category.Deputy2, HeldCategoryName.Head2)]
    [InlineData(Category.Head2, HeldCategoryName.Highest)]
    public void A_first_attestation_as_head_or_deputy_knows_no_order(Category requested, HeldCategoryName? held) =>
        Assert.Equal("Met п. 12", Given.CaseFile(requested).Holding(held).Condition(Condition));

    [Fact]
    public void Of_a_head_who_applies_as_a_teacher_the_teachers_category_is_not_known() =>
        Assert.Equal("NotChecked п. 5", Given.CaseFile().Holding(HeldCategoryName.Head2).Condition(Condition));

    [Fact]
    public void Where_somebody_from_higher_education_enters_is_not_guessed()
    {
        var file = Given.CaseFile(Category.Expert).Holding(null).Applying(application => application with { MovedFromHigherEducation = true });

        Assert.Equal("NotChecked п. 32", file.Condition(Condition));
    }

    [Theory]
    [InlineData(Category.Expert, HeldCategoryName.Expert, "Met п. 3")]
    [InlineData(Category.Expert, HeldCategoryName.Moderator, "Doubtful п. 3")]
    [InlineData(Category.Expert, HeldCategoryName.Researcher, "Doubtful п. 3")]
    [InlineData(Category.Expert, null, "Doubtful п. 3")]
    [InlineData(Category.Expert, HeldCategoryName.First, "Doubtful п. 3")]
    [InlineData(Category.Head1, HeldCategoryName.Head1, "Met п. 3")]
    [InlineData(Category.Head1, HeldCategoryName.Deputy1, "Doubtful п. 3")]
    public void What_is_confirmed_is_what_is_held(Category requested, HeldCategoryName? held, string expected) =>
        Assert.Equal(expected, Given.CaseFile(requested).Holding(held).Applying(application => application with { Purpose = Purpose.Confirm }).Condition(Condition));
}
