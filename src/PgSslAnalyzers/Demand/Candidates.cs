using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PgSslAnalyzers.ProjectFiles;
using PgSslAnalyzers.Sinks;
using PgSslAnalyzers.Symbols;

namespace PgSslAnalyzers.Demand;

/// <summary>The bodies and initializers of a file in which something may reach Npgsql: chosen by names and by the look of literals, before any binding.</summary>
internal static class Candidates
{
    /// <summary>The operations to interpret, in the order of the text.</summary>
    public static List<(IOperation Operation, ISymbol? Member)> RootsOf(SemanticModel model, FileCandidates candidates, SinkLookup sinks, NamedConnections named, bool isStrict, CancellationToken cancellation)
    {
        var operations = new List<(IOperation, ISymbol?)>();
        if (candidates.Nodes.Count == 0)
            return operations;
        var roots = new HashSet<SyntaxNode>();
        SyntaxNode? known = null;
        bool? mentionsNpgsql = isStrict ? true : null;
        foreach ((SyntaxNode node, CandidateReasons reasons) in candidates.Nodes)
        {
            // All of a root that is already chosen will be seen.
            if (known is not null && known.FullSpan.Contains(node.Span))
                continue;
            if (!IsCandidate(node, reasons) || RootOf(node) is not { } root)
                continue;
            if (root is not (CompilationUnitSyntax or TypeDeclarationSyntax))
                known = root;
            roots.Add(root);
        }
        foreach (SyntaxNode root in roots.OrderBy(static root => root.SpanStart))
        {
            cancellation.ThrowIfCancellationRequested();
            if (Operations.Of(root, model, cancellation) is { } operation)
                operations.Add((operation, MemberOf(root, model, cancellation)));
        }
        return operations;

        bool IsCandidate(SyntaxNode node, CandidateReasons reasons)
            => (reasons & CandidateReasons.Named) != 0
                || ((reasons & CandidateReasons.Unwritten) != 0 && (node is ConstructorInitializerSyntax || (mentionsNpgsql ??= FileCandidates.MentionsNpgsql(model.SyntaxTree.GetText(cancellation)))) && MakesSink(node, model, sinks, cancellation))
                || ((reasons & CandidateReasons.Mode) != 0 && IsForProgram(node, model, cancellation))
                || ((reasons & CandidateReasons.Unseen) != 0 && IsUnseenCandidate(node, model, sinks, cancellation))
                || ((reasons & CandidateReasons.Asks) != 0 && AsksForName(node, named, cancellation));
    }

    /// <summary>Whether the body or initializer around <paramref name="node"/> is looked at in its own file because of a text in it.</summary>
    public static bool HasConnectionText(SyntaxNode node)
        => RootOf(node) is { } root && root.DescendantNodes().Any(ConnectionTexts.IsOne);

    private static bool MakesSink(SyntaxNode node, SemanticModel model, SinkLookup sinks, CancellationToken cancellation)
    {
        ITypeSymbol? type = node is ConstructorInitializerSyntax ? model.GetSymbolInfo(node, cancellation).Symbol?.ContainingType : model.GetTypeInfo(node, cancellation).Type;
        return type is not null && sinks.MayBeSink(type.Name);
    }

    /// <summary>Whether a text is an argument of a method of the program, and not one of many that it takes.</summary>
    private static bool IsForProgram(SyntaxNode text, SemanticModel model, CancellationToken cancellation)
    {
        if (text.Parent is not ArgumentSyntax { Parent: BaseArgumentListSyntax { Parent: { } call } list } argument || model.GetSymbolInfo(call, cancellation).Symbol is not IMethodSymbol { DeclaringSyntaxReferences.Length: 1 } method)
            return false;
        int place = list.Arguments.IndexOf(argument);
        IParameterSymbol? parameter = argument.NameColon is { Name.Identifier.ValueText: var name } ? method.Parameters.FirstOrDefault(one => one.Name == name) : place < method.Parameters.Length ? method.Parameters[place] : null;
        return parameter is { IsParams: false, Type.SpecialType: SpecialType.System_String };
    }

    /// <summary>What a proof has to look at beside: method groups, and types under names of other files or type parameters.</summary>
    private static bool IsUnseenCandidate(SyntaxNode node, SemanticModel model, SinkLookup sinks, CancellationToken cancellation) => node switch
    {
        SimpleNameSyntax => model.GetSymbolInfo(node, cancellation).Symbol is IMethodSymbol { MethodKind: not MethodKind.Constructor },
        BaseObjectCreationExpressionSyntax => MakesSink(node, model, sinks, cancellation),
        _ => true,
    };

    /// <summary>Whether the program may ask for a connection string of a configuration file here.</summary>
    private static bool AsksForName(SyntaxNode node, NamedConnections named, CancellationToken cancellation)
    {
        switch (node)
        {
            case InvocationExpressionSyntax call:
                foreach (ArgumentSyntax argument in call.ArgumentList.Arguments)
                {
                    // A helper of the program may ask with the name that it gets.
                    if (IsNamed(argument.Expression))
                        return true;
                }
                return call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetConnectionString" } or MemberBindingExpressionSyntax { Name.Identifier.ValueText: "GetConnectionString" } or SimpleNameSyntax { Identifier.ValueText: "GetConnectionString" }
                    && named.Any(cancellation);
            case ElementAccessExpressionSyntax { ArgumentList.Arguments: [{ Expression: { } key }] }:
                return IsNamed(key);
            default:
                return false;
        }

        // A name that is no literal: whether it is one of those that matter only binding could tell.
        bool IsNamed(ExpressionSyntax key) => key is LiteralExpressionSyntax { Token.Value: string text } && named.MayDefine(text, cancellation);
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
