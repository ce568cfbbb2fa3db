using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PgSslAnalyzers.Symbols;

/// <summary>The culture by which numbers become text where the code names none. A program may make one of its own the current one, and write settings into its signs.</summary>
internal static class CurrentCulture
{
    /// <summary>Whether code of the program writes to the current culture, or to a part of it, anything but the invariant culture.</summary>
    public static bool IsSetBy(CompilationContext context) => context.Compilation.SyntaxTrees.Any(tree => context.HooksOf(tree).NamesCulture && IsSetIn(tree, context));

    private static bool IsSetIn(SyntaxTree tree, CompilationContext context)
        => tree.GetRoot().DescendantNodes().Any(node => node is IdentifierNameSyntax { Identifier.ValueText: nameof(CurrentCulture) or "DefaultThreadCurrentCulture" } name
            && name.Ancestors().OfType<AssignmentExpressionSyntax>().Any(assignment => assignment.Left.Span.Contains(name.Span) && !IsInvariant(assignment, name, context)));

    private static bool IsInvariant(AssignmentExpressionSyntax assignment, IdentifierNameSyntax name, CompilationContext context)
        => (assignment.Left == name || (assignment.Left is MemberAccessExpressionSyntax access && access.Name == name))
            && IsInvariant(context.ModelOf(assignment.SyntaxTree).GetSymbolInfo(assignment.Right).Symbol);

    /// <summary>Whether a member is the invariant culture, or a part of it: nobody can change those.</summary>
    public static bool IsInvariant(ISymbol? member) => member is IPropertySymbol { Name: "InvariantCulture" or "InvariantInfo" } && IsOfFramework(member);

    /// <summary>Whether a member is the current culture, or a part of it.</summary>
    public static bool IsCurrent(ISymbol? member) => member is IPropertySymbol { Name: nameof(CurrentCulture) or "CurrentInfo" } && IsOfFramework(member);

    /// <summary>Whether a member gives one of the cultures that the framework knows, which nobody can change.</summary>
    public static bool IsReadOnly(ISymbol? member) => member is IMethodSymbol { Name: "GetCultureInfo" } && IsOfFramework(member);

    private static bool IsOfFramework(ISymbol member)
        => member is { IsStatic: true, DeclaringSyntaxReferences.IsEmpty: true, ContainingType: { Name: "CultureInfo" or "NumberFormatInfo" or "DateTimeFormatInfo", ContainingNamespace: { Name: "Globalization", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } } type }
            && type.DeclaringSyntaxReferences.IsEmpty;
}
