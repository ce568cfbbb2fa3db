using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PgSslAnalyzers.ConnectionStrings;
using PgSslAnalyzers.Flow.Models;
using PgSslAnalyzers.ProjectFiles;
using PgSslAnalyzers.Sinks;
using PgSslAnalyzers.Symbols;

namespace PgSslAnalyzers.Demand;

/// <summary>The bodies and initializers of a file in which something may reach Npgsql: found by names and by the look of literals, before any binding.</summary>
internal static class Candidates
{
    private static readonly HashSet<string> ModeNames = new(StringComparer.Ordinal) { "Disable", "Allow", "Prefer", "Require", "VerifyCA" };

    /// <summary>The operations to interpret, in the order of the text.</summary>
    public static List<(IOperation Operation, ISymbol? Member)> RootsOf(SemanticModel model, SinkLookup sinks, NamedConnections named, bool isStrict, CancellationToken cancellation)
    {
        var roots = new HashSet<SyntaxNode>();
        SyntaxNode file = model.SyntaxTree.GetRoot(cancellation);
        HashSet<string>? aliases = AliasesOf(file, sinks);
        SyntaxNode? known = null;
        // Without a word of Npgsql in the file only a new(...) of a foreign type is left to look at: too little to bind all of them, unless everything has to be proven.
        var mentionsNpgsql = new Lazy<bool>(() => isStrict || file.ToFullString().IndexOf("npgsql", StringComparison.OrdinalIgnoreCase) >= 0);
        foreach (SyntaxNode node in file.DescendantNodes())
        {
            // All of a root that is already chosen will be seen.
            if (known is not null && known.FullSpan.Contains(node.Span))
                continue;
            if (!(IsCandidate(node, model, sinks, aliases, mentionsNpgsql, cancellation) || (isStrict && IsUnseenCandidate(node, model, sinks, cancellation)) || AsksForName(node, named, cancellation)) || RootOf(node) is not { } root)
                continue;
            if (root is not (CompilationUnitSyntax or TypeDeclarationSyntax))
                known = root;
            roots.Add(root);
        }
        var operations = new List<(IOperation, ISymbol?)>();
        foreach (SyntaxNode root in roots.OrderBy(static root => root.SpanStart))
        {
            cancellation.ThrowIfCancellationRequested();
            if (Operations.Of(root, model, cancellation) is { } operation)
                operations.Add((operation, MemberOf(root, model, cancellation)));
        }
        return operations;
    }

    /// <summary>Whether the body or initializer around <paramref name="node"/> is looked at in its own file because of a text in it.</summary>
    public static bool HasConnectionText(SyntaxNode node)
        => RootOf(node) is { } root && root.DescendantNodes().Any(IsConnectionText);

    private static bool IsConnectionText(SyntaxNode node) => node switch
    {
        LiteralExpressionSyntax literal => literal.IsKind(SyntaxKind.StringLiteralExpression) && (Evidence.MayBeConnectionString(literal.Token.Text) || KeyedSettings.MayBeKey(literal.Token.ValueText)),
        InterpolatedStringTextSyntax text => Evidence.MayBeConnectionString(text.TextToken.Text),
        _ => false,
    };

    private static bool IsCandidate(SyntaxNode node, SemanticModel model, SinkLookup sinks, HashSet<string>? aliases, Lazy<bool> mentionsNpgsql, CancellationToken cancellation)
    {
        switch (node)
        {
            case InvocationExpressionSyntax { ArgumentList.Arguments.Count: > 0 } invocation:
                return NameOf(invocation.Expression) is { } method && (method == "SetEnvironmentVariable" || sinks.MayBeSink(method));
            case ObjectCreationExpressionSyntax creation:
                return IsSinkType(creation.Type);
            case ImplicitObjectCreationExpressionSyntax creation when creation.ArgumentList.Arguments.Count > 0 || creation.Initializer is not null:
                return WrittenTypes.OfCreation(creation) is { } written ? IsSinkType(written)
                    : mentionsNpgsql.Value && model.GetTypeInfo(node, cancellation).Type is { } created && sinks.MayBeSink(created.Name);
            // this(...) calls a constructor of the program, which hands on what it gets.
            case ConstructorInitializerSyntax { ArgumentList.Arguments.Count: > 0 } initializer when initializer.IsKind(SyntaxKind.BaseConstructorInitializer):
                return WrittenTypes.OfBase(initializer) is { } inherited ? IsSinkType(inherited) : model.GetSymbolInfo(node, cancellation).Symbol is { ContainingType: { } initialized } && sinks.MayBeSink(initialized.Name);
            case PrimaryConstructorBaseTypeSyntax { ArgumentList.Arguments.Count: > 0, Type: { } primary }:
                return IsSinkType(primary);
            case AssignmentExpressionSyntax assignment:
                return assignment.Left is ElementAccessExpressionSyntax or ImplicitElementAccessSyntax
                    ? KeyOf(assignment.Left) is { } key && Keyword.Find(key) is not null
                    : NameOf(assignment.Left) is { } member && (member == "SslMode" || sinks.MayBeSink(member));
            case LiteralExpressionSyntax or InterpolatedStringTextSyntax:
                return IsConnectionText(node);
            case MemberAccessExpressionSyntax access:
                return ModeNames.Contains(access.Name.Identifier.ValueText);
            case PropertyDeclarationSyntax { Initializer.Value: { } value, Type: { } propertyType }:
                return NameOf(propertyType) == "SslMode" && value is not MemberAccessExpressionSyntax;
            default:
                return false;
        }

        bool IsSinkType(TypeSyntax type) => NameOf(type) is { } name && (sinks.MayBeSink(name) || aliases?.Contains(name) == true);
    }

