using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PgSslAnalyzers.Symbols;

/// <summary>
/// Code of the program that a library calls although it was given nothing of the program at that place: a culture that was made the current one, a listener, a handler of an event of the process.
/// With one of them any member of a library may run it.
/// </summary>
internal sealed class LibraryHooks
{
    /// <summary>Types of which an object, once registered, is asked for by members that do not name it.</summary>
    private static readonly string[] Bases =
    [
        "System.Globalization.CultureInfo", "System.Globalization.Calendar", "System.UriParser", "System.Diagnostics.Tracing.EventListener", "System.Diagnostics.TraceListener", "System.Text.EncodingProvider",
    ];

    /// <summary>Names of types and members that register a function or an object for the whole process.</summary>
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "MeterListener", "ActivityListener", "AllListeners", "FirstChanceException", "AssemblyLoad", "AssemblyResolve", "TypeResolve", "ResourceResolve", "SetOut", "SetError", "SetIn",
    };

    /// <summary>Types that make a comparer of functions.</summary>
    private static readonly HashSet<string> Comparers = new(StringComparer.Ordinal) { "EqualityComparer", "Comparer", "ValueComparer" };

    public LibraryHooks(Compilation compilation, DerivedTypes derived)
    {
        Exist = Array.Exists(Bases, derived.Exist);
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
            Look(tree);
    }

    /// <summary>Whether there are any.</summary>
    public bool Exist { get; private set; }

    /// <summary>Whether the program makes comparers of functions: a dictionary or set may ask them.</summary>
    public bool HaveComparers { get; private set; }

    private void Look(SyntaxTree tree)
    {
        if (!WrittenNames.MayStandIn(tree, Names.Concat(Comparers)))
            return;
        foreach (SyntaxToken token in tree.GetRoot().DescendantTokens())
        {
            if (!token.IsKind(SyntaxKind.IdentifierToken))
                continue;
            Exist |= Names.Contains(token.ValueText);
            HaveComparers |= Comparers.Contains(token.ValueText) && token.Parent is { } name && IsMade(name);
        }
    }

    /// <summary><c>EqualityComparer&lt;T&gt;.Create(...)</c>, or a type that is more than asked for its default.</summary>
    private static bool IsMade(SyntaxNode name)
    {
        while (name.Parent is QualifiedNameSyntax or AliasQualifiedNameSyntax || (name.Parent is MemberAccessExpressionSyntax access && access.Name == name))
            name = name.Parent;
        return name.Parent switch
        {
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Default" } => false,
            MemberAccessExpressionSyntax or ObjectCreationExpressionSyntax or BaseTypeSyntax => true,
            _ => false,
        };
    }
}
