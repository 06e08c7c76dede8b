using Attestation.Contracts;
using Attestation.Gateway.Deciding;

namespace Attestation.Gateway.Tests.Deciding;

public class CategoriesTests
{
    [Theory]
    [Requirement("S2-3", "S2-4")]
    [InlineData(Category.Moderator, Channel.Ustaz, nameof(KindOfPost.Teacher))]
    [InlineData(Category.Expert, Channel.Ustaz, nameof(KindOfPost.Teacher))]
    [InlineData(Category.Researcher, Channel.Egov, nameof(KindOfPost.Teacher))]
    [InlineData(Category.Master, Channel.Egov, nameof(KindOfPost.Teacher))]
    [InlineData(Category.Head3, Channel.Egov, nameof(KindOfPost.Head))]
    [InlineData(Category.Head2, Channel.Egov, nameof(KindOfPost.Head))]
    [InlineData(Category.Head1, Channel.Egov, nameof(KindOfPost.Head))]
    [InlineData(Category.Deputy3, Channel.Egov, nameof(KindOfPost.Deputy))]
    [InlineData(Category.Deputy2, Channel.Egov, nameof(KindOfPost.Deputy))]
    [InlineData(Category.Deputy1, Channel.Egov, nameof(KindOfPost.Deputy))]
    public void Channel_and_kind_of_post_follow_from_the_category(Category requested, Channel channel, string post)
    {
        Assert.Equal(channel, Categories.ChannelOf(requested));
        Assert.Equal(post, Categories.PostOf(requested).ToString());
        Assert.Equal(channel is Channel.Ustaz, Categories.IsOnPlatform(requested));
    }
}
