using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PgSslAnalyzers.ConnectionStrings;

namespace PgSslAnalyzers.Evaluation;

/// <summary>What a proof needs of texts and builders: methods are followed only as far as they do what their name says, with the arguments where they usually stand.</summary>
internal sealed partial class Interpreter
{
    /// <summary>Whether named arguments are written in another order than that of the parameters.</summary>
    private static bool IsOutOfOrder(IInvocationOperation call)
    {
        if (call.TargetMethod.MethodKind == MethodKind.DelegateInvoke)
            return false;
        for (int i = 0; i < call.Arguments.Length; i++)
        {
            if (call.Arguments[i].Parameter is { } parameter && parameter.Ordinal != i)
                return true;
        }
        return false;
    }

    /// <summary>Whether the program has added the method to the type of an object that is followed.</summary>
    private static bool IsAddedMember(IMethodSymbol method, AbstractValue instance)
        => method.DeclaringSyntaxReferences.Length > 0 && instance.Alternatives.Any(static alternative => alternative is ObjectAlternative);

    private static bool IsReadingOnly(IMethodSymbol method) => method.DeclaringSyntaxReferences.IsEmpty && method.Name
        is "ContainsKey" or "Contains" or "TryGetValue" or "EquivalentTo" or "Equals" or "GetHashCode" or "GetType" or "ToString" or "ShouldSerialize" or "CopyTo" or "GetEnumerator";

    /// <summary>A generic builder keeps each spelling of a keyword as a setting of its own, in the order in which they came.</summary>
    private static bool MayBeSecondSpelling(BuilderState builder, string key)
        => !builder.IsFromNothing || key.Trim() != key || (Keyword.Find(key) is { } keyword && builder.Slots.ContainsKey(keyword));

    /// <summary>What a nullable holds, or else the default.</summary>
    private AbstractValue ValueOrDefault(AbstractValue nullable, IReadOnlyList<AbstractValue> arguments)
    {
        AbstractValue value = ValueOf(nullable);
        bool mayBeNull = nullable.MayBeOther || nullable.IsUnknown || value.Alternatives.Length < nullable.Alternatives.Length;
        return !IsProof || !mayBeNull ? value : value.Or(arguments.Count > 0 ? arguments[0] : AbstractValue.Unknown);
    }

    /// <summary>Whether a text that is replaced in <paramref name="value"/> can stand nowhere but inside one piece of it.</summary>
    private bool IsWithinPieces(AbstractValue value, string old)
    {
        if (!IsProof || old.Length < 2)
            return true;
        foreach (Alternative alternative in value.Alternatives)
        {
            if (alternative is TextAlternative { Pieces: { Length: > 1 } pieces } && !IsWithin(pieces, old))
                return false;
        }
        return true;
    }

    private static bool IsWithin(IEnumerable<Piece> pieces, string old)
    {
        var whole = new StringBuilder();
        int inside = 0;
        foreach (Piece piece in pieces)
        {
            whole.Append(piece.Text ?? "\0");
            if (piece.Text is { } text)
                inside += Count(text, old);
        }
        string all = whole.ToString();
        if (Count(all, old) != inside)
            return false;
        for (int hole = all.IndexOf('\0'); hole >= 0; hole = all.IndexOf('\0', hole + 1))
        {
            for (int length = 1; length < old.Length; length++)
            {
                bool endsBefore = hole >= length && string.CompareOrdinal(all, hole - length, old, 0, length) == 0;
                bool startsBehind = string.CompareOrdinal(all, hole + 1, old, old.Length - length, length) == 0 && hole + length < all.Length;
                if (endsBefore || startsBehind)
                    return false;
            }
        }
        return true;
    }

    private static int Count(string text, string part)
    {
        int count = 0;
        for (int at = text.IndexOf(part, StringComparison.Ordinal); at >= 0; at = text.IndexOf(part, at + part.Length, StringComparison.Ordinal))
            count++;
        return count;
    }

    /// <summary>A FormattableString asks its objects for their text when somebody asks it for its own: they may have changed by then.</summary>
    private static bool IsFormattedLater(IInterpolatedStringOperation interpolated)
    {
        bool isString = interpolated.Type?.SpecialType == SpecialType.System_String && interpolated.Parent is not IConversionOperation { Type.SpecialType: not (SpecialType.System_String or SpecialType.System_Object) };
        return !isString && interpolated.Parts.Any(static part => part is IInterpolationOperation { Expression.Type: { IsReferenceType: true, SpecialType: not SpecialType.System_String } });
    }

    /// <summary>Operators, texts of objects and event accessors run code of the program without a call in sight.</summary>
    private void ForgetAfterHidden(IOperation operation)
    {
        if (!IsProof)
            return;
        bool runsCode = operation switch
        {
            IConversionOperation conversion => IsOfProgram(conversion.OperatorMethod),
            IBinaryOperation binary => IsOfProgram(binary.OperatorMethod) || (binary.Type?.SpecialType == SpecialType.System_String && (HasOwnText(binary.LeftOperand) || HasOwnText(binary.RightOperand))),
            IUnaryOperation unary => IsOfProgram(unary.OperatorMethod),
            ICompoundAssignmentOperation compound => IsOfProgram(compound.OperatorMethod) || (compound.Type?.SpecialType == SpecialType.System_String && HasOwnText(compound.Value)),
            IIncrementOrDecrementOperation counter => IsOfProgram(counter.OperatorMethod),
            IInterpolatedStringOperation interpolated => interpolated.Parts.Any(static part => part is IInterpolationOperation hole && HasOwnText(hole.Expression)),
            IEventAssignmentOperation { EventReference: IEventReferenceOperation { Event: var changed } } => IsOfProgram(changed.AddMethod),
            _ => false,
        };
        if (!runsCode)
            return;
        ForgetWhatOthersWrite();
    }

    private static bool IsOfProgram(ISymbol? method) => method is { DeclaringSyntaxReferences.Length: > 0 };

    private static bool HasOwnText(IOperation value)
    {
        while (value is IConversionOperation { OperatorMethod: null } conversion)
            value = conversion.Operand;
        return value.Type is { TypeKind: not TypeKind.Enum, DeclaringSyntaxReferences.Length: > 0 };
    }

    /// <summary>Something is written into a text buffer or list: <c>text.Length = 3</c>, <c>parts[1] = ...</c>.</summary>
    private void WriteContent(AbstractValue receiver)
    {
        if (!IsProof)
            return;
        foreach (Alternative alternative in receiver.Alternatives)
        {
            if (alternative is ObjectAlternative { Key: var key } && state.Object(key) is TextBufferState or ListState)
                state.SetObject(key, FlowState.Forget(state.Object(key)!));
        }
    }

    /// <summary>A connection gets its string by a deconstruction or by <c>??=</c>.</summary>
    private void ReachByOtherAssignment(IPropertyReferenceOperation property, AbstractValue value, IOperation assignment)
    {
        if (IsProof && isReporting && (assignment as IAssignmentOperation)?.Target is not IMemberReferenceOperation && context.Sinks.MayBeSink(property.Property.Name))
            observer.Reached(value, property.Syntax, ConnectionUse.Plain with { IsAtSink = true }, frame.Path.MemberDepth);
    }
}
