using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.ConnectionStrings.Parsing;

namespace PgSslAnalyzers.Flow.Models;

/// <summary>Texts: interpolation, concatenation, and the methods of string.</summary>
internal sealed class StringModel(NpgsqlDomain domain)
{
    /// <summary>The methods of System.String that are followed; any other yields a text that is not known.</summary>
    private static readonly Dictionary<string, Transfer> Methods = new(StringComparer.Ordinal)
    {
        ["Concat"] = static (domain, use) => Texts.Concat(domain.Lists.Flattened(use.ArgumentsFrom(0)), use.Syntax),
        ["Format"] = static (domain, use) => domain.Strings.Format(use),
        ["Join"] = static (domain, use) => use.Count == 2 ? domain.Lists.Join(use.Argument(0), use.ArgumentsFrom(1), use.Syntax) : null,
        ["Create"] = static (domain, use) => Expressions.IsInterpolatedHandler(use.TypeOf(use.Count - 1)) ? domain.Buffers.ContentOf(use.Argument(use.Count - 1)) : null,
        ["Insert"] = static (_, use) => IsZero(use.Argument(0)) ? Texts.Concat(use.Argument(1), use.Receiver, use.Syntax, keepLeftAnchor: false) : null,
        ["Trim"] = static (domain, use) => domain.Strings.Trim(use, start: true, end: true),
        ["TrimStart"] = static (domain, use) => domain.Strings.Trim(use, start: true, end: false),
        ["TrimEnd"] = static (domain, use) => domain.Strings.Trim(use, start: false, end: true),
        ["Replace"] = static (_, use) => Replace(use),
        ["Split"] = static (domain, use) => domain.Lists.Parts(use),
        // Some characters that look like a semicolon become one.
        ["Normalize"] = static (_, use) => IsAscii(use.Receiver) ? use.Receiver : use.Receiver.Stale(),
        ["ToString"] = static (_, use) => use.Receiver,
        ["Clone"] = static (_, use) => use.Receiver,
        ["EndsWith"] = static (domain, use) => domain.Strings.Answer(use),
        ["StartsWith"] = static (domain, use) => domain.Strings.Answer(use),
        ["Contains"] = static (domain, use) => domain.Strings.Answer(use),
        ["IsNullOrEmpty"] = static (domain, use) => domain.Strings.Told(TextTests.IsNullOrEmpty(use.Argument(0)), use),
    };

    /// <summary>A method of string. What becomes unknown, if only on one of its ways, is judged as it was.</summary>
    public AbstractValue Call(MemberUse use)
    {
        AbstractValue result = Methods.TryGetValue(use.Member.Name, out Transfer? transfer) ? transfer(domain, use) ?? AbstractValue.Unknown : AbstractValue.Unknown;
        if (result.IsUnknown || BuilderTextsIn(result) < BuilderTextsIn(use.Receiver))
        {
            domain.Used(use.Receiver);
            foreach (AbstractValue argument in use.Values)
                domain.Used(argument);
        }
        return result;
    }

