namespace Attestation.Stubs.TestKit.Mappings.Templates;

/// <summary>What stands between braces.</summary>
internal abstract record TemplateExpression
{
    private TemplateExpression()
    {
    }

    public abstract object? Evaluate(Scope scope, TemplateModel model);

    public sealed record Literal(object? Value) : TemplateExpression
    {
        public override object? Evaluate(Scope scope, TemplateModel model) => Value;
    }

    /// <summary>A path such as <c>request.query.id.[0]</c>; <c>Up</c> is how many scopes further out it begins, the number of <c>../</c>.</summary>
    public sealed record Path(int Up, IReadOnlyList<string> Steps) : TemplateExpression
    {
        public override object? Evaluate(Scope scope, TemplateModel model)
        {
            var from = scope;
            for (var level = 0; level < Up && from.Outer is not null; level++)
            {
                from = from.Outer;
            }

            if (Steps is [var special] && special.StartsWith('@'))
            {
                return special switch
                {
                    "@index" => from.Index,
                    "@key" => from.Key,
                    "@first" => from.Index is 0,
                    _ => from.Index == from.Count - 1,
                };
            }

            return Steps is [] ? from.This : Walk(from);
        }

        // A name that is not here is looked for further out, as Handlebars for Java does.
        private object? Walk(Scope from)
        {
            for (var at = from; at is not null; at = at.Outer)
            {
                if (Values.Member(at.This, Steps[0]) is { } first)
                {
                    return Steps.Skip(1).Aggregate((object?)first, Values.Member);
                }
            }

            return null;
        }
    }

    public sealed record Call(TemplateHelper Helper, IReadOnlyList<TemplateExpression> Arguments, IReadOnlyDictionary<string, TemplateExpression> Options) : TemplateExpression
    {
        public override object? Evaluate(Scope scope, TemplateModel model) => Helper.Apply(new HelperCall(
            [.. Arguments.Select(argument => argument.Evaluate(scope, model))],
            Options.ToDictionary(option => option.Key, option => option.Value.Evaluate(scope, model), StringComparer.Ordinal),
            model));
    }
}

/// <summary>A helper's name, how many arguments it takes, which options, and what it does.</summary>
internal sealed record TemplateHelper(string Name, int Least, int Most, string[] Options, Func<HelperCall, object?> Apply);

/// <summary>What a helper is called with.</summary>
internal sealed record HelperCall(IReadOnlyList<object?> Arguments, IReadOnlyDictionary<string, object?> Options, TemplateModel Model)
{
    public string Text(int at) => at < Arguments.Count ? Values.TextOf(Arguments[at]) : "";

    public string? Option(string name) => Options.TryGetValue(name, out var value) && value is not null ? Values.TextOf(value) : null;
}