    /// <summary>What a proof has to look at beside: method groups, and types under names of other files or type parameters.</summary>
    private static bool IsUnseenCandidate(SyntaxNode node, SemanticModel model, SinkLookup sinks, CancellationToken cancellation) => node switch
    {
        InvocationExpressionSyntax invocation => NameOf(invocation.Expression) is "Build" or "BuildMultiHost",
        SimpleNameSyntax name => (sinks.MayBeSink(name.Identifier.ValueText) || name.Identifier.ValueText is "Build" or "BuildMultiHost")
            && model.GetSymbolInfo(name, cancellation).Symbol is IMethodSymbol { MethodKind: not MethodKind.Constructor },
        AssignmentExpressionSyntax { Left: TupleExpressionSyntax targets } => targets.DescendantNodes().Any(target => target is SimpleNameSyntax name && sinks.MayBeSink(name.Identifier.ValueText)),
        BaseObjectCreationExpressionSyntax => model.GetTypeInfo(node, cancellation).Type is { } created && sinks.MayBeSink(created.Name),
        _ => false,
    };

    /// <summary>Whether the program may ask for a connection string of a configuration file here.</summary>
    private static bool AsksForName(SyntaxNode node, NamedConnections named, CancellationToken cancellation)
    {
        switch (node)
        {
            case InvocationExpressionSyntax { ArgumentList.Arguments.Count: > 0 } call:
                // A helper of the program may ask with the name that it gets.
                return call.ArgumentList.Arguments.Any(argument => IsNamed(argument.Expression)) || (NameOf(call.Expression) == "GetConnectionString" && named.Any(cancellation));
            case ElementAccessExpressionSyntax { ArgumentList.Arguments: [{ Expression: { } key }] }:
                return IsNamed(key);
            default:
                return false;
        }

        // A name that is no literal: whether it is one of those that matter only binding could tell.
        bool IsNamed(ExpressionSyntax key) => key is LiteralExpressionSyntax { Token.Value: string text } && named.MayDefine(text, cancellation);
    }

    private static string? KeyOf(ExpressionSyntax access)
    {
        BracketedArgumentListSyntax? arguments = access switch
        {
            ElementAccessExpressionSyntax element => element.ArgumentList,
            ImplicitElementAccessSyntax element => element.ArgumentList,
            _ => null,
        };
        return arguments?.Arguments is [{ Expression: LiteralExpressionSyntax { Token.Value: string key } }] ? key : null;
    }

    private static string? NameOf(ExpressionSyntax expression) => expression switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        QualifiedNameSyntax name => name.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax name => name.Name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        NullableTypeSyntax nullable => NameOf(nullable.ElementType),
        _ => null,
    };

    private static HashSet<string>? AliasesOf(SyntaxNode file, SinkLookup sinks)
    {
        HashSet<string>? aliases = null;
        if (file is not CompilationUnitSyntax unit)
            return null;
        foreach (UsingDirectiveSyntax directive in unit.Usings.Concat(unit.Members.OfType<BaseNamespaceDeclarationSyntax>().SelectMany(static space => space.Usings)))
        {
            if (directive.Alias is { } alias && directive.Name is { } name && NameOf(name) is { } target && sinks.MayBeSink(target))
                (aliases ??= new HashSet<string>(StringComparer.Ordinal)).Add(alias.Name.Identifier.ValueText);
        }
        return aliases;
    }

    /// <summary>The body or initializer, as Roslyn knows it as a root, that holds <paramref name="node"/>.</summary>
    private static SyntaxNode? RootOf(SyntaxNode node)
    {
        SyntaxNode? root = null;
        for (SyntaxNode? current = node; current is not null; current = current.Parent)
        {
            switch (current)
            {
                case BaseMethodDeclarationSyntax or AccessorDeclarationSyntax:
                    return current;
                case ArrowExpressionClauseSyntax { Parent: BasePropertyDeclarationSyntax }:
                    return current;
                case EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax or VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax } or ParameterSyntax }:
                    return current;
                case PrimaryConstructorBaseTypeSyntax { Parent.Parent: { } declaration }:
                    return declaration;
                case GlobalStatementSyntax:
                    root = current.Parent;
                    break;
                case AttributeSyntax or TypeDeclarationSyntax:
                    return null;
            }
        }
        return root;
    }

    private static ISymbol? MemberOf(SyntaxNode root, SemanticModel model, CancellationToken cancellation) => root switch
    {
        ArrowExpressionClauseSyntax { Parent: { } parent } => model.GetDeclaredSymbol(parent, cancellation),
        EqualsValueClauseSyntax { Parent: { } parent } => model.GetDeclaredSymbol(parent, cancellation),
        CompilationUnitSyntax unit => model.GetDeclaredSymbol(unit, cancellation),
        TypeDeclarationSyntax type => model.GetDeclaredSymbol(type, cancellation)?.InstanceConstructors.FirstOrDefault(
            constructor => constructor.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax(cancellation) == type)),
        _ => model.GetDeclaredSymbol(root, cancellation),
    };
}
