using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.ConnectionStrings.Parsing;

namespace PgSslAnalyzers.Flow.Models;

/// <summary>
/// What conditions say of the settings of a builder: <c>if (builder.SslMode != SslMode.VerifyFull) throw</c>. Only what proves the strongest value becomes a fact. It holds for one builder, as it
/// was when the condition looked at it. A comparison that only rules out the weaker names, as <c>&lt; VerifyFull</c> does, lets undefined numbers through, which connect in plain text: its fact is
/// marked.
/// </summary>
internal sealed class FactModel(NpgsqlDomain domain)
{
    /// <summary>Numbers that no member of the enums has, of either sign.</summary>
    private static readonly int[] Undefined = [int.MinValue, -1, 6, 7, 42, int.MaxValue];

    public static Row[] Rows => Row.For(null, static (domain, use) => Read(domain, use), "SslMode", "GssEncryptionMode").ToArray();

    /// <summary>The value of a property of a builder that a condition may look at.</summary>
    private static AbstractValue? Read(NpgsqlDomain domain, MemberUse use)
        => domain.Object<BuilderState>(use.Receiver, out ObjectKey key) is { } builder && KeywordTable.OfProperty(use.Member.Name) is { } keyword
            ? AbstractValue.Of(ImmutableArray.Create<Alternative>(new SettingAlternative(key, builder, keyword) { MayBeStale = use.Receiver.MayBeStale }), mayBeOther: true) : null;

    /// <summary>A comparison of a setting with a constant; null for any other operation.</summary>
    public AbstractValue? Evaluate(IOperation operation)
    {
        if (operation is not IBinaryOperation { OperatorMethod: null } comparison || !IsFollowed(comparison.LeftOperand.Type) || Test(comparison.OperatorKind) is not { } test)
            return null;
        AbstractValue left = domain.Flow.Evaluate(comparison.LeftOperand), right = domain.Flow.Evaluate(comparison.RightOperand);
        if (Setting(left) is { } setting && Number(comparison.RightOperand) is { } second)
            return Condition(setting, comparison.LeftOperand.Type!, test, second, isFirst: true, operation.Syntax);
        if (Setting(right) is { } other && Number(comparison.LeftOperand) is { } first)
            return Condition(other, comparison.LeftOperand.Type!, test, first, isFirst: false, operation.Syntax);
        return AbstractValue.Unknown;
    }

    private AbstractValue Condition(SettingAlternative setting, ITypeSymbol type, Func<int, int, bool> test, int constant, bool isFirst, SyntaxNode place)
        => Condition(setting, type, isFirst ? number => test(number, constant) : number => test(constant, number), place);

    /// <summary>A pattern over a setting, or over a builder with its settings.</summary>
    public AbstractValue Match(IIsPatternOperation match, AbstractValue value)
    {
        if (Setting(value) is { } setting && IsFollowed(match.Value.Type) && Test(match.Pattern) is { } test)
            return Condition(setting, match.Value.Type!, test, match.Syntax);
        IPatternOperation pattern = match.Pattern;
        bool isNegated = pattern is INegatedPatternOperation;
        if (pattern is INegatedPatternOperation { Pattern: var inner })
            pattern = inner;
        if (pattern is not IRecursivePatternOperation { DeconstructionSubpatterns.IsEmpty: true } recursive || domain.Object<BuilderState>(value, out ObjectKey key) is not { } builder)
            return AbstractValue.Unknown;
        BuilderState then = builder;
        foreach (IPropertySubpatternOperation property in recursive.PropertySubpatterns)
        {
            if (property.Member is IPropertyReferenceOperation { Property: var member } && IsFollowed(member.Type) && KeywordTable.OfProperty(member.Name) is { } keyword && Test(property.Pattern) is { } holds)
                then = Checked(then, keyword, member.Type, holds, match.Syntax, value.MayBeStale) ?? then;
        }
        if (ReferenceEquals(then, builder))
            return AbstractValue.Unknown;
        var condition = new ConditionAlternative(Guard.None, Guard.None) { FactWhenTrue = new ObjectFact(key, builder, then) };
        return AbstractValue.Of(isNegated ? condition.Negated() : condition);
    }

