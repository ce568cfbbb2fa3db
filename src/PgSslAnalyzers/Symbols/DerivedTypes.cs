using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PgSslAnalyzers.Symbols;

/// <summary>
/// What the types of the program derive from and implement. Where the code only says the name of a library's type, the object may be one of the program if the type is among these, and its members may run code of
/// the program. Types of other assemblies are not looked at.
/// </summary>
internal sealed class DerivedTypes
{
    private readonly HashSet<ISymbol> bases = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> finalized = new(SymbolEqualityComparer.Default);

    public DerivedTypes(Compilation compilation)
    {
        var pending = new Stack<INamespaceOrTypeSymbol>();
        pending.Push(compilation.Assembly.GlobalNamespace);
        while (pending.Count > 0)
        {
            INamespaceOrTypeSymbol current = pending.Pop();
            if (current is INamedTypeSymbol type)
                Add(type);
            // Not all members of a type: they are made when they are asked for, which costs more than all else here.
            IEnumerable<INamespaceOrTypeSymbol> inner = current is INamespaceSymbol space ? space.GetMembers() : current.GetTypeMembers();
            foreach (INamespaceOrTypeSymbol next in inner)
                pending.Push(next);
        }
    }

    private void Add(INamedTypeSymbol type)
    {
        bool hasFinalizer = HasFinalizer(type);
        if (hasFinalizer)
            finalized.Add(type);
        if (IsPlainClass(type))
            return;
        for (INamedTypeSymbol? derivedFrom = type.BaseType; derivedFrom is { SpecialType: not SpecialType.System_Object }; derivedFrom = derivedFrom.BaseType)
        {
            bases.Add(derivedFrom.OriginalDefinition);
            if (hasFinalizer)
                finalized.Add(derivedFrom.OriginalDefinition);
            if (HasFinalizer(derivedFrom))
                finalized.Add(type);
        }
        foreach (INamedTypeSymbol implemented in type.AllInterfaces)
            bases.Add(implemented.OriginalDefinition);
    }

    /// <summary>Whether a class derives from nothing but object, and implements nothing, as its declarations say.</summary>
    private static bool IsPlainClass(INamedTypeSymbol type)
        => type is { TypeKind: TypeKind.Class, IsRecord: false, DeclaringSyntaxReferences: { IsEmpty: false } declarations } && declarations.All(static declaration => declaration.GetSyntax() is ClassDeclarationSyntax { BaseList: null });

    private static bool HasFinalizer(INamedTypeSymbol type)
        => type.DeclaringSyntaxReferences is { IsEmpty: false } declarations && declarations.All(static declaration => declaration.GetSyntax() is TypeDeclarationSyntax)
            ? declarations.Any(static declaration => ((TypeDeclarationSyntax)declaration.GetSyntax()).Members.Any(static member => member is DestructorDeclarationSyntax or MethodDeclarationSyntax { Identifier.ValueText: "Finalize" }))
            : !type.GetMembers("Finalize").IsEmpty;

    /// <summary>Whether a type of the program derives from a type, or implements it.</summary>
    public bool Exist(ITypeSymbol type) => bases.Contains(type.OriginalDefinition);

    /// <summary>The same for the full metadata name of a type.</summary>
    public bool Exist(string fullName)
    {
        foreach (ISymbol known in bases)
        {
            if (known is INamedTypeSymbol type && MetadataName.IsNameOf(fullName, type))
                return true;
        }
        return false;
    }

    /// <summary>Whether a type of the program, a base of it, or one of the program that derives from it has a finalizer: it runs also for an object whose constructor has not ended.</summary>
    public bool HaveFinalizer(ITypeSymbol type) => finalized.Contains(type.OriginalDefinition);
}