    /// <summary>An operation of the language on texts; null for any other.</summary>
    public AbstractValue? Evaluate(IOperation operation) => operation switch
    {
        IInterpolatedStringOperation interpolated => Interpolated(interpolated),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } add when add.Type?.SpecialType == SpecialType.System_String => Concatenation(add),
        _ => null,
    };

    /// <summary><c>left += right</c>.</summary>
    public AbstractValue Append(ICompoundAssignmentOperation compound, AbstractValue left, AbstractValue right)
    {
        right = domain.AsText(right);
        return compound.OperatorKind == BinaryOperatorKind.Add && compound.Type?.SpecialType == SpecialType.System_String
            ? Texts.Concat(left, right, compound.Target.Syntax, keepLeftAnchor: true)
            : AbstractValue.Unknown;
    }

    private AbstractValue Interpolated(IInterpolatedStringOperation interpolated)
    {
        var parts = new List<AbstractValue>(interpolated.Parts.Length);
        foreach (IInterpolatedStringContentOperation part in interpolated.Parts)
        {
            switch (part)
            {
                case IInterpolatedStringTextOperation { Text: { ConstantValue: { HasValue: true, Value: string text } } literal }:
                    SyntaxToken token = literal.Syntax is InterpolatedStringTextSyntax syntax ? syntax.TextToken : default;
                    parts.Add(AbstractValue.Of(new TextAlternative(ImmutableArray.Create(new Piece(text, token, 0, domain.State.Guard)), interpolated.Syntax)));
                    break;
                case IInterpolationOperation interpolation:
                    AbstractValue value = domain.Flow.Evaluate(interpolation.Expression);
                    bool isPlain = interpolation.Alignment is null && (interpolation.FormatString is null || IsNameFormat(interpolation.FormatString, value));
                    parts.Add(isPlain ? OfType(domain.AsText(value), interpolation.Expression)
                        : interpolation.Alignment is null && interpolation.FormatString?.ConstantValue is { HasValue: true, Value: string format } && IsPlainFormat(format) ? OfType(AbstractValue.Unknown, interpolation.Expression)
                        : AbstractValue.Unknown);
                    break;
                default:
                    parts.Add(AbstractValue.Unknown);
                    break;
            }
        }
        AbstractValue whole = Texts.Concat(parts, interpolated.Syntax);
        return IsFormattedLater(interpolated) ? whole.Stale() : whole;
    }

    /// <summary>An operand that is not known, but by its type can be no text with settings in it.</summary>
    private AbstractValue OfType(AbstractValue value, IOperation operand)
    {
        while (operand is IConversionOperation { OperatorMethod: null } conversion)
            operand = conversion.Operand;
        bool isPlain = value.IsUnknown && (HarmlessMembers.IsPlainText(operand.Type) ? HarmlessMembers.HasOneText(operand.Type) || !domain.HasUnknownCulture : IsLikelyPlain(operand.Type));
        return isPlain ? AbstractValue.Of(new TextAlternative(ImmutableArray.Create(Piece.Hole with { IsPlain = true }), operand.Syntax)) : value;
    }

    /// <summary>Whether the text of a value of the type has as good as never a semicolon, an equals sign or a quote in it. A proof does not ask.</summary>
    private bool IsLikelyPlain(ITypeSymbol? type)
        => !domain.WantsProof && (type?.SpecialType is SpecialType.System_DateTime or SpecialType.System_Double or SpecialType.System_Single or SpecialType.System_Decimal
            || type is { Name: "DateOnly" or "TimeOnly" or "DateTimeOffset" or "TimeSpan", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } });

    /// <summary>Whether a format adds none of the characters that end a setting.</summary>
    private static bool IsPlainFormat(string format) => format.IndexOfAny([';', '=', '"', '\'']) < 0;

    /// <summary><c>number.ToString("D4")</c>: as plain as the number in a text. A proof believes it without a format only.</summary>
    public AbstractValue? PlainText(MemberUse use)
    {
        if (!use.Receiver.IsUnknown || use.Operation is not IInvocationOperation { Instance: { } instance })
            return null;
        bool isPlainFormat = use.Count == 0 || use.TypeOf(0)?.SpecialType != SpecialType.System_String || NpgsqlDomain.IsNull(use.Argument(0))
            || (!domain.WantsProof && NpgsqlDomain.KnownText(use.Argument(0)) is { } format && IsPlainFormat(format));
        AbstractValue text = isPlainFormat ? OfType(AbstractValue.Unknown, instance) : AbstractValue.Unknown;
        return text.IsUnknown ? null : text;
    }

    /// <summary>A FormattableString asks its objects for their text when somebody asks it for its own: they may have changed by then.</summary>
    private static bool IsFormattedLater(IInterpolatedStringOperation interpolated)
    {
        bool isString = interpolated.Type?.SpecialType == SpecialType.System_String && interpolated.Parent is not IConversionOperation { Type.SpecialType: not (SpecialType.System_String or SpecialType.System_Object) };
        return !isString && interpolated.Parts.Any(static part => part is IInterpolationOperation { Expression.Type: { IsReferenceType: true, SpecialType: not SpecialType.System_String } });
    }

    /// <summary><c>{mode:G}</c> is the name of a mode, as without the format.</summary>
    private static bool IsNameFormat(IOperation format, AbstractValue value)
        => format.ConstantValue is { HasValue: true, Value: "G" or "g" or "F" or "f" } && value.Alternatives.All(static alternative => alternative is ModeAlternative);

    /// <summary>A chain of <c>+</c> leans to the left: taken apart without recursion, however long it is.</summary>
    private AbstractValue Concatenation(IBinaryOperation add)
    {
        var operands = new List<IOperation>();
        IOperation current = add;
        while (current is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, OperatorMethod: null } binary && binary.Type?.SpecialType == SpecialType.System_String)
        {
            operands.Add(binary.RightOperand);
            current = binary.LeftOperand;
            domain.Flow.CountStep();
        }
        operands.Add(current);
        if (operands.Count > TextAlternative.MaxPieces)
            return AbstractValue.Unknown;
        operands.Reverse();
        var parts = new List<AbstractValue>(operands.Count);
        foreach (IOperation operand in operands)
            parts.Add(OfType(domain.AsText(domain.Flow.Evaluate(operand)), operand));
        return Texts.Concat(parts, add.Syntax);
    }

    private static int BuilderTextsIn(AbstractValue value)
        => value.Alternatives.Count(BuilderTextIn);

    private static bool BuilderTextIn(Alternative alternative) => alternative is SettingsAlternative or TextAlternative { Builder: not null };

    private AbstractValue? Trim(MemberUse use, bool start, bool end)
    {
        // The text of a builder has nothing to trim.
        return TrimCharacters(use) is not { } trimmed ? null
            : use.Receiver.Alternatives.Any(static alternative => BuilderTextIn(alternative)) && trimmed.Any(static character => character != ';' && !char.IsWhiteSpace(character)) ? use.Receiver.Stale()
            : use.Receiver.Single<SettingsAlternative>() is not null ? use.Receiver
            : Texts.Map(use.Receiver, text => Texts.Trim(text, trimmed, start, end), canBeBuilders: true);
    }

    /// <summary>The characters to trim; null if one is not known.</summary>
    private char[]? TrimCharacters(MemberUse use)
    {
        var characters = new List<char>();
        foreach (AbstractValue argument in domain.Lists.Flattened(use.ArgumentsFrom(0)))
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

    private AbstractValue? Answer(MemberUse use)
        => use.Count == 1 && (NpgsqlDomain.KnownText(use.Argument(0)) ?? CharText(use.Argument(0))) is { } part ? Told(TextTests.Answer(use.Member.Name, use.Receiver, part), use) : null;

    /// <summary>An answer as a value. A proof follows both ways.</summary>
    private AbstractValue? Told(bool? answer, MemberUse use) => answer is { } known && !domain.WantsProof ? AbstractValue.Of(new ConstantAlternative(known, use.Syntax)) : null;

    private static AbstractValue? Replace(MemberUse use)
    {
        if ((NpgsqlDomain.KnownText(use.Argument(0)) ?? CharText(use.Argument(0))) is not { } old)
            return null;
        AbstractValue replaced = Texts.Replace(use.Receiver, use.Argument(0), old, use.Argument(1), IgnoresCase(use) == true ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
        replaced = IgnoresCase(use) is null || MayMatchOthers(use) ? replaced.Stale() : replaced;
        return use.Receiver.MayBeOther || use.Receiver.IsUnknown ? replaced.Or(InUnknownText(old, use.Argument(1), use.Syntax)).OrUnknown() : replaced;
    }

    /// <summary>A mode that takes the place of something in a text that is not known: it may be there. None if the replacement says nothing of the mode.</summary>
    private static AbstractValue InUnknownText(string old, AbstractValue replacement, SyntaxNode place)
    {
        AbstractValue found = AbstractValue.None;
        foreach (Alternative alternative in replacement.Alternatives)
        {
            if (alternative is not TextAlternative { Builder: null } text || text.KnownText() is not { } written)
                continue;
            bool isSetting = ConnectionStringParser.Parse(written).Effective(KeywordTable.SslMode) is not null;
            bool isMode = Enum.TryParse(written.Trim(), ignoreCase: true, out SslMode _) && !char.IsDigit(written.Trim()[0])
                && (IsModeName(old) || (old.IndexOf('=') < 0 && (old.IndexOf("ssl", StringComparison.OrdinalIgnoreCase) >= 0 || old.IndexOf("mode", StringComparison.OrdinalIgnoreCase) >= 0)));
            if (!isSetting && !isMode)
                continue;
            ImmutableArray<Piece> pieces = ImmutableArray.Create(Piece.Hole, Known(isMode ? ";SSL Mode=" : ";")).AddRange(text.Pieces).Add(Known(";")).Add(Piece.Hole);
            found = found.Or(AbstractValue.Of(new TextAlternative(pieces, place) { EndsWithAnchor = false }.Stale()));
        }
        return found;

        static bool IsModeName(string text) => Guard.ModeNamed(text) is not null && text.Trim().ToUpperInvariant() is not ("NO" or "OFF" or "NONE" or "FALSE");

        static Piece Known(string text) => new(text, default, 0, Guard.None);
    }

    /// <summary>Whether a comparison is told to ignore the case; null if that is not known.</summary>
    private static bool? IgnoresCase(MemberUse use) => use.Count <= 2 ? false : use.Argument(2).Single<ConstantAlternative>() switch
    {
        { Value: bool ignores } => ignores,
        { Value: int comparison } => (StringComparison)comparison is StringComparison.OrdinalIgnoreCase or StringComparison.InvariantCultureIgnoreCase or StringComparison.CurrentCultureIgnoreCase,
        _ => null,
    };

    /// <summary>
    /// Whether a comparison may find a text where other characters stand, or none where the same do: that of a culture passes over some characters, takes some for others and some together for one. The
    /// invariant culture does nothing of that to the letters, digits and signs of settings; a hyphen counts for nothing in some systems.
    /// </summary>
    private static bool MayMatchOthers(MemberUse use)
    {
        if (use.Count <= 2 || use.Argument(2).Single<ConstantAlternative>() is { Value: int ordinal } && (StringComparison)ordinal is StringComparison.Ordinal or StringComparison.OrdinalIgnoreCase)
            return false;
        bool isInvariant = use.Argument(2).Single<ConstantAlternative>() is { Value: int comparison } && (StringComparison)comparison is StringComparison.InvariantCulture or StringComparison.InvariantCultureIgnoreCase;
        return !isInvariant || !HasOnlySigns(use.Receiver) || !HasOnlySigns(use.Argument(0));

        static bool HasOnlySigns(AbstractValue value) => !value.MayBeOther && value.Alternatives.All(static alternative => alternative is TextAlternative text
            && text.KnownText()?.All(static character => character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or ' ' or '=' or ';' or '.' or '_' or ':' or '/' or ',') == true);
    }

    /// <summary>Whether a text is known and has no character that another one may stand for.</summary>
    private static bool IsAscii(AbstractValue value) => !value.MayBeOther && value.Alternatives.All(static alternative => alternative is SettingsAlternative
        || (alternative is TextAlternative text && text.KnownText()?.All(static character => character < 128) == true));

    /// <summary>string.Format, and StringBuilder.AppendFormat.</summary>
    public AbstractValue Format(MemberUse use)
    {
        int format = use.OrdinalOf("format");
        if (format < 0)
            return AbstractValue.Unknown;
        List<AbstractValue> values = domain.Lists.Flattened(Enumerable.Range(format + 1, Math.Max(0, use.Count - format - 1))
            .Select(ordinal => use.WrittenFor(ordinal) is { } argument ? OfType(use.Argument(ordinal), argument.Value) : use.Argument(ordinal)));
        AbstractValue result = use.Argument(format).MayBeOther ? AbstractValue.Unknown : AbstractValue.None;
        foreach (Alternative alternative in use.Argument(format).Alternatives)
            result = result.Or(alternative is TextAlternative text ? Texts.Format(text, values, use.Syntax) : AbstractValue.Unknown);
        return result;
    }

    public static bool IsZero(AbstractValue value) => value.Single<ConstantAlternative>() is { Value: 0 };

    private static string? CharText(AbstractValue value) => value.Single<ConstantAlternative>() is { Value: char c } ? c.ToString() : null;
}
