using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PgSslAnalyzers.Symbols;

namespace PgSslAnalyzers.Flow.Models;

/// <summary>Texts under construction: StringBuilder and interpolated string handlers.</summary>
internal sealed class BufferModel(NpgsqlDomain domain)
{
    public static Row[] Rows =>
    [
        new("System.Text.StringBuilder", Row.Constructor, static (domain, use) => domain.Buffers.Create(use)),
        new(null, Row.Constructor, static (domain, use) => domain.Buffers.CreateHandler(use)),
        .. Row.For(null, static (domain, use) => domain.Buffers.Append(use), "Append", "AppendLiteral"),
        new(null, "AppendFormatted", static (domain, use) => domain.Buffers.Append(use, use.Count == 1 ? domain.Buffers.ContentOf(use.Argument(0)) : AbstractValue.Unknown)),
        new(null, "AppendLine", static (domain, use) => domain.Buffers.AppendLine(use)),
        new(null, "AppendFormat", static (domain, use) => domain.Buffers.Append(use, domain.Strings.Format(use))),
        new(null, "AppendJoin", static (domain, use) => domain.Buffers.Append(use, domain.Lists.Join(use.Argument(0), use.ArgumentsFrom(1), use.Syntax))),
        .. Row.For(null, static (domain, use) => domain.Buffers.ToText(use), "ToString", "ToStringAndClear"),
        new(null, "Clear", static (domain, use) => domain.Buffers.Set(use, static (_, use) => NpgsqlDomain.Empty(use.Syntax))),
        new(null, "Insert", static (domain, use) => domain.Buffers.Set(use, static (text, use) => StringModel.IsZero(use.Argument(0)) && use.Count == 2 ? Texts.Concat(use.Argument(1), text, use.Syntax, keepLeftAnchor: false) : null)),
        new(null, "Replace", static (domain, use) => domain.Buffers.Replace(use)),
        .. Row.For(null, static (domain, use) => domain.Object<TextBufferState>(use.Receiver, out _) is null ? null : AbstractValue.Unknown, "EnsureCapacity", "GetHashCode", "Equals"),
        new("System.Environment", "NewLine", static (_, use) => AbstractValue.Of(TextAlternative.Known("\n", use.Syntax))),
    ];

    private AbstractValue Create(MemberUse use)
    {
        AbstractValue text = use.TypeOf(0)?.SpecialType == SpecialType.System_String ? use.Argument(0) : NpgsqlDomain.Empty(use.Syntax);
        return domain.NewObject(use.Syntax, new TextBufferState(use.Count > 2 ? AbstractValue.Unknown : text));
    }

    private AbstractValue? CreateHandler(MemberUse use)
    {
        // Written by hand a handler is a struct, of which each variable may have a copy.
        bool isHandler = Expressions.IsInterpolatedHandler(use.Operation.Type) && (use.Operation.IsImplicit || use.Syntax is not BaseObjectCreationExpressionSyntax);
        return isHandler ? domain.NewObject(use.Syntax, new TextBufferState(NpgsqlDomain.Empty(use.Syntax))) : null;
    }

    private AbstractValue? Append(MemberUse use)
    {
        // The handler of Append($"...") has been filled piece by piece; what belongs to it stands before it or behind it.
        int handler = Enumerable.Range(0, use.Count).FirstOrDefault(ordinal => Expressions.IsInterpolatedHandler(use.TypeOf(ordinal)));
        return Append(use, use.Count == 1 || Expressions.IsInterpolatedHandler(use.TypeOf(handler)) ? ContentOf(use.Argument(handler)) : AbstractValue.Unknown);
    }

    private AbstractValue? AppendLine(MemberUse use)
    {
        AbstractValue line = use.Count == 0 ? NpgsqlDomain.Empty(use.Syntax) : ContentOf(use.Argument(use.Count - 1));
        return Append(use, Texts.Concat([line, AbstractValue.Of(TextAlternative.Known("\n", use.Syntax))], use.Syntax));
    }

