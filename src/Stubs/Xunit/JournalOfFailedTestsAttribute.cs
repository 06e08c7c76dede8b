using System.Reflection;
using Xunit;
using Xunit.v3;

namespace Attestation.Stubs.Xunit;

/// <summary>
/// Writes into the output of a test that failed what the doubles' fixtures received from it and what they answered, which faults were set, and why no mapping
/// answered. Put it on an assembly, a class or a test. The ИИН is masked; there are no bodies.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly | AttributeTargets.Class | AttributeTargets.Method)]
public sealed class JournalOfFailedTestsAttribute : BeforeAfterTestAttribute
{
    /// <summary>Writes the journal, if the test failed; called by xunit.</summary>
    /// <param name="methodUnderTest">The test's method.</param>
    /// <param name="test">The test.</param>
    public override void After(MethodInfo methodUnderTest, IXunitTest test)
    {
        if (TestContext.Current.TestState?.Result is TestResult.Failed && TestTenants.StoryOf(test) is { Length: > 0 } story)
        {
            TestContext.Current.TestOutputHelper?.WriteLine(story.TrimEnd());
        }
    }
}
