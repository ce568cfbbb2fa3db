using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.Symbols;

namespace PgSslAnalyzers.Flow.Models;

/// <summary>A value of an enum of the program.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Name">The name that it becomes as text; null if that is not known.</param>
internal sealed record OwnEnumValue(object Number, string? Name);

/// <summary>Constants, with the place where the program says them.</summary>
internal sealed class ConstantModel(NpgsqlDomain domain)
{
    public static Row[] Rows =>
    [
        new("System.String", "Empty", static (_, use) => NpgsqlDomain.Empty(use.Syntax)),
        new("System.Net.IPAddress", "Loopback", static (_, use) => AbstractValue.Of(TextAlternative.Known("127.0.0.1", use.Syntax))),
        new("System.Net.IPAddress", "IPv6Loopback", static (_, use) => AbstractValue.Of(TextAlternative.Known("::1", use.Syntax))),
        new("System.Net.IPAddress", "ToString", static (_, use) => use.Receiver.IsUnknown ? null : use.Receiver),
        .. Row.For("System.IO.Path", static (_, use) => Folder(use), "Combine", "Join"),
        new("System.Text.CompositeFormat", "Parse", static (_, use) => use.Argument("format")),
    ];

    /// <summary>A path of which the folder is known: enough to tell a socket. Another system writes another separator.</summary>
    private static AbstractValue? Folder(MemberUse use)
    {
        if (use.Count < 2 || NpgsqlDomain.KnownText(use.Argument(0)) is not { Length: > 0 } folder || use.TypeOf(0)?.SpecialType != SpecialType.System_String)
            return null;
        // Only of a folder of sockets, or one that begins like it, does the whole matter.
        bool isWhole = use.Count == 2 && NpgsqlDomain.KnownText(use.Argument(1)) is { Length: > 0 };
        if (NpgsqlDomain.KnownText(use.Argument(1)) is { } name && (folder[0] is not ('/' or '@') || !isWhole || name[0] == '/'))
            return null;
        AbstractValue separator = AbstractValue.Of(TextAlternative.Known(folder.EndsWith("/", StringComparison.Ordinal) ? "" : "/", use.Syntax));
        return Texts.Concat([use.Argument(0), separator, isWhole ? use.Argument(1) : AbstractValue.Unknown], use.Syntax).Stale();
    }

    /// <summary>A constant, with the literal that it comes from if there is one; null if it must be looked at in more detail.</summary>
    public AbstractValue? Of(IOperation operation)
    {
        object? value = operation.ConstantValue.Value;
        if (domain.Context.Types.IsSslMode(operation.Type) && value is not null)
            return ModeConstant(operation, value);
        if (operation.Type is INamedTypeSymbol { TypeKind: TypeKind.Enum, DeclaringSyntaxReferences.IsEmpty: false } own && value is not null)
            return OwnEnum(own, value, operation.Syntax);
        switch (operation)
        {
            case ILiteralOperation { Syntax: LiteralExpressionSyntax literal } when value is string text:
                return AbstractValue.Of(new TextAlternative(ImmutableArray.Create(new Piece(text, literal.Token, 0, domain.State.Guard)), literal));
            // The text of an interpolated string that an interpolated string handler gets piece by piece.
            case ILiteralOperation { Syntax: InterpolatedStringTextSyntax part } when value is string text:
                return AbstractValue.Of(new TextAlternative(ImmutableArray.Create(new Piece(text, part.TextToken, 0, domain.State.Guard)), part));
            case ILiteralOperation when value is bool:
                return AbstractValue.Of(new ConstantAlternative(value, operation.Syntax) { Guard = domain.State.Guard });
            case ILiteralOperation when value is not string:
                return AbstractValue.Of(new ConstantAlternative(value, operation.Syntax));
            case IFieldReferenceOperation or ILocalReferenceOperation when value is string text:
                return DeclaredConstant(operation, text);
            case IInterpolatedStringOperation or IBinaryOperation or IConversionOperation or IParenthesizedOperation or IFlowCaptureReferenceOperation or IFlowCaptureOperation:
                return value is string ? null : AbstractValue.Of(new ConstantAlternative(value, operation.Syntax));
            // A control flow graph knows nameof as a literal.
            case INameOfOperation or ILiteralOperation { Syntax: InvocationExpressionSyntax } when value is string name:
                return AbstractValue.Of(NameOf(operation.Syntax, name));
            default:
                return value is string other ? AbstractValue.Of(TextAlternative.Known(other, operation.Syntax)) : AbstractValue.Of(new ConstantAlternative(value, operation.Syntax));
        }
    }

    /// <summary>A value of an enum of the program becomes its name where it becomes text. Which of two names of one number it becomes is not said.</summary>
    private static AbstractValue OwnEnum(INamedTypeSymbol type, object value, SyntaxNode place)
    {
        string[] names = [.. type.GetMembers().OfType<IFieldSymbol>().Where(field => field.HasConstantValue && Equals(field.ConstantValue, value)).Select(static field => field.Name)];
        return AbstractValue.Of(new ConstantAlternative(new OwnEnumValue(value, names is [var only] ? only : null), place));
    }

    /// <summary>The name of a mode is text of the program: <c>nameof(SslMode.Require)</c>.</summary>
    private TextAlternative NameOf(SyntaxNode nameOf, string name)
    {
        SyntaxToken source = nameOf is InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: { } named }] } && Texts.NameIn(named) is { } token
            && domain.OperationOf(named) is IFieldReferenceOperation { Field: { IsConst: true, ContainingType: { } type } } && domain.Context.Types.IsSslMode(type) ? token : default;
        return source == default ? TextAlternative.Known(name, nameOf) : new TextAlternative(ImmutableArray.Create(new Piece(name, source, 0, domain.State.Guard)), nameOf);
    }

    private AbstractValue ModeConstant(IOperation operation, object value)
    {
        // A constant of the program's own stands where it is declared.
        ISymbol? declared = operation switch
        {
            ILocalReferenceOperation local => local.Local,
            IFieldReferenceOperation field when !domain.Context.Types.IsSslMode(field.Field.ContainingType) => field.Field,
            _ => null,
        };
        SyntaxNode source = declared is null ? operation.Syntax : DeclaredValues.InitializerOf(declared, domain.Cancellation)?.Value ?? operation.Syntax;
        return AbstractValue.Of(Mode(Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture), source));
    }

    public ModeAlternative Mode(int number, SyntaxNode source)
    {
        SslModeReading reading = SslModeReading.FromNumber(number, domain.Context.NpgsqlVersion);
        string name = reading.Kind == SslModeReadingKind.Defined ? reading.Mode.ToString() : number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return new ModeAlternative(number, name, source, domain.State.Guard);
    }

    /// <summary>A constant by its name: its pieces are those of its declaration.</summary>
    private AbstractValue DeclaredConstant(IOperation operation, string text)
    {
        if (operation is ILocalReferenceOperation local && domain.State.Get(local.Local) is { } known)
            return known;
        ISymbol symbol = operation is ILocalReferenceOperation l ? l.Local : ((IFieldReferenceOperation)operation).Field;
        AbstractValue declared = domain.Flow.Members.DeclaredValue(symbol);
        // The declaration is believed only if it says what the compiler says.
        return declared.Single<TextAlternative>() is { } alternative && alternative.KnownText() == text
            ? declared
            : AbstractValue.Of(TextAlternative.Known(text, operation.Syntax));
    }
}
