using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PgSslAnalyzers.ConnectionStrings;

namespace PgSslAnalyzers.Evaluation;

/// <summary>Texts: interpolation, concatenation, and the methods of string, StringBuilder, Enum and lists.</summary>
internal sealed partial class Interpreter
{
    private AbstractValue Interpolated(IInterpolatedStringOperation interpolated)
    {
        var parts = new List<AbstractValue>(interpolated.Parts.Length);
        foreach (IInterpolatedStringContentOperation part in interpolated.Parts)
        {
            switch (part)
            {
                case IInterpolatedStringTextOperation { Text: { ConstantValue: { HasValue: true, Value: string text } } literal }:
                    SyntaxToken token = literal.Syntax is InterpolatedStringTextSyntax syntax ? syntax.TextToken : default;
                    parts.Add(AbstractValue.Of(new TextAlternative(ImmutableArray.Create(new Piece(text, token, 0, state.Guard)), interpolated.Syntax)));
                    break;
                case IInterpolationOperation interpolation:
                    AbstractValue value = Evaluate(interpolation.Expression);
                    parts.Add(interpolation.FormatString is null && interpolation.Alignment is null ? Interpolatable(value) : AbstractValue.Unknown);
                    break;
                default:
                    parts.Add(AbstractValue.Unknown);
                    break;
            }
        }
        return Texts.Concat(parts, interpolated.Syntax);
    }

    /// <summary>A builder in a text is its text: a hole that may carry anything.</summary>
    private AbstractValue Interpolatable(AbstractValue value)
    {
        Escape(value, false);
        return value;
    }