    private static SettingAlternative? Setting(AbstractValue value) => value.Alternatives is [SettingAlternative setting] ? setting : null;

    private bool IsFollowed(ITypeSymbol? type) => domain.Context.Types.IsSslMode(type) || type is { Name: "GssEncryptionMode", TypeKind: TypeKind.Enum, ContainingNamespace.Name: "Npgsql" };

    private static int? Number(IOperation operand)
    {
        while (operand is IConversionOperation conversion)
            operand = conversion.Operand;
        return operand.ConstantValue is { HasValue: true, Value: int number } ? number : null;
    }

    private static Func<int, int, bool>? Test(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.Equals => static (a, b) => a == b,
        BinaryOperatorKind.NotEquals => static (a, b) => a != b,
        BinaryOperatorKind.LessThan => static (a, b) => a < b,
        BinaryOperatorKind.LessThanOrEqual => static (a, b) => a <= b,
        BinaryOperatorKind.GreaterThan => static (a, b) => a > b,
        BinaryOperatorKind.GreaterThanOrEqual => static (a, b) => a >= b,
        _ => null,
    };

    /// <summary>Which numbers a pattern matches; null if it is no pattern over constants.</summary>
    private static Func<int, bool>? Test(IPatternOperation pattern)
    {
        switch (pattern)
        {
            case IConstantPatternOperation constant when Number(constant.Value) is { } number:
                return one => one == number;
            case IRelationalPatternOperation relational when Test(relational.OperatorKind) is { } test && Number(relational.Value) is { } limit:
                return one => test(one, limit);
            case INegatedPatternOperation negated when Test(negated.Pattern) is { } inner:
                return one => !inner(one);
            case IBinaryPatternOperation both when Test(both.LeftPattern) is { } left && Test(both.RightPattern) is { } right:
                return both.OperatorKind == BinaryOperatorKind.Or ? one => left(one) || right(one) : one => left(one) && right(one);
            default:
                return null;
        }
    }

    private AbstractValue Condition(SettingAlternative setting, ITypeSymbol type, Func<int, bool> test, SyntaxNode place)
    {
        ObjectFact? whenTrue = Fact(setting, type, test, place), whenFalse = Fact(setting, type, number => !test(number), place);
        return whenTrue is null && whenFalse is null ? AbstractValue.Unknown
            : AbstractValue.Of(new ConditionAlternative(Guard.None, Guard.None) { FactWhenTrue = whenTrue, FactWhenFalse = whenFalse });
    }

    private ObjectFact? Fact(SettingAlternative setting, ITypeSymbol type, Func<int, bool> holds, SyntaxNode place)
        => Checked(setting.Read, setting.Keyword, type, holds, place, setting.MayBeStale) is { } then ? new ObjectFact(setting.Of, setting.Read, then) : null;

    /// <summary>The builder where a test of a setting holds; null if that says nothing.</summary>
    private static BuilderState? Checked(BuilderState builder, Keyword keyword, ITypeSymbol type, Func<int, bool> holds, SyntaxNode place, bool mayBeStale)
    {
        string strongest = keyword == KeywordTable.SslMode ? nameof(SslMode.VerifyFull) : "Disable";
        int[] names = type.GetMembers().OfType<IFieldSymbol>().Where(static member => member.HasConstantValue).Select(static member => member.ConstantValue).OfType<int>().ToArray();
        if (type.GetMembers(strongest) is not [IFieldSymbol { ConstantValue: int strong }] || !holds(strong) || names.Any(number => number != strong && holds(number)))
            return null;
        bool isProof = !Undefined.Any(holds);
        var found = new Written(strongest, place, place, Guard.None) { IsChecked = true };
        return builder.Write(keyword, ImmutableArray.Create(found), mayBeStale: mayBeStale || !isProof);
    }
}
