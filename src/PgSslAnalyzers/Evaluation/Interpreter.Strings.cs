using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PgSslAnalyzers.ConnectionStrings;

namespace PgSslAnalyzers.Evaluation;

/// <summary>Texts: interpolation, concatenation, and the methods of string.</summary>
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
                    bool isPlain = interpolation.Alignment is null && (interpolation.FormatString is null || IsNameFormat(interpolation.FormatString, value));
                    parts.Add(isPlain ? AsText(value) : AbstractValue.Unknown);
                    break;
                default:
                    parts.Add(AbstractValue.Unknown);
                    break;
            }
        }
        return IsProof && IsFormattedLater(interpolated) ? AbstractValue.Unknown : Texts.Concat(parts, interpolated.Syntax);
    }

    /// <summary><c>{mode:G}</c> is the name of a mode, as without the format.</summary>
    private static bool IsNameFormat(IOperation format, AbstractValue value)
        => format.ConstantValue is { HasValue: true, Value: "G" or "g" or "F" or "f" } && value.Alternatives.All(static alternative => alternative is ModeAlternative);

    /// <summary>An object in a text is its text.</summary>
    private AbstractValue AsText(AbstractValue value)
    {
        if (value.Single<ObjectAlternative>() is not { } reference)
            return value;
        switch (state.Object(reference.Key))
        {
            case BuilderState builder:
                return TextOf(reference.Key, builder);
            case TextBufferState buffer:
                return buffer.Text;
            default:
                Escape(value, false);
                return AbstractValue.Unknown;
        }
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
            parts.Add(AsText(Evaluate(operand)));
        return Texts.Concat(parts, add.Syntax);
    }

    private AbstractValue StringMethod(IInvocationOperation call, AbstractValue instance, IReadOnlyList<AbstractValue> arguments)
    {
        AbstractValue result = StringMethodCore(call, instance, arguments);
        // What becomes unknown, if only on one of its ways, is judged as it was.
        if (result.IsUnknown || BuilderTextsIn(result) < BuilderTextsIn(instance))
        {
            UseTexts(instance);
            foreach (AbstractValue argument in arguments)
                UseTexts(argument);
        }
        return result;
    }

    private static int BuilderTextsIn(AbstractValue value)
        => value.Alternatives.Count(static alternative => alternative is SettingsAlternative or TextAlternative { Builder: not null });

    private AbstractValue StringMethodCore(IInvocationOperation call, AbstractValue instance, IReadOnlyList<AbstractValue> arguments)
    {
        switch (call.TargetMethod.Name)
        {
            case "Concat":
                return Texts.Concat(Flattened(arguments), call.Syntax);
            case "Format":
                return Format(call, arguments);
            case "Join" when arguments.Count >= 2 && call.TargetMethod.Parameters.Length == 2:
                return Join(arguments[0], Flattened(arguments.Skip(1).ToList()), call.Syntax);
            case "Create" when arguments.Count > 0 && IsHandler(call, arguments.Count - 1):
                return ContentOf(arguments[arguments.Count - 1]);
            case "Insert" when IsZero(arguments[0]):
                return Texts.Concat(arguments[1], instance, call.Syntax, keepLeftAnchor: false);
            case "Trim" or "TrimEnd" or "TrimStart":
                char[]? trimmed = TrimCharacters(arguments);
                bool start = call.TargetMethod.Name != "TrimEnd", end = call.TargetMethod.Name != "TrimStart";
                // The text of a builder has nothing to trim.
                return trimmed is null ? AbstractValue.Unknown : instance.Single<SettingsAlternative>() is not null ? instance : Texts.Map(instance, text => Texts.Trim(text, trimmed, start, end), canBeBuilders: true);
            case "Replace" when arguments.Count >= 2 && (arguments[0].Single<TextAlternative>()?.KnownText() ?? CharText(arguments[0])) is { } old && !(IsProof && arguments.Count > 2) && IsWithinPieces(instance, old):
                AbstractValue replaced = AbstractValue.None;
                foreach (ImmutableArray<Piece> replacement in Texts.PiecesOf(arguments[1]))
                    replaced = replaced.Or(Texts.Map(instance, text => Texts.Replace(text, old, replacement)));
                return replaced;
            // Some characters that look like a semicolon become one.
            case "Normalize" when IsProof:
                return AbstractValue.Unknown;
            case "ToString" or "Normalize" or "Intern" or "Clone" when call.Instance is not null:
                return instance;
            default:
                return AbstractValue.Unknown;
        }
    }

    private static bool IsZero(AbstractValue value) => value.Single<ConstantAlternative>() is { Value: 0 };

    private static string? CharText(AbstractValue value) => value.Single<ConstantAlternative>() is { Value: char c } ? c.ToString() : null;

    /// <summary>The characters to trim; null if one is not known.</summary>
    private char[]? TrimCharacters(IReadOnlyList<AbstractValue> arguments)
    {
        var characters = new List<char>();
        foreach (AbstractValue argument in Flattened(arguments))
        {
            switch (argument.Single<ConstantAlternative>())
            {
                case { Value: char c }:
                    characters.Add(c);
                    break;
                case { Value: null }:
                    break;
                default:
                    return null;
            }
        }
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
                flat.Add(AsText(argument));
            }
        }
        return flat;
    }
}
