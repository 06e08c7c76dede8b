using System.Reflection;
using System.Text.RegularExpressions;
using Attestation.Contracts;
using Attestation.Gateway.Deciding;
using Attestation.Gateway.Receiving;

namespace Attestation.Gateway.Tests.Receiving;

public partial class ProblemsTests
{
    public static TheoryData<string> Codes => [.. Problems.All.Select(kind => kind.Code)];

    [Fact]
    public void The_catalogue_lists_every_kind_once()
    {
        var declared = typeof(Problems).GetFields(BindingFlags.Static | BindingFlags.Public).Select(field => field.GetValue(null)).OfType<ProblemKind>();

        Assert.Equal(declared.Select(kind => kind.Code).Order(StringComparer.Ordinal), Problems.All.Select(kind => kind.Code).Order(StringComparer.Ordinal));
        Assert.Distinct(Problems.All.Select(kind => kind.Code));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_problem_has_a_sentence_of_its_own_in_each_language(string code)
    {
        var kind = Problems.All.Single(kind => kind.Code == code);
        string[] sentences = [kind.Sentence.Kk, kind.Sentence.Ru, kind.Sentence.En];

        Assert.All(sentences, sentence => Assert.EndsWith(".", sentence, StringComparison.Ordinal));
        Assert.Distinct(sentences);
        Assert.Matches("[әғқңөұүһі]", kind.Sentence.Kk);
        Assert.DoesNotMatch("[әғқңөұүһіӘҒҚҢӨҰҮҺІ]", kind.Sentence.Ru);
        Assert.Matches("^[ -~]*$", kind.Sentence.En);
        Assert.Matches("^[a-zA-Z]+[.][a-zA-Z0-9]+$", code);
        Assert.Single(sentences.Select(sentence => string.Join(' ', Place().Matches(sentence).Select(place => place.Value))).Distinct(StringComparer.Ordinal));
        Assert.All(sentences, sentence => Assert.InRange(Place().Count(sentence), 0, 1));
        Assert.Single(Problems.All, other => other.Sentence.Kk == kind.Sentence.Kk || other.Sentence.Ru == kind.Sentence.Ru || other.Sentence.En == kind.Sentence.En);
    }

    [Fact]
    public void A_place_is_filled_in_each_language()
    {
        var problem = Problems.FieldType.At("/a", new TrilingualText("бір", "один", "one"));

        Assert.Equal("Мәннің түрі дұрыс емес: мұнда бір болуы керек.", problem.Message.Kk);
        Assert.Equal("Неверный тип значения: здесь ожидается один.", problem.Message.Ru);
        Assert.Equal("The value has the wrong type: one belongs here.", problem.Message.En);
    }

    [Theory]
    [InlineData(IinFault.Format, "iin.format")]
    [InlineData(IinFault.BirthDate, "iin.birthDate")]
    [InlineData(IinFault.Century, "iin.century")]
    [InlineData(IinFault.Checksum, "iin.checksum")]
    public void A_fault_of_an_iin_has_its_own_code(object fault, string code) => Assert.Equal(code, Problems.OfIin((IinFault)fault).Code);

    [Theory]
    [InlineData(5 * 1024 * 1024, "5")]
    [InlineData((5 * 1024 * 1024) + (512 * 1024), "5.5")]
    public void A_size_is_told_in_megabytes(int bytes, string told) => Assert.Equal(told, Problems.Megabytes(bytes).Ru);

    [Fact]
    public void No_sentence_repeats_what_was_sent_and_none_has_an_empty_place()
    {
        const string Secret = "құпия-77";
        foreach (var pointer in Change.Leaves(Given.ValidMessage()))
        {
            var reading = Given.ValidMessage().With(pointer, Secret).Read();

            foreach (var problem in reading is Reading<SubmittedApplication>.Refused refused ? refused.Problems : [])
            {
                var told = $"{problem.Pointer} {problem.Message.Kk} {problem.Message.Ru} {problem.Message.En}";
                Assert.DoesNotContain(Secret, told, StringComparison.Ordinal);
                Assert.DoesNotMatch("[{}]", told);
            }
        }
    }

    [GeneratedRegex("[{][a-z]+[}]", RegexOptions.None, 1000)]
    private static partial Regex Place();
}
