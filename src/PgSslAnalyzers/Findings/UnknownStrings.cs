using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PgSslAnalyzers.ConnectionStrings.Catalog;
using PgSslAnalyzers.ConnectionStrings.Checks;
using PgSslAnalyzers.FixPlans;
using PgSslAnalyzers.Flow;
using PgSslAnalyzers.Flow.Models;
using PgSslAnalyzers.ProjectFiles;
using PgSslAnalyzers.Sinks;
using PgSslAnalyzers.Symbols;
using PgSslAnalyzers.Text;

namespace PgSslAnalyzers.Findings;

/// <summary>
/// Strings of one file that are not known: PGSSL1007, and 1008 for a slim builder. Told when all of the file has been seen, because it is said once: not where a weak mode is reported, nor
/// for a name whose value in a configuration file is, nor again for the same variable, nor at each link of a chain that hands a string on. A proof wants every one of them.
/// </summary>
internal sealed class UnknownStrings(FileContext context, NamedConnectionFindings named, Reporter reporter, Func<FixPlanner> planner, CancellationToken cancellation)
{
    private readonly List<(SyntaxNode Place, AbstractValue Value, ConnectionUse Use, bool IsPartial, string? Lost)> found = [];
    private readonly List<(BuilderState Builder, ConnectionUse Use, bool IsPartial)> handedOn = [];
    private readonly HashSet<SyntaxNode> atSinks = [];
    private readonly HashSet<object> said = new(SymbolKeyComparer.Instance);

    /// <summary>A string reaches Npgsql.</summary>
    public void Seen(AbstractValue value)
    {
        foreach (Alternative alternative in value.Alternatives)
        {
            if (alternative is SettingsAlternative { State.Creation: var creation })
                atSinks.Add(creation);
        }
    }

    /// <summary>A string reaches Npgsql, and is not known.</summary>
    /// <param name="place">Where.</param>
    /// <param name="value">What is known of it.</param>
    /// <param name="use">How it is used.</param>
    /// <param name="isPartial">Whether the mode is set on some of the ways.</param>
    /// <param name="lost">What strict mode says of the step that lost the proof; null if there is nothing to say.</param>
    public void Add(SyntaxNode place, AbstractValue value, ConnectionUse use, bool isPartial, string? lost) => found.Add((place, value, use, isPartial, lost));

    /// <summary>The text of a builder that is made from an unknown one goes where it is not followed: that is said where it is made, unless it reaches Npgsql in sight.</summary>
    public void AddHandedOn(BuilderState builder, ConnectionUse use, bool isPartial) => handedOn.Add((builder, use, isPartial));

    public void Report()
    {
        foreach ((SyntaxNode place, AbstractValue value, ConnectionUse use, bool isPartial, string? lost) in found)
        {
            if (reporter.Policy.OneWaySaysEnough && !use.IsSlim && IsSaidElsewhere(place, value))
                continue;
            Report(place, use, isPartial, lost, () => planner().Unknown(place, value, use));
        }
        foreach ((BuilderState builder, ConnectionUse use, bool isPartial) in handedOn)
        {
            if (builder.Creation.SyntaxTree == context.Tree && !atSinks.Contains(builder.Creation))
                Report(builder.Creation, use, isPartial, null, () => planner().HandedOn(builder));
        }
    }

    private void Report(SyntaxNode place, ConnectionUse use, bool isPartial, string? lost, Func<FixData?> plan)
    {
        TextSpan span = Places.OfAnchor(place).Span;
        if (reporter.HasWeakModeIn(span) || !(use.IsSlim || reporter.Policy.TellsUnknownStrings))
            return;
        Rule rule = use.IsSlim ? Rules.SlimBuilderPlainText : Rules.UnknownConnectionString;
        string message = use.IsSlim ? Messages.SlimWithoutTls : lost ?? (isPartial ? Messages.UnknownOnOneWay : Messages.UnknownConnectionString);
        reporter.Add(rule, rule.Severity, message, span, plan, []);
    }

    private bool IsSaidElsewhere(SyntaxNode place, AbstractValue value)
    {
        if (!value.MayBeOther && !value.IsUnknown && value.Alternatives.All(IsSaidElsewhere))
            return true;
        if (place is not ExpressionSyntax expression)
            return false;
        return IsHandedOn(expression) || (KeyOf(expression) is { } key && !said.Add(key));
    }

    private bool IsSaidElsewhere(Alternative alternative) => alternative switch
    {
        // A name is no string: its value is judged in the configuration file.
        TextAlternative { Pieces: [{ LookUp: { } lookUp }, ..] pieces } => (lookUp.IsName || named.IsWeak(lookUp)) && pieces.Skip(1).All(static piece => !piece.IsHole),
        // Where the builder is made its text is judged as soon as it is read there.
        SettingsAlternative { State.Creation: var creation } settings => creation.SyntaxTree != context.Tree && settings.ReadIn != context.Tree,
        _ => false,
    };

    /// <summary>Whether a member of the program takes the string: there it is seen again.</summary>
    private bool IsHandedOn(ExpressionSyntax expression)
    {
        // What an option calls a sink may be one for reasons that are not seen.
        if (!ReferenceEquals(context.Sinks, SinkLookup.Default))
            return false;
        SyntaxNode? call = expression.FirstAncestorOrSelf<ArgumentSyntax>()?.Parent?.Parent;
        return call is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax or ConstructorInitializerSyntax
            && context.Model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol method && SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, context.Types.Compilation.Assembly);
    }

    /// <summary>What tells two uses of one string: the variable, the call that yields it, or a member of one of these.</summary>
    private object? KeyOf(ExpressionSyntax expression)
    {
        ISymbol? symbol = context.Model.GetSymbolInfo(expression, cancellation).Symbol;
        return symbol switch
        {
            IFieldSymbol or IPropertySymbol when symbol.DeclaringSyntaxReferences.IsEmpty && !symbol.IsStatic && expression is MemberAccessExpressionSyntax access
                => KeyOf(access.Expression) is { } owner ? (owner, symbol.Name) : null,
            IFieldSymbol or IPropertySymbol or IParameterSymbol or ILocalSymbol => symbol,
            IMethodSymbol when expression is InvocationExpressionSyntax => ((object)symbol, expression.ToString()),
            _ => null,
        };
    }
}
