using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace PgSslAnalyzers.Flow.Models;

/// <summary>
/// The options of Entity Framework that lead to a data source, and the settings of Aspire that hold its text. What <c>ConfigureDataSource</c> is given is kept until the data source is built from the text:
/// it gets a builder that nobody else has, and takes the place of what was given before.
/// </summary>
internal sealed class OptionsModel(NpgsqlDomain domain)
{
    public const string Configuring = "ConfigureDataSource";

    /// <summary>Members of libraries that keep a function over the builder of a data source: of Entity Framework, of what is under its options, and of Marten.</summary>
    public static readonly IReadOnlyList<string> Keepers = [Configuring, "WithDataSourceConfiguration", "ConfigureNpgsqlDataSourceBuilder"];

    public static Row[] Rows => [.. Row.For(null, static (domain, use) => domain.Options.Configure(use), [.. Keepers])];

    /// <summary>Whether a type is that of the options, or of a function over them.</summary>
    public static bool AreOf(ITypeSymbol? type)
        => type is INamedTypeSymbol named && (named.Name == "NpgsqlDbContextOptionsBuilder" || (named.TypeKind == TypeKind.Delegate && named.TypeArguments.Any(AreOf)));

    /// <summary>Options over a data source that is made from a text.</summary>
    /// <param name="place">Where they are given.</param>
    /// <param name="now">The settings without a configuration.</param>
    /// <param name="start">The settings that a configuration starts from.</param>
    public AbstractValue New(SyntaxNode place, BuilderState now, BuilderState start)
    {
        AbstractValue made = domain.DataSources.New(place, place, now, false);
        if (domain.Object<DataSourceState>(made, out ObjectKey key) is { } options)
            domain.State.SetObject(key, options with { BeforeConfiguration = start });
        return made;
    }

    /// <summary>Whether a method only keeps what it gets: none of the program is behind it.</summary>
    public bool OnlyKeep(IMethodSymbol method)
        => method is { Name: Configuring, ContainingType: { DeclaringSyntaxReferences.IsEmpty: true } type } && AreOf(type) && domain.Derived is { } derived
            && !derived.Exist(type) && !derived.Exist("Microsoft.EntityFrameworkCore.DbContextOptionsBuilder") && !derived.Exist("Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure.Internal.NpgsqlOptionsExtension");

    private AbstractValue? Configure(MemberUse use)
    {
        if (use.Count == 0)
            return null;
        AbstractValue configuration = use.Argument(use.Count - 1);
        if (domain.Object<DataSourceState>(use.Receiver, out ObjectKey key) is not { } options)
            ConfigureOthers(use.Syntax, configuration);
        else if (options.BeforeConfiguration is { } start)
            return Replace(use, configuration, key, options, start);
        return null;
    }

    private AbstractValue Replace(MemberUse use, AbstractValue configuration, ObjectKey key, DataSourceState options, BuilderState start)
    {
        AbstractValue own = AbstractValue.Of(new ObjectAlternative(key));
        domain.State.SetObject(key, options with { HasOtherNames = false, RootCertificate = null });
        domain.State.SetObject(options.Builder, options.MayBeStale ? start.Stale() : start);
        if (!NpgsqlDomain.IsNull(configuration))
            Run(configuration, own);
        // Who has the options may give them another configuration later.
        if (options.HasOtherNames)
            domain.Flow.Escapes.Share(own);
        return use.Receiver;
    }

    private void Run(AbstractValue configuration, AbstractValue source)
    {
        if (configuration.Single<DelegateAlternative>() is { } configure && Functions.IsInSight(configure))
            domain.Flow.Functions.RunLater(configure, parameter => domain.Context.Types.IsDataSourceBuilder(parameter.Type) ? source : null);
        else
            domain.Flow.Escapes.Mark(source);
    }

    /// <summary>
    /// Options that were made from others, or come from a caller: the text is given elsewhere, perhaps with a configuration of its own that is lost now. Where a proof is asked for, a function that
    /// changes the text, or that is not seen, is told; where the program has several, each has to set the mode.
    /// </summary>
    private void ConfigureOthers(SyntaxNode place, AbstractValue configuration)
    {
        if (!domain.IsReporting || !domain.WantsProof || NpgsqlDomain.IsNull(configuration))
            return;
        AbstractValue source = domain.DataSources.New(place, place, BuilderModel.Unseen(place, false), false);
        ObjectKey key = domain.Object<DataSourceState>(source, out _)!.Builder;
        TrackedObject before = domain.State.Object(key)!;
        Run(configuration, source);
        if (domain.State.Object(key) is BuilderState after && (!after.SameAs(before) || (domain.Context.Types.ConfiguresSeveralTimes && !AreOfSink(place))))
            domain.Observer.Reached(AbstractValue.Of(new SettingsAlternative(after)), place, SinkUse.Plain with { IsAtSink = true }, domain.Flow.Frame.Path.MemberDepth);
    }

    /// <summary>Whether a function over settings sets their connection string as the last thing it does, whatever happened before. The text is judged there.</summary>
    public bool SetsText(IArgumentOperation argument)
    {
        if (argument.Value.Syntax is not LambdaExpressionSyntax { AsyncKeyword.RawKind: 0 } lambda)
            return false;
        string? parameter = ParameterOf(lambda);
        ExpressionSyntax? last = lambda.Body switch
        {
            ExpressionSyntax expression => expression,
            BlockSyntax { Statements: [.., ExpressionStatementSyntax statement] } => statement.Expression,
            _ => null,
        };
        return parameter is not null
            && last is AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax receiver, Name.Identifier.ValueText: "ConnectionString" } } assignment && assignment.IsKind(SyntaxKind.SimpleAssignmentExpression)
            && receiver.Identifier.ValueText == parameter
            && lambda.Body.DescendantNodesAndSelf().All(node => node is not ReturnStatementSyntax and not GotoStatementSyntax && (node is not IdentifierNameSyntax name || name.Identifier.ValueText != parameter || IsReceiver(name)))
            && domain.OperationOf(assignment) is { } operation && domain.Context.Sinks.Find(operation).Any();
    }

    /// <summary>Whether the options of a call are the parameter of a function that a member gets which takes a connection string: it is looked at there, together with the text.</summary>
    private bool AreOfSink(SyntaxNode call)
    {
        SyntaxNode receiver = call;
        while (receiver is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access })
            receiver = access.Expression;
        if (receiver is not IdentifierNameSyntax { Identifier.ValueText: var name })
            return false;
        SyntaxNode? function = call.Ancestors().FirstOrDefault(node => node is LocalFunctionStatementSyntax or AnonymousMethodExpressionSyntax || (node is LambdaExpressionSyntax lambda && ParameterOf(lambda) == name));
        return function is LambdaExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax sink } }
            && function.DescendantNodes().All(node => node is not AssignmentExpressionSyntax { Left: IdentifierNameSyntax written } || written.Identifier.ValueText != name)
            && domain.OperationOf(sink) is IInvocationOperation { TargetMethod: { Name: "UseNpgsql" or "AddNpgsql", DeclaringSyntaxReferences.IsEmpty: true } };
    }

    /// <summary>The name of the only parameter of a lambda; null if it has several or none.</summary>
    private static string? ParameterOf(LambdaExpressionSyntax lambda) => lambda switch
    {
        SimpleLambdaExpressionSyntax { Parameter: var only } => only.Identifier.ValueText,
        ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters: [var only] } => only.Identifier.ValueText,
        _ => null,
    };

    private static bool IsReceiver(IdentifierNameSyntax name) => name.Parent is MemberAccessExpressionSyntax access && access.Expression == name;
}