    private AbstractValue? Append(MemberUse use, AbstractValue appended)
        => Set(use, (text, use) => text.Single<TextAlternative>() is { Pieces.IsEmpty: true } ? appended : Texts.Concat(text, appended, use.Syntax, keepLeftAnchor: true));

    private AbstractValue? Replace(MemberUse use) => Set(use, (text, use) => use.Count == 2 && NpgsqlDomain.KnownText(use.Argument(0)) is { } old
        && Texts.PiecesOf(use.Argument(1)) is [_] ? Texts.Replace(text, use.Argument(0), old, use.Argument(1), StringComparison.Ordinal) : null);

    /// <summary>Gives the buffer of the receiver another text; null if it has none, or if the text is null: then another transfer has to answer.</summary>
    private AbstractValue? Set(MemberUse use, Func<AbstractValue, MemberUse, AbstractValue?> change)
    {
        if (domain.Object<TextBufferState>(use.Receiver, out ObjectKey key) is not { } buffer || change(buffer.Text, use) is not { } text)
            return null;
        domain.State.SetObject(key, use.Receiver.MayBeStale ? (buffer with { Text = text }).Stale() : buffer with { Text = text });
        return use.Receiver;
    }

    /// <summary>The string is complete here: what it lacks is missing here, whichever way it was put together.</summary>
    private AbstractValue? ToText(MemberUse use)
    {
        if (domain.Object<TextBufferState>(use.Receiver, out _) is not { Content: var text } || (use.Count > 0 && use.Member.Name == "ToString"))
            return null;
        return NpgsqlDomain.At(text, use.Syntax);
    }

    /// <summary>Something is written to a property or element of a buffer: <c>text.Length = 0</c> empties it, <c>text.Length--</c> and <c>text.Length -= 2</c> cut it.</summary>
    public void Write(ObjectKey key, string property, AbstractValue value, IOperation assignment)
    {
        var buffer = (TextBufferState)domain.State.Object(key)!;
        AbstractValue text = property != "Length" ? AbstractValue.Unknown
            : StringModel.IsZero(value) ? NpgsqlDomain.Empty(assignment.Syntax)
            : CharactersLess(assignment) is { } count ? Texts.Map(buffer.Text, one => Texts.Cut(one, count))
            : AbstractValue.Unknown;
        domain.State.SetObject(key, buffer with { Text = text });
    }

    /// <summary>By how many characters an assignment to Length makes a text shorter; null if that is not known.</summary>
    private static int? CharactersLess(IOperation assignment) => assignment switch
    {
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation target, Value: IBinaryOperation { LeftOperand: IPropertyReferenceOperation length } }
            when ReferencedSymbol.Of(length.Instance) is not { } read || !SymbolEqualityComparer.Default.Equals(read, ReferencedSymbol.Of(target.Instance)) => null,
        IIncrementOrDecrementOperation { Kind: OperationKind.Decrement } => 1,
        ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Subtract, Value.ConstantValue: { HasValue: true, Value: int count } } => count,
        ISimpleAssignmentOperation { Value: IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract, LeftOperand: IPropertyReferenceOperation { Property.Name: "Length" }, RightOperand.ConstantValue: { HasValue: true, Value: int count } } } => count,
        _ => null,
    };

    /// <summary>Any other method may do anything to the text.</summary>
    public AbstractValue CallOther(MemberUse use, ObjectKey key)
    {
        domain.State.SetObject(key, (TextBufferState)domain.State.Object(key)! with { Text = AbstractValue.Unknown });
        return use.Operation.Type is { Name: "StringBuilder" } ? use.Receiver : AbstractValue.Unknown;
    }

    /// <summary>The text in a buffer; any other value as it is.</summary>
    public AbstractValue ContentOf(AbstractValue value)
        => value.Single<ObjectAlternative>() is null ? value : domain.Object<TextBufferState>(value, out _)?.Content ?? AbstractValue.Unknown;
}
