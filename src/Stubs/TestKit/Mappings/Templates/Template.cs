using System.Text;

namespace Attestation.Stubs.TestKit.Mappings.Templates;

/// <summary>A text with places to fill in.</summary>
internal sealed class Template(IReadOnlyList<TemplateNode> nodes)
{
    public static Template Plain(string text) => new([new TemplateNode.Text(text)]);

    public string Render(TemplateModel model)
    {
        var text = new StringBuilder();
        foreach (var node in nodes)
        {
            node.Render(model.Root, model, text);
        }

        return text.ToString();
    }
}

/// <summary>A piece of a template.</summary>
internal abstract record TemplateNode
{
    private TemplateNode()
    {
    }

    public abstract void Render(Scope scope, TemplateModel model, StringBuilder into);

    public sealed record Text(string Said) : TemplateNode
    {
        public override void Render(Scope scope, TemplateModel model, StringBuilder into) => into.Append(Said);
    }

    public sealed record Output(TemplateExpression Expression) : TemplateNode
    {
        public override void Render(Scope scope, TemplateModel model, StringBuilder into) => into.Append(Values.TextOf(Expression.Evaluate(scope, model)));
    }

    public sealed record Block(string Kind, TemplateExpression Subject, IReadOnlyList<TemplateNode> Then, IReadOnlyList<TemplateNode> Otherwise) : TemplateNode
    {
        public override void Render(Scope scope, TemplateModel model, StringBuilder into)
        {
            var value = Subject.Evaluate(scope, model);
            switch (Kind)
            {
                case "each" when Values.Items(value) is { Count: > 0 } items:
                    for (var at = 0; at < items.Count; at++)
                    {
                        RenderAll(Then, scope.Inside(items[at].Value, items[at].Key, at, items.Count), model, into);
                    }

                    break;
                case "with" when Values.IsTrue(value):
                    RenderAll(Then, scope.Inside(value, null, 0, 1), model, into);
                    break;
                case "if" when Values.IsTrue(value):
                case "unless" when !Values.IsTrue(value):
                    RenderAll(Then, scope, model, into);
                    break;
                default:
                    RenderAll(Otherwise, scope, model, into);
                    break;
            }
        }

        private static void RenderAll(IReadOnlyList<TemplateNode> nodes, Scope scope, TemplateModel model, StringBuilder into)
        {
            foreach (var node in nodes)
            {
                node.Render(scope, model, into);
            }
        }
    }
}

/// <summary>What names mean at a place of a template: <c>this</c>, and what is around it.</summary>
internal sealed record Scope(object? This, Scope? Outer, string? Key, int Index, int Count)
{
    public Scope Inside(object? value, string? key, int index, int count) => new(value, this, key, index, count);
}
