using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PgSslAnalyzers.ConnectionStrings.Keywords;

namespace PgSslAnalyzers.Flow.Models;

/// <summary>Modes as texts and texts as modes: Enum.Parse, Enum.TryParse, ToString.</summary>
internal sealed class ModeModel(NpgsqlDomain domain)
{
    public static Row[] Rows =>
    [
        .. Row.For("System.Enum", static (domain, use) => domain.Modes.Parse(use), "Parse", "TryParse"),
        new("Microsoft.Extensions.Configuration.*", "GetValue", static (domain, use) => domain.Modes.LookedUp(use)),
        .. new[] { "System.Guid", "System.Int32", "System.Int64", "System.Int16", "System.UInt16", "System.UInt32", "System.UInt64", "System.Byte", "System.DateTime", "System.DateOnly", "System.DateTimeOffset", "System.TimeSpan", "System.Decimal", "System.Double" }
            .Select(static type => new Row(type, "ToString", static (domain, use) => domain.Strings.PlainText(use))),
        .. new[] { "System.Enum", "System.Object", "System.Nullable`1" }.Select(static type => new Row(type, "ToString", static (domain, use) => NameOf(use) ?? domain.Strings.PlainText(use))),
    ];

    /// <summary><c>configuration.GetValue("Db:SslMode", SslMode.Prefer)</c>: what the program uses where nobody has written the key. Without a default that is Disable, the first of the enum.</summary>
    private AbstractValue? LookedUp(MemberUse use)
    {
        if (!domain.Context.Types.IsSslMode(use.Operation.Type))
            return null;
        if (use.OrdinalOf("defaultValue") >= 0)
            return use.Argument("defaultValue").OrUnknown();
        bool isNullable = use.Operation.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T };
        return isNullable ? AbstractValue.Unknown : AbstractValue.Of(domain.Constants.Mode(0, use.Syntax)).OrUnknown();
    }

    private static AbstractValue? NameOf(MemberUse use) => use.Receiver.Alternatives.Any(static alternative => alternative is ModeAlternative)
        ? AbstractValue.Of(use.Receiver.Alternatives.Select(static alternative => alternative is ModeAlternative mode ? Texts.NameOf(mode) : alternative).ToImmutableArray(), use.Receiver.MayBeOther)
        : null;

    /// <summary><c>Enum.Parse&lt;SslMode&gt;(text)</c>, <c>Enum.Parse(typeof(SslMode), text)</c>, and the same that put the result into their last argument.</summary>
    private AbstractValue? Parse(MemberUse use)
    {
        var method = (IMethodSymbol)use.Member;
        bool isGeneric = method.TypeArguments.Length == 1 && domain.Context.Types.IsSslMode(method.TypeArguments[0]);
        bool isByType = use.WrittenFor(0)?.Value is { } type && domain.Flow.Assignments.VariableBehind(type) is ITypeOfOperation typeOf && domain.Context.Types.IsSslMode(typeOf.TypeOperand);
        if (!isGeneric && !isByType)
            return null;
        // TryParse takes no other spelling, unless it is told to, and leaves Disable behind.
        bool ignoresCase = use.Argument("ignoreCase").Single<ConstantAlternative>() is { Value: true };
        AbstractValue mode = Parse(use.Argument(isGeneric ? 0 : 1), isExact: method.Name == "TryParse" && !ignoresCase);
        if (method.Name == "Parse")
            return mode;
        if (use.WrittenFor(use.Count - 1) is { } output)
            domain.Flow.Assignments.Store(output.Value, LeavesDisable(use, mode, output.Value) ? mode.Or(AbstractValue.Of(domain.Constants.Mode(0, use.Syntax))) : mode, use.Operation);
        return AbstractValue.Unknown;
    }

    /// <summary>Whether nobody asks if TryParse has found a mode, nor what it has left behind.</summary>
    private static bool LeavesDisable(MemberUse use, AbstractValue mode, IOperation output)
    {
        bool isIgnored = use.Operation.Parent is IExpressionStatementOperation or ISimpleAssignmentOperation { Target: IDiscardOperation };
        if (!isIgnored || !(mode.MayBeOther || mode.IsUnknown))
            return false;
        ISymbol? variable = output switch
        {
            IDeclarationExpressionOperation { Expression: ILocalReferenceOperation declared } => declared.Local,
            ILocalReferenceOperation local => local.Local,
            _ => null,
        };
        return variable is not null && !IsAskedFor(use.Syntax, variable.Name);
    }

    /// <summary>Whether a condition of the member looks at a variable.</summary>
    private static bool IsAskedFor(SyntaxNode place, string variable)
    {
        SyntaxNode member = place.FirstAncestorOrSelf<MemberDeclarationSyntax>(static node => node is not GlobalStatementSyntax) ?? place.SyntaxTree.GetRoot();
        return member.DescendantNodes().Any(node => node is IdentifierNameSyntax name && name.Identifier.ValueText == variable
            && (name.Parent is BinaryExpressionSyntax or IsPatternExpressionSyntax or SwitchExpressionSyntax or SwitchStatementSyntax or ArgumentSyntax { RefKindKeyword.RawKind: 0 }
                || name.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "HasValue" or "Equals" or "HasFlag" or "CompareTo" } || (name.Parent is AssignmentExpressionSyntax assignment && assignment.Left == name)));
    }

    /// <summary><c>mode.GetValueOrDefault()</c> where there may be none: the first mode of the enum, unless the member has asked whether there is one. None for any other type.</summary>
    public AbstractValue FirstOfEnum(MemberUse use)
        => domain.Context.Types.IsSslMode(use.Operation.Type) && use.Operation is IInvocationOperation { Instance.Syntax: var nullable } && NameIn(nullable) is { } name && !IsAskedFor(use.Syntax, name)
            ? AbstractValue.Of(domain.Constants.Mode(0, use.Syntax)) : AbstractValue.Unknown;

    private static string? NameIn(SyntaxNode expression) => expression switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        _ => null,
    };

    private AbstractValue Parse(AbstractValue text, bool isExact)
    {
        AbstractValue result = text.MayBeOther ? AbstractValue.Unknown : AbstractValue.None;
        foreach (Alternative alternative in text.Alternatives)
        {
            if (alternative is TextAlternative { Pieces: [{ Text: { } known } piece] } parsed
                && SslModeReading.Read(known, domain.Context.NpgsqlVersion) is { Kind: SslModeReadingKind.Defined } reading && (!isExact || reading.Mode.ToString() == known || int.TryParse(known, out _)))
            {
                result = result.Or(AbstractValue.Of(new ModeAlternative((int)reading.Mode, reading.Mode.ToString(), piece.Source.Parent ?? parsed.Anchor, piece.Guard) { MayBeStale = piece.MayBeStale }));
            }
            else
            {
                result = result.OrUnknown();
            }
        }
        return result;
    }
}
