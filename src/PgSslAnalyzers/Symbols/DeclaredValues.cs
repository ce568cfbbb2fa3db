using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PgSslAnalyzers.Symbols;

/// <summary>Where the value of a member, local constant or parameter is declared.</summary>
internal static class DeclaredValues
{
    /// <summary>The <c>= value</c> of a declaration in source; null if there is none.</summary>
    public static EqualsValueClauseSyntax? InitializerOf(ISymbol symbol, CancellationToken cancellation)
    {
        if (symbol.DeclaringSyntaxReferences.Length != 1)
            return null;
        return symbol.DeclaringSyntaxReferences[0].GetSyntax(cancellation) switch
        {
            VariableDeclaratorSyntax declarator => declarator.Initializer,
            // A getter with a body may answer something else than what the property was given.
            PropertyDeclarationSyntax property => BodyOfGetter(property) is null && !IsPartial(property) ? property.Initializer : null,
            ParameterSyntax parameter => parameter.Default,
            _ => null,
        };
    }

    /// <summary>The expression or body that a property returns; null for an auto-property or without source.</summary>
    public static SyntaxNode? GetterOf(IPropertySymbol property, CancellationToken cancellation)
    {
        if (property.DeclaringSyntaxReferences.Length != 1 || property.DeclaringSyntaxReferences[0].GetSyntax(cancellation) is not PropertyDeclarationSyntax syntax)
            return null;
        if (!IsPartial(syntax))
            return (SyntaxNode?)syntax.ExpressionBody ?? BodyOfGetter(syntax);
        foreach (PropertyDeclarationSyntax part in MembersOf(property.ContainingType, cancellation).OfType<PropertyDeclarationSyntax>())
        {
            if (IsPartial(part) && part.Identifier.ValueText == property.Name && ((SyntaxNode?)part.ExpressionBody ?? BodyOfGetter(part)) is { } body)
                return body;
        }
        return null;
    }

    /// <summary>Whether a property is declared in one place and implemented in another: what the declaration looks like says nothing of it.</summary>
    public static bool IsPartial(BasePropertyDeclarationSyntax property) => property.Modifiers.Any(static word => word.ValueText == "partial");

    /// <summary>The same for a symbol.</summary>
    public static bool IsPartial(ISymbol member, CancellationToken cancellation)
        => member is IPropertySymbol && member.DeclaringSyntaxReferences.Any(part => part.GetSyntax(cancellation) is BasePropertyDeclarationSyntax property && IsPartial(property));

    /// <summary>All that is written in the parts of a type: a partial constructor has a symbol for one of its two parts only.</summary>
    private static IEnumerable<MemberDeclarationSyntax> MembersOf(INamedTypeSymbol type, CancellationToken cancellation)
        => type.DeclaringSyntaxReferences.SelectMany(part => part.GetSyntax(cancellation) is TypeDeclarationSyntax declaration ? declaration.Members : default);

    private static AccessorDeclarationSyntax? BodyOfGetter(PropertyDeclarationSyntax property)
        => property.AccessorList?.Accessors.FirstOrDefault(static accessor => accessor.Keyword.ValueText == "get") is { } getter and ({ Body: not null } or { ExpressionBody: not null }) ? getter : null;

