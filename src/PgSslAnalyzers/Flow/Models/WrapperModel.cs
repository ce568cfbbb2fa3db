using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace PgSslAnalyzers.Flow.Models;

/// <summary>Types around a value that stand for it: tasks, nullables, formattable strings.</summary>
internal static class WrapperModel
{
    public static Row[] Rows =>
    [
        .. new[] { "System.Threading.Tasks.*", "System.Runtime.CompilerServices.*" }.SelectMany(static space => Row.For(space, static (_, use) => use.Receiver, "GetAwaiter", "GetResult", "ConfigureAwait")),
        new("System.Threading.Tasks.*", "FromResult", static (_, use) => use.Argument(0)),
        .. new[] { "System.Threading.Tasks.Task`1", "System.Threading.Tasks.ValueTask`1" }.Select(static task => new Row(task, "Result", static (_, use) => use.Receiver)),
        new("System.Lazy`1", Row.Constructor, static (domain, use) => Later(domain, use)),
        new("System.Lazy`1", "Value", static (domain, use) => Run(domain, use)),
        new("System.Nullable`1", "Value", static (_, use) => ValueOf(use.Receiver)),
        new("System.Nullable`1", "GetValueOrDefault", ValueOrDefault),
        .. Row.For("System.FormattableString", static (_, use) => KeepsArguments(use.WrittenFor(0)?.Value) ? use.Argument(0) : use.Argument(0).Stale(), "Invariant", "CurrentCulture"),
        new("System.FormattableString", "ToString", static (_, use) => !use.HasInstance ? null : KeepsArguments(((IInvocationOperation)use.Operation).Instance) ? use.Receiver : use.Receiver.Stale()),
    ];

    /// <summary>Whether nobody can put other arguments into an interpolated string: it is written in its place, or stands in a local variable that is only asked for its text.</summary>
    private static bool KeepsArguments(IOperation? text)
    {
        while (text is IConversionOperation conversion)
            text = conversion.Operand;
        return text is IInterpolatedStringOperation
            || (text is ILocalReferenceOperation { Local.Name: var local } && text.Syntax.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member
                && member.DescendantNodes().All(node => node is not IdentifierNameSyntax name || name.Identifier.ValueText != local || IsAskedForText(name)));
    }

    private static bool IsAskedForText(IdentifierNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToString" } access => access.Expression == name,
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Invariant" or "CurrentCulture" } } } => true,
        _ => false,
    };

    /// <summary>The type of the result of a task; any other type as it is.</summary>
    public static ITypeSymbol Awaited(ITypeSymbol type) => type is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: [var result] } ? result : type;

    /// <summary>A Lazy is followed as the function that gives its value. Who else may have the function gets it all the same.</summary>
    private static AbstractValue? Later(NpgsqlDomain domain, MemberUse use)
    {
        if (domain.WantsProof || use.Count == 0 || use.Argument(0).Single<DelegateAlternative>() is not { } function || !Functions.IsInSight(function))
            return null;
        domain.Flow.Escapes.Escape(use.Argument(0), true);
        return AbstractValue.Of(function.Stale());
    }

    private static AbstractValue? Run(NpgsqlDomain domain, MemberUse use)
        => use.Receiver.Single<DelegateAlternative>() is { } function ? domain.Flow.Functions.RunLater(function, static _ => null).Stale() : null;

    /// <summary>What a nullable holds, if it holds something.</summary>
    private static AbstractValue ValueOf(AbstractValue nullable)
        => AbstractValue.Of(nullable.Alternatives.RemoveAll(static alternative => alternative is ConstantAlternative { Value: null }), nullable.MayBeOther || nullable.IsUnknown);

    /// <summary>What a nullable holds, or else the default.</summary>
    private static AbstractValue ValueOrDefault(NpgsqlDomain domain, MemberUse use)
    {
        AbstractValue value = ValueOf(use.Receiver);
        // The compiler asks only where it has made sure that there is a value.
        if (((IInvocationOperation)use.Operation).IsImplicit)
            return value;
        bool mayBeNull = use.Receiver.MayBeOther || use.Receiver.IsUnknown || value.Alternatives.Length < use.Receiver.Alternatives.Length;
        return mayBeNull ? value.Or(use.Count > 0 ? use.Argument(0) : domain.Modes.FirstOfEnum(use)) : value;
    }
}
