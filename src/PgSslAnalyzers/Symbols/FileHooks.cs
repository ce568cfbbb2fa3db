using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PgSslAnalyzers.Symbols;

/// <summary>What the host of the analyzers remembers of a file for as long as it stays the same; null if it remembers nothing.</summary>
internal delegate FileHooks? RememberedHooks(SyntaxTree tree, SyntaxTreeValueProvider<FileHooks> provider);

/// <summary>
/// What the names in one file say about code in every other file. A pure function of the file: while somebody types, only the file that changes is read again, however many there are.
/// </summary>
internal sealed class FileHooks
{
    private static readonly SyntaxTreeValueProvider<FileHooks> Provider = new(static tree => new FileHooks(tree));

    /// <summary>Names of types and members that register a function or an object for the whole process.</summary>
    private static readonly HashSet<string> Registrations = new(StringComparer.Ordinal)
    {
        "MeterListener", "ActivityListener", "AllListeners", "FirstChanceException", "AssemblyLoad", "AssemblyResolve", "TypeResolve", "ResourceResolve", "SetOut", "SetError", "SetIn",
    };

    /// <summary>Types that make a comparer of functions.</summary>
    private static readonly HashSet<string> Comparers = new(StringComparer.Ordinal) { "EqualityComparer", "Comparer", "ValueComparer" };

    private FileHooks(SyntaxTree tree)
    {
        string text = tree.GetText().ToString();
        // A name may be written with escapes: such a file may say any.
        bool hasEscapes = text.IndexOf("\\u", StringComparison.OrdinalIgnoreCase) >= 0;
        NamesCulture = hasEscapes || Contains(text, nameof(CurrentCulture));
        DataSourceConfigurations = hasEscapes ? 2 : Count(text, "ConfigureDataSource");
        if (!hasEscapes && !Registrations.Concat(Comparers).Any(name => Contains(text, name)))
            return;
        foreach (SyntaxToken token in tree.GetRoot().DescendantTokens())
        {
            if (!token.IsKind(SyntaxKind.IdentifierToken))
                continue;
            Registers |= Registrations.Contains(token.ValueText);
            MakesComparers |= Comparers.Contains(token.ValueText) && token.Parent is { } name && IsMade(name);
        }
    }

    /// <summary>Whether it registers code for the whole process.</summary>
    public bool Registers { get; }

    /// <summary>Whether it makes comparers of functions.</summary>
    public bool MakesComparers { get; }

    /// <summary>Whether it may speak of the current culture.</summary>
    public bool NamesCulture { get; }

    /// <summary>At how many places, two at most are counted, it may configure a data source of Entity Framework.</summary>
    public int DataSourceConfigurations { get; }

    /// <summary>The hooks of a file, from the look before if the file is still the same.</summary>
    public static FileHooks Of(SyntaxTree tree, RememberedHooks? remembered) => remembered?.Invoke(tree, Provider) ?? new FileHooks(tree);

    private static bool Contains(string text, string name) => text.IndexOf(name, StringComparison.Ordinal) >= 0;

    private static int Count(string text, string name)
    {
        int first = text.IndexOf(name, StringComparison.Ordinal);
        return first < 0 ? 0 : text.IndexOf(name, first + name.Length, StringComparison.Ordinal) < 0 ? 1 : 2;
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
