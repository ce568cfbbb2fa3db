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
                return AbstractValue.Of(buffer.Text.Alternatives.Select(alternative => alternative is TextAlternative text ? text with { Anchor = call.Syntax, EndsWithAnchor = false } : alternative).ToImmutableArray(), buffer.Text.MayBeOther);
            case "Clear":
                state.SetObject(reference.Key, new TextBufferState(AbstractValue.Of(TextAlternative.Known("", call.Syntax))));
                return instance;
            case "Insert" when arguments.Count == 2 && IsZero(arguments[0]):
                state.SetObject(reference.Key, new TextBufferState(Texts.Concat(ContentOf(arguments[1]), buffer.Text, call.Syntax, keepLeftAnchor: false)));
                return instance;
            case "EnsureCapacity" or "GetHashCode" or "Equals":
                return AbstractValue.Unknown;
            case "Replace" when arguments.Count == 2 && arguments[0].Single<TextAlternative>()?.KnownText() is { } old && Texts.PiecesOf(arguments[1]) is [var replacement] && IsWithinPieces(buffer.Text, old):
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

    /// <summary>A method of List, or an extension of Enumerable whose receiver is then its first argument.</summary>
    private AbstractValue ListMethod(IInvocationOperation call, AbstractValue instance, IReadOnlyList<AbstractValue> arguments)
    {
        if (instance.Single<ObjectAlternative>() is not { } reference || state.Object(reference.Key) is not ListState list)
            return AbstractValue.Unknown;
        switch (call.TargetMethod.Name)
        {
            case "Add" when arguments.Count == 1 && !list.Items.IsDefault && list.Items.Length < ListState.MaxItems:
                state.SetObject(reference.Key, new ListState(list.Items.Add(arguments[0])));
                return AbstractValue.Unknown;
            case "AddRange" when arguments.Count == 1 && !list.Items.IsDefault && ItemsOf(arguments[0]) is { IsDefault: false } added && list.Items.Length + added.Length <= ListState.MaxItems:
                state.SetObject(reference.Key, new ListState(list.Items.AddRange(added)));
                return AbstractValue.Unknown;
            case "ToArray" or "ToList" when IsProof:
                return NewObject(call.Syntax, list);
            case "ToArray" or "ToList" or "AsEnumerable" or "AsReadOnly":
                return instance;
            case "Contains" or "IndexOf" or "GetEnumerator" or "Any" or "Count":
                return AbstractValue.Unknown;
            default:
                state.SetObject(reference.Key, ListState.Unknown);
                return AbstractValue.Unknown;
        }
    }

    /// <summary>The elements of an array or list; default if they are not known.</summary>
    private ImmutableArray<AbstractValue> ItemsOf(AbstractValue value)
        => value.Single<ObjectAlternative>() is { } reference && state.Object(reference.Key) is ListState list ? list.Items : default;

    /// <summary>A query over a list of texts: the elements that are left.</summary>
    private AbstractValue? Query(IInvocationOperation call, IReadOnlyList<AbstractValue> arguments)
    {
        if (call.TargetMethod.ContainingType is not { Name: "Enumerable" } || arguments.Count == 0 || ItemsOf(arguments[0]) is not { IsDefault: false } items)
            return null;
        switch (call.TargetMethod.Name)
        {
            case "ToArray" or "ToList" when IsProof:
                return NewObject(call.Syntax, new ListState(items));
            // A predicate may leave out any element, and the mode with it.
            case "Where" when IsProof:
                return NewObject(call.Syntax, ListState.Unknown);
            case "ToArray" or "ToList" or "AsEnumerable":
                return arguments[0];
            // What filters leave out is empty or null; a text with known characters is neither.
            case "Where":
                return NewObject(call.Syntax, new ListState(items.Select(static item => HasKnownText(item) ? item : AbstractValue.Unknown).ToImmutableArray()));
            // A query runs when it is read: by then the list may be another.
            case "Append" or "Prepend" or "Concat" when IsProof:
                return NewObject(call.Syntax, ListState.Unknown);
            case "Append" when arguments.Count == 2:
                return NewObject(call.Syntax, new ListState(items.Add(arguments[1])));
            case "Prepend" when arguments.Count == 2:
                return NewObject(call.Syntax, new ListState(items.Insert(0, arguments[1])));
            case "Concat" when arguments.Count == 2 && ItemsOf(arguments[1]) is { IsDefault: false } others:
                return NewObject(call.Syntax, new ListState(items.AddRange(others)));
            default:
                return null;
        }
    }

    private static bool HasKnownText(AbstractValue value)
    {
        foreach (Alternative alternative in value.Alternatives)
        {
            if (alternative is not TextAlternative text || !text.Pieces.Any(static piece => piece.Text is { } known && known.Trim().Length > 0))
                return false;
        }
        return !value.MayBeOther && !value.IsUnknown;
    }

    /// <summary>Enum.Parse and Enum.TryParse of texts that are modes.</summary>
    private AbstractValue ParseMode(AbstractValue text, bool isExact)
    {
        AbstractValue result = text.MayBeOther ? AbstractValue.Unknown : AbstractValue.None;
        foreach (Alternative alternative in text.Alternatives)
        {
            if (alternative is TextAlternative { Pieces: [{ Text: { } known } piece] } parsed
                && SslModeReading.Read(known, context.NpgsqlVersion) is { Kind: SslModeReadingKind.Defined } reading && (!isExact || reading.Mode.ToString() == known))
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