    /// <summary>Whether a constructor of its type may write a member: it names it.</summary>
    public static bool IsInConstructor(ISymbol member, CancellationToken cancellation)
        => ConstructorsOf(member.ContainingType, member.IsStatic, cancellation)
            .Any(constructor => constructor.DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == member.Name));

    /// <summary>Whether the constructors of its type only read a text wherever they name it: <c>if (string.IsNullOrEmpty(Text)) throw</c>.</summary>
    public static bool IsOnlyReadInConstructors(ISymbol member, CancellationToken cancellation)
        => member is IFieldSymbol { Type.SpecialType: SpecialType.System_String } or IPropertySymbol { Type.SpecialType: SpecialType.System_String }
            && ConstructorsOf(member.ContainingType, member.IsStatic, cancellation).All(constructor => constructor.DescendantTokens().All(token => !token.IsKind(SyntaxKind.IdentifierToken) || token.ValueText != member.Name || IsRead(token)));

    private static bool IsRead(SyntaxToken name)
    {
        if (name.Parent is not IdentifierNameSyntax identifier)
            return false;
        SyntaxNode read = identifier;
        while (read.Parent is ParenthesizedExpressionSyntax || (read.Parent is MemberAccessExpressionSyntax access && access.Name == read) || read.Parent.IsKind(SyntaxKind.SuppressNullableWarningExpression))
            read = read.Parent!;
        return read.Parent switch
        {
            ArgumentSyntax { RefKindKeyword.RawKind: 0, Parent: ArgumentListSyntax } or BinaryExpressionSyntax or IsPatternExpressionSyntax or InterpolationSyntax => true,
            MemberAccessExpressionSyntax access => access.Expression == read,
            ConditionalAccessExpressionSyntax access => access.Expression == read,
            _ => false,
        };
    }

    private static IEnumerable<ConstructorDeclarationSyntax> ConstructorsOf(INamedTypeSymbol type, bool isStatic, CancellationToken cancellation)
        => MembersOf(type, cancellation).OfType<ConstructorDeclarationSyntax>().Where(constructor => constructor.Modifiers.Any(SyntaxKind.StaticKeyword) == isStatic);

    /// <summary>Whether a constructor calls another one of its type, <c>: this(...)</c>, and does nothing with a member itself.</summary>
    public static bool LeavesToOther(IMethodSymbol constructor, ISymbol member, CancellationToken cancellation)
        => constructor.DeclaringSyntaxReferences is [var reference] && reference.GetSyntax(cancellation) is ConstructorDeclarationSyntax { Initializer.ThisOrBaseKeyword.RawKind: (int)SyntaxKind.ThisKeyword } syntax
            && !syntax.DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == member.Name);

    /// <summary>Whether an init accessor may write a member after the constructor: its own, or one that names it.</summary>
    public static bool IsWrittenByInit(ISymbol member, CancellationToken cancellation)
    {
        if (member is IPropertySymbol { SetMethod: not null })
            return true;
        foreach (SyntaxReference part in member.ContainingType.DeclaringSyntaxReferences)
        {
            foreach (SyntaxNode node in part.GetSyntax(cancellation).DescendantNodes(static node => node is not BlockSyntax))
            {
                if (node is AccessorDeclarationSyntax { Keyword.RawKind: (int)SyntaxKind.InitKeyword } init && init.DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == member.Name))
                    return true;
            }
        }
        return false;
    }

    /// <summary>
    /// An options property of type SslMode without initializer is Disable, which nobody has chosen: only if it is settable, not required, not nullable, in a class,
    /// and no constructor of that class assigns it.
    /// </summary>
    public static PropertyDeclarationSyntax? ImplicitDisable(IPropertySymbol property, SyntaxTree readIn, CancellationToken cancellation)
    {
        if (property is not { SetMethod: not null, IsRequired: false, IsStatic: false, Type.OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T, ContainingType: { TypeKind: TypeKind.Class, IsAbstract: false } type } || property.SetMethod.IsInitOnly && type.IsRecord
            || property.DeclaringSyntaxReferences.Length != 1
            || property.DeclaringSyntaxReferences[0].GetSyntax(cancellation) is not PropertyDeclarationSyntax { Initializer: null, ExpressionBody: null } declaration
            || declaration.SyntaxTree != readIn || IsPartial(declaration)
            || declaration.AccessorList is not { } accessors || accessors.Accessors.Any(static accessor => accessor.Body is not null || accessor.ExpressionBody is not null))
        {
            return null;
        }
        foreach (ConstructorDeclarationSyntax constructor in ConstructorsOf(type, isStatic: false, cancellation))
        {
            foreach (SyntaxNode node in constructor.DescendantNodes())
            {
                if (node is AssignmentExpressionSyntax { Left: { } left } && left.ToString().EndsWith(property.Name, StringComparison.Ordinal))
                    return null;
            }
        }
        return declaration;
    }
}
