using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PgSslAnalyzers.ConnectionStrings;

namespace PgSslAnalyzers.Evaluation;

/// <summary>Text buffers, lists of texts, and Enum.Parse.</summary>
internal sealed partial class Interpreter
{
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