    /// <summary>A chain of <c>+</c> leans to the left: taken apart without recursion, however long it is.</summary>
    private AbstractValue Concatenation(IBinaryOperation add)
    {
        var operands = new List<IOperation>();
        IOperation current = add;
        while (current is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, OperatorMethod: null } binary && binary.Type?.SpecialType == SpecialType.System_String)
        {
            operands.Add(binary.RightOperand);
            current = binary.LeftOperand;
            steps++;
        }
        operands.Add(current);
        if (operands.Count > TextAlternative.MaxPieces)
            return AbstractValue.Unknown;
        operands.Reverse();
        var parts = new List<AbstractValue>(operands.Count);
        foreach (IOperation operand in operands)
            parts.Add(Evaluate(operand));
        // What follows a plain variable is appended to the string that it holds.
        if (parts.Count > 1 && Unconverted(operands[0]) is ILocalReferenceOperation or IParameterReferenceOperation or IFlowCaptureReferenceOperation or IPropertyReferenceOperation or IInvocationOperation
            && !parts[0].IsUnknown && parts.Count == 2)
        {
            return Texts.Concat(parts[0], parts[1], add.Syntax, keepLeftAnchor: false);
        }
        return Texts.Concat(parts, add.Syntax);
    }

    private static IOperation Unconverted(IOperation operation)
    {
        while (operation is IConversionOperation conversion)
            operation = conversion.Operand;
        return operation;
    }

    private AbstractValue StringMethod(IInvocationOperation call, AbstractValue instance, IReadOnlyList<AbstractValue> arguments)
    {
        switch (call.TargetMethod.Name)
        {
            case "Concat":
                return Texts.Concat(Flattened(arguments), call.Syntax);
            case "Format":
                return Format(call, arguments);
            case "Join" when arguments.Count >= 2:
                return Join(arguments[0], Flattened(arguments.Skip(1).ToList()), call.Syntax);
            case "Trim" or "TrimEnd" or "TrimStart":
                char[]? trimmed = TrimCharacters(call, arguments);
                bool start = call.TargetMethod.Name != "TrimEnd", end = call.TargetMethod.Name != "TrimStart";
                return trimmed is null ? AbstractValue.Unknown : Texts.Map(instance, text => Texts.Trim(text, trimmed, start, end));
            case "Replace" when arguments.Count >= 2 && (arguments[0].Single<TextAlternative>()?.KnownText() ?? CharText(arguments[0])) is { } old:
                ImmutableArray<ImmutableArray<Piece>> replacements = Texts.PiecesOf(arguments[1]);
                return replacements.Length == 1 ? Texts.Map(instance, text => Texts.Replace(text, old, replacements[0])) : AbstractValue.Unknown;
            case "ToString" or "Normalize" or "Intern" or "Clone" when call.Instance is not null:
                return instance;
            default:
                return AbstractValue.Unknown;
        }
    }

    private static string? CharText(AbstractValue value) => value.Single<ConstantAlternative>() is { Value: char c } ? c.ToString() : null;

    private static char[]? TrimCharacters(IInvocationOperation call, IReadOnlyList<AbstractValue> arguments)
    {
        var characters = new List<char>();
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.Value.ConstantValue is { HasValue: true, Value: char c })
                characters.Add(c);
            else if (argument.Value is IArrayCreationOperation { Initializer: { } initializer } && initializer.ElementValues.All(static e => e.ConstantValue is { HasValue: true, Value: char }))
                characters.AddRange(initializer.ElementValues.Select(static e => (char)e.ConstantValue.Value!));
            else if (argument.Value is not IDefaultValueOperation)
                return null;
        }
        _ = arguments;
        return characters.ToArray();
    }

    private AbstractValue Format(IInvocationOperation call, IReadOnlyList<AbstractValue> arguments)
    {
        int format = -1;
        for (int i = 0; i < call.Arguments.Length; i++)
        {
            if (call.Arguments[i].Parameter?.Name == "format")
                format = i;
        }
        if (format < 0)
            return AbstractValue.Unknown;
        List<AbstractValue> values = Flattened(arguments.Skip(format + 1).ToList());
        AbstractValue result = arguments[format].MayBeOther ? AbstractValue.Unknown : AbstractValue.None;
        foreach (Alternative alternative in arguments[format].Alternatives)
            result = result.Or(alternative is TextAlternative text ? Texts.Format(text, values, call.Syntax) : AbstractValue.Unknown);
        return result;
    }

    private static AbstractValue Join(AbstractValue separator, List<AbstractValue> items, SyntaxNode whole)
    {
        var parts = new List<AbstractValue>(items.Count);
        for (int i = 0; i < items.Count; i++)
        {
            AbstractValue item = items[i];
            if (i == 0)
            {
                parts.Add(item);
                continue;
            }
            // An element that may not be there takes its separator along.
            bool mayBeMissing = item.Alternatives.Any(static alternative => alternative is MissingAlternative);
            AbstractValue present = AbstractValue.Of(item.Alternatives.RemoveAll(static alternative => alternative is MissingAlternative), item.MayBeOther);
            AbstractValue joined = Texts.Concat(SeparatorOf(separator), present, whole, keepLeftAnchor: false);
            parts.Add(mayBeMissing ? joined.Or(ListState.Missing) : joined);
        }
        return Texts.Concat(parts, whole);
    }

    private static AbstractValue SeparatorOf(AbstractValue separator) => separator.Single<ConstantAlternative>() is { Value: char c } constant
        ? AbstractValue.Of(TextAlternative.Known(c.ToString(), constant.Source))
        : separator;

    /// <summary>Arguments, with the elements of an array or list in its place.</summary>
    private List<AbstractValue> Flattened(IReadOnlyList<AbstractValue> arguments)
    {
        var flat = new List<AbstractValue>();
        foreach (AbstractValue argument in arguments)
        {
            if (argument.Single<ObjectAlternative>() is { } reference && state.Object(reference.Key) is ListState list)
            {
                if (list.Items.IsDefault)
                    flat.Add(AbstractValue.Unknown);
                else
                    flat.AddRange(list.Items);
            }
            else
            {
                flat.Add(argument);
            }
        }
        return flat;
    }

    /// <summary>A method of StringBuilder or of an interpolated string handler.</summary>
    private AbstractValue BufferMethod(IInvocationOperation call, AbstractValue instance, IReadOnlyList<AbstractValue> arguments)
    {
        if (instance.Single<ObjectAlternative>() is not { } reference || state.Object(reference.Key) is not TextBufferState buffer)
            return AbstractValue.Unknown;
        AbstractValue? appended = call.TargetMethod.Name switch
        {
            "Append" or "AppendLiteral" => arguments.Count == 1 ? ContentOf(arguments[0]) : arguments.Count == 2 && IsHandler(call, 1) ? ContentOf(arguments[1]) : AbstractValue.Unknown,
            "AppendFormatted" => arguments.Count == 1 ? ContentOf(arguments[0]) : AbstractValue.Unknown,
            "AppendLine" => Texts.Concat([arguments.Count == 0 ? AbstractValue.Of(TextAlternative.Known("", call.Syntax)) : ContentOf(arguments[arguments.Count - 1]), AbstractValue.Of(TextAlternative.Known("\n", call.Syntax))], call.Syntax),
            "AppendFormat" => Format(call, arguments),
            "AppendJoin" when arguments.Count >= 2 => Join(arguments[0], Flattened(arguments.Skip(1).ToList()), call.Syntax),
            _ => null,
        };
        if (appended is not null)
        {
            AbstractValue text = buffer.Text.Single<TextAlternative>() is { Pieces.IsEmpty: true } ? appended : Texts.Concat(buffer.Text, appended, call.Syntax, keepLeftAnchor: true);
            state.SetObject(reference.Key, new TextBufferState(text));
            return instance;
        }
        switch (call.TargetMethod.Name)
        {
            case "ToString" when arguments.Count == 0:
            case "ToStringAndClear":
                // The string is complete here: what it lacks is missing here, whichever way it was put together.
                return Texts.Map(buffer.Text, text => text with { Anchor = call.Syntax });
            case "Clear":
                state.SetObject(reference.Key, new TextBufferState(AbstractValue.Of(TextAlternative.Known("", call.Syntax))));
                return instance;
            case "EnsureCapacity" or "GetHashCode" or "Equals":
                return AbstractValue.Unknown;
            case "Replace" when arguments.Count == 2 && arguments[0].Single<TextAlternative>()?.KnownText() is { } old && Texts.PiecesOf(arguments[1]) is [var replacement]:
                state.SetObject(reference.Key, new TextBufferState(Texts.Map(buffer.Text, text => Texts.Replace(text, old, replacement))));
                return instance;
            default:
                state.SetObject(reference.Key, new TextBufferState(AbstractValue.Unknown));
                return call.Type is { Name: "StringBuilder" } ? instance : AbstractValue.Unknown;
        }
    }

    private static bool IsHandler(IInvocationOperation call, int argument) => IsInterpolatedHandler(call.Arguments[argument].Parameter?.Type);

    private AbstractValue ContentOf(AbstractValue value)
        => value.Single<ObjectAlternative>() is { } reference ? state.Object(reference.Key) is TextBufferState buffer ? buffer.Text : AbstractValue.Unknown : value;

    private AbstractValue ListMethod(IInvocationOperation call, AbstractValue instance, IReadOnlyList<AbstractValue> arguments)
    {
        if (instance.Single<ObjectAlternative>() is not { } reference || state.Object(reference.Key) is not ListState list)
            return AbstractValue.Unknown;
        switch (call.TargetMethod.Name)
        {
            case "Add" when arguments.Count == 1 && !list.Items.IsDefault && list.Items.Length < ListState.MaxItems:
                state.SetObject(reference.Key, new ListState(list.Items.Add(arguments[0])));
                return AbstractValue.Unknown;
            case "ToArray" or "ToList" or "AsEnumerable" or "AsReadOnly":
                return instance;
            case "Contains" or "IndexOf" or "GetEnumerator" or "Any" or "Count":
                return AbstractValue.Unknown;
            default:
                state.SetObject(reference.Key, ListState.Unknown);
                return AbstractValue.Unknown;
        }
    }

    /// <summary>Enum.Parse and Enum.TryParse of texts that are modes.</summary>
    private AbstractValue ParseMode(AbstractValue text)
    {
        AbstractValue result = text.MayBeOther ? AbstractValue.Unknown : AbstractValue.None;
        foreach (Alternative alternative in text.Alternatives)
        {
            if (alternative is TextAlternative { Pieces: [{ Text: { } known } piece] } parsed
                && SslModeReading.Read(known, context.NpgsqlVersion) is { Kind: SslModeReadingKind.Defined } reading)
            {
                result = result.Or(AbstractValue.Of(new ModeAlternative((int)reading.Mode, reading.Mode.ToString(), piece.Source.Parent ?? parsed.Anchor, piece.Guard)));
            }
            else
            {
                result = result.OrUnknown();
            }
        }
        return result;
    }
}
