using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PgSslAnalyzers.Symbols;

namespace PgSslAnalyzers.Flow;

/// <summary>
/// Whether whoever reads a member finds the value that its declaration or its constructors give: it is assigned before anybody can read it, and never again. A static member counts if no
/// initializer in front of it, nor code of the program that one calls, reads it; a member of an object if no constructor hands the object out before it is assigned.
/// </summary>
internal sealed class FixedMembers(FlowDomain domain, HarmlessSteps steps, CancellationToken cancellation)
{
    /// <summary>Past this many bodies behind an initializer it may read anything.</summary>
    public const int MaxBodies = 60;

    /// <summary>Base classes of libraries whose constructors call no member that a class of the program may override.</summary>
    private static readonly string[] QuietBases =
    [
        "System.Object", "System.ValueType", "System.Exception", "System.Attribute", "Microsoft.EntityFrameworkCore.DbContext", "Microsoft.Extensions.Hosting.BackgroundService", "Microsoft.AspNetCore.Mvc.ControllerBase",
        "Microsoft.AspNetCore.Mvc.Controller", "Microsoft.AspNetCore.Mvc.RazorPages.PageModel", "Microsoft.AspNetCore.SignalR.Hub", "Microsoft.AspNetCore.Components.ComponentBase",
        "Microsoft.AspNetCore.Mvc.Testing.WebApplicationFactory`1", "System.EventArgs", "System.MarshalByRefObject", "System.IO.Stream", "System.IO.MemoryStream", "System.IO.TextReader", "System.IO.TextWriter", "System.IO.StringWriter",
        "System.Data.Common.DbProviderFactory", "System.Data.Common.DbDataSource", "System.Collections.ObjectModel.Collection`1", "System.Collections.Generic.List`1", "System.Collections.Generic.Dictionary`2",
        "System.Net.Http.HttpMessageHandler", "System.Net.Http.DelegatingHandler", "System.ComponentModel.Component", "System.Data.Common.DbConnection", "System.Data.Common.DbCommand",
    ];

    private readonly Dictionary<ISymbol, bool> known = new(SymbolEqualityComparer.Default);

    public bool IsFixed(ISymbol member)
    {
        if (!known.TryGetValue(member, out bool isFixed))
        {
            // Asked for in a circle: not before.
            known[member] = false;
            known[member] = isFixed = Look(member);
        }
        return isFixed;
    }

    /// <summary>Whether a static member is another one for each argument of its type.</summary>
    public static bool IsOfGenericType(ISymbol member)
    {
        if (!member.IsStatic)
            return false;
        for (INamedTypeSymbol? type = member.ContainingType; type is not null; type = type.ContainingType)
        {
            if (type.IsGenericType)
                return true;
        }
        return false;
    }

    /// <summary>The initializer of a member that each thread has for itself runs on one thread only.</summary>
    private static bool IsOfThread(ISymbol member)
        => member.IsStatic && (member.GetAttributes().Any(IsThreadStatic) || (member is IPropertySymbol property && property.ContainingType.GetMembers().Any(field => field is IFieldSymbol { AssociatedSymbol: { } owner } && SymbolEqualityComparer.Default.Equals(owner, property) && field.GetAttributes().Any(IsThreadStatic))));

    private static bool IsThreadStatic(AttributeData attribute) => attribute.AttributeClass is { Name: "ThreadStaticAttribute", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    /// <summary>Whether fields of a type may lie at one place: it says itself where they lie.</summary>
    private static bool MayOverlap(INamedTypeSymbol type)
        => type.GetAttributes().Any(static attribute => attribute is { AttributeClass: { Name: "StructLayoutAttribute" }, ConstructorArguments: not [{ Value: (int)System.Runtime.InteropServices.LayoutKind.Sequential or (int)System.Runtime.InteropServices.LayoutKind.Auto }] });

    private bool Look(ISymbol member)
    {
        if (member is IFieldSymbol { IsConst: true })
            return true;
        if (member.ContainingType is not { } type || member.DeclaringSyntaxReferences is not [var declared] || MayOverlap(type) || IsOfGenericType(member) || IsOfThread(member) || ((member.IsVirtual || member.IsOverride || member.IsAbstract) && !member.IsSealed && !type.IsSealed))
            return false;
        bool isInitialized = DeclaredValues.InitializerOf(member, cancellation) is not null;
        if (isInitialized && DeclaredValues.IsInConstructor(member, cancellation) && !DeclaredValues.IsOnlyReadInConstructors(member, cancellation))
            return false;
        if (member.IsStatic)
            return isInitialized ? !AnyReads(StaticInitializers(type, declared.Span.End, declared.SyntaxTree), member) : IsFixedByStaticConstructor(member, type);
        // default(S), new S() and the elements of an array run no initializer and no constructor.
        // A finalizer runs also for an object whose constructor has thrown.
        if (type.IsValueType || DeclaredValues.IsWrittenByInit(member, cancellation) || domain.Derived?.HaveFinalizer(type) == true)
            return false;
        // A constructor that copies a record runs no initializer of it.
        if (isInitialized && type.IsRecord && type.InstanceConstructors.Any(constructor => constructor is { IsImplicitlyDeclared: false, Parameters: [{ Type: var copied }] } && SymbolEqualityComparer.Default.Equals(copied, type)))
            return false;
        return isInitialized || type.InstanceConstructors.All(constructor => IsFixedBy(constructor, member));
    }

    private bool IsFixedByStaticConstructor(ISymbol member, INamedTypeSymbol type)
    {
        if (type.StaticConstructors is not [{ DeclaringSyntaxReferences: [var reference] }] || domain.OperationOf(reference.GetSyntax(cancellation)) is not { } body || LastAssignment(body, member) is not { } assignment)
            return false;
        int end = assignment.Span.End;
        return !AnyReads(StaticInitializers(type, int.MaxValue, null), member)
            && !AnyReads(body.Descendants().Where(part => part is ILocalFunctionOperation || part.Syntax.Span.End <= end && part.Parent is { } outer && outer.Syntax.Span.End > end), member);
    }

    private static bool IsTargetOf(IOperation part, ISymbol member)
        => part is IMemberReferenceOperation { Parent: ISimpleAssignmentOperation assignment } reference && assignment.Target == part && SymbolEqualityComparer.Default.Equals(reference.Member.OriginalDefinition, member);

    /// <summary>The static initializers of a type that may run before one that ends at <paramref name="end"/>, that one included. Which part of a type comes first is not said.</summary>
    private IEnumerable<IOperation?> StaticInitializers(INamedTypeSymbol type, int end, SyntaxTree? tree)
    {
        foreach (SyntaxReference part in type.DeclaringSyntaxReferences)
        {
            if (part.GetSyntax(cancellation) is not TypeDeclarationSyntax declaration)
                continue;
            foreach (MemberDeclarationSyntax member in declaration.Members)
            {
                if (!member.Modifiers.Any(SyntaxKind.StaticKeyword) || (part.SyntaxTree == tree && declaration.Span.Contains(end - 1) && member.SpanStart >= end))
                    continue;
                foreach (EqualsValueClauseSyntax initializer in Initializers.Of(member))
                {
                    if (part.SyntaxTree != tree || !declaration.Span.Contains(end - 1) || initializer.SpanStart < end)
                        yield return domain.OperationOf(initializer);
                }
            }
        }
    }

    private bool IsFixedBy(IMethodSymbol constructor, ISymbol member)
    {
        // The constructor that copies a record copies its members.
        if (constructor is { IsImplicitlyDeclared: true, Parameters: [{ Type: var copied }] } && SymbolEqualityComparer.Default.Equals(copied, member.ContainingType))
            return true;
        if (constructor.DeclaringSyntaxReferences is not [var reference] || reference.GetSyntax(cancellation) is not ConstructorDeclarationSyntax syntax || domain.OperationOf(syntax) is not { } body)
            return false;
        SyntaxNode? assignment = LastAssignment(body, member);
        if (syntax.Initializer is { ThisOrBaseKeyword.RawKind: (int)SyntaxKind.ThisKeyword })
            return assignment is null;
        if (assignment is null || !IsQuietBase(member.ContainingType.BaseType, 0) || MayBeSetByBase(member.ContainingType) || syntax.DescendantNodes().Any(static node => node is LabeledStatementSyntax))
            return false;
        foreach (IOperation part in body.Descendants())
        {
            // A local function may be called in front of where it stands.
            if (part is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } own && (part.Syntax.SpanStart < assignment.Span.End || IsInLocalFunction(part)) && HandsOut(own, member))
                return false;
        }
        return true;
    }

    private static bool IsInLocalFunction(IOperation part)
    {
        for (IOperation? outer = part.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is ILocalFunctionOperation)
                return true;
        }
        return false;
    }

    /// <summary>Whether a use of the object in its constructor lets somebody read a member of it.</summary>
    private bool HandsOut(IInstanceReferenceOperation own, ISymbol member)
    {
        for (IOperation? outer = own.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is IAnonymousFunctionOperation or ILocalFunctionOperation)
                return true;
        }
        switch (own.Parent)
        {
            case IFieldReferenceOperation { Parent: not IArgumentOperation { Parameter.RefKind: not RefKind.None } } field:
                return !IsTargetOf(field, member) && SymbolEqualityComparer.Default.Equals(field.Field.OriginalDefinition, member);
            case IPropertyReferenceOperation property when steps.IsPlain(property.Property.OriginalDefinition) && property.Property.DeclaringSyntaxReferences.Length > 0:
                return !IsTargetOf(property, member) && SymbolEqualityComparer.Default.Equals(property.Property.OriginalDefinition, member);
            // The base constructor: see IsQuietBase.
            case IInvocationOperation { TargetMethod.MethodKind: MethodKind.Constructor }:
                return false;
            case IInvocationOperation { TargetMethod: { DeclaringSyntaxReferences.Length: 1 } } call when call.Instance == own:
                return AnyReads([call], member);
            default:
                return true;
        }
    }

    /// <summary>A base constructor runs first: it must not call what this type may override, nor hand the object out.</summary>
    private bool IsQuietBase(INamedTypeSymbol? type, int depth)
    {
        if (type is null || type.SpecialType == SpecialType.System_Object)
            return true;
        if (type.DeclaringSyntaxReferences.IsEmpty)
            return QuietBases.Any(name => MetadataName.Simple(name) == type.Name && MetadataName.IsNameOf(name, type));
        return depth < HarmlessSteps.MaxDepth && IsQuietBase(type.BaseType, depth + 1) && type.InstanceConstructors.All(constructor => constructor.DeclaringSyntaxReferences switch
        {
            [] => true,
            [var reference] => reference.GetSyntax(cancellation) is ConstructorDeclarationSyntax syntax
                ? domain.OperationOf(syntax) is { } body && body.Descendants().All(static part => part is not IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } own || own.Parent is IFieldReferenceOperation
                    || own.Parent is IPropertyReferenceOperation { Property: { IsVirtual: false, IsAbstract: false, IsOverride: false } property } && IsAuto(property))
                : reference.GetSyntax(cancellation) is TypeDeclarationSyntax,
            _ => false,
        });
    }

    /// <summary>Whether a DbContext finds a set of entities with a setter of its own: its constructor calls the setters of all of them.</summary>
    private static bool MayBeSetByBase(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? declared = type; declared is { DeclaringSyntaxReferences.IsEmpty: false }; declared = declared.BaseType)
        {
            if (declared.GetMembers().Any(static member => member is IPropertySymbol { Type.Name: "DbSet", SetMethod: not null } set && !IsAuto(set)))
                return true;
        }
        return false;
    }

    private static bool IsAuto(IPropertySymbol property)
        => property.DeclaringSyntaxReferences is [var reference] && reference.GetSyntax() is PropertyDeclarationSyntax { ExpressionBody: null, AccessorList: { } accessors } declared && !DeclaredValues.IsPartial(declared) && accessors.Accessors.All(static accessor => accessor is { Body: null, ExpressionBody: null });

    private static SyntaxNode? LastAssignment(IOperation body, ISymbol member)
    {
        SyntaxNode? last = null;
        foreach (IOperation part in body.Descendants())
        {
            if (part is IMemberReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Member.OriginalDefinition, member) && WrittenBy(part) is { } written && (last is null || written.Span.End > last.Span.End))
                last = written;
        }
        return last;
    }

    private static SyntaxNode? WrittenBy(IOperation reference)
    {
        IOperation value = reference;
        while (value.Parent is ITupleOperation)
            value = value.Parent;
        return value.Parent switch
        {
            IAssignmentOperation assignment when assignment.Target == value => assignment.Syntax,
            IIncrementOrDecrementOperation or IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } => value.Parent.Syntax,
            _ => null,
        };
    }

    /// <summary>Whether operations, or code of the program that they call, may read a member.</summary>
    private bool AnyReads(IEnumerable<IOperation?> roots, ISymbol member)
    {
        var seen = new HashSet<object>();
        // Its own type runs already: that is what is looked at.
        if (member.IsStatic)
            seen.Add(member.ContainingType.OriginalDefinition);
        var pending = new Queue<IOperation?>(roots);
        var scope = new StartScope(member.ContainingType, steps);
        for (int count = 0; pending.Count > 0; count++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (pending.Dequeue() is not { } root || count > MaxBodies * 4 || seen.Count > MaxBodies)
                return true;
            foreach (IOperation part in Initializers.StepsOf(root))
            {
                if (part is IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } reference && SymbolEqualityComparer.Default.Equals(reference.Member.OriginalDefinition, member) && !IsTargetOf(part, member))
                    return true;
                if (!Follow(part, member, scope, seen, pending))
                    return true;
                scope.Note(part);
            }
        }
        return member.IsStatic && scope.IsOpen;
    }

    /// <returns>Whether it is known what the operation calls.</returns>
    private bool Follow(IOperation part, ISymbol member, StartScope scope, HashSet<object> seen, Queue<IOperation?> pending)
    {
        if (HarmlessSteps.StartedBy(part) is { } started)
            FollowInitializers(started, isStatic: true, seen, pending);
        // What a library calls by itself may read it.
        if (member.IsStatic && steps.MayRunHook(part))
            return false;
        switch (part)
        {
            // The object is handed to somebody.
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance, Parent: not (IMemberReferenceOperation or IInvocationOperation) }:
                return member.IsStatic;
            case IInvocationOperation { TargetMethod.DeclaringSyntaxReferences.IsEmpty: true }:
                return IsLibraryStep(part, member, scope);
            case IInvocationOperation call:
                return FollowMethod(call.TargetMethod, member, seen, pending);
            case IObjectCreationOperation { Constructor: { } constructor }:
                return FollowCreation(constructor, member, seen, pending) && (IsOfProgram(constructor.ContainingType) || IsLibraryStep(part, member, scope));
            case IMethodReferenceOperation { Method.DeclaringSyntaxReferences.IsEmpty: true }:
                return !member.IsStatic || steps.Library.GetsNothing(part, scope);
            case IMethodReferenceOperation reference:
                return FollowMethod(reference.Method, member, seen, pending);
            case IPropertyReferenceOperation { Property: var property }:
                if (!IsOfProgram(property))
                    return IsLibraryStep(part, member, scope);
                if (steps.IsPlain(property.OriginalDefinition))
                    return true;
                return (property.GetMethod is null || FollowMethod(property.GetMethod, member, seen, pending)) && (property.SetMethod is null || FollowMethod(property.SetMethod, member, seen, pending));
            case IDynamicInvocationOperation or IDynamicMemberReferenceOperation or IDynamicObjectCreationOperation or IDynamicIndexerAccessOperation or ITypeParameterObjectCreationOperation or { Kind: OperationKind.None }:
                return false;
            case IUsingOperation { Resources: var resources }:
                return !member.IsStatic || steps.Library.AreOfLibrary(resources, scope);
            case IUsingDeclarationOperation { DeclarationGroup: var resources }:
                return !member.IsStatic || steps.Library.AreOfLibrary(resources, scope);
            default:
                // Whatever else may run code that is not in sight. A member of an object is only read by who has the object.
                return !member.IsStatic || steps.IsOne(part);
        }
    }

    /// <summary>Whether a step into a library does not come back to the program. A member of an object is only read by who has the object.</summary>
    private bool IsLibraryStep(IOperation part, ISymbol member, StartScope scope) => !member.IsStatic || steps.IsOne(part) || steps.Library.GetsNothing(part, scope);

    private static bool IsOfProgram(ISymbol symbol) => symbol.DeclaringSyntaxReferences.Length > 0;

    private bool FollowMethod(IMethodSymbol method, ISymbol member, HashSet<object> seen, Queue<IOperation?> pending)
    {
        IMethodSymbol definition = method.OriginalDefinition;
        if (definition.MethodKind == MethodKind.LocalFunction)
            return true;
        if (definition.DeclaringSyntaxReferences.IsEmpty)
            return true;
        if (definition.DeclaringSyntaxReferences.Length != 1 || definition.IsAbstract || ((definition.IsVirtual || definition.IsOverride) && !definition.IsSealed && !definition.ContainingType.IsSealed))
            return false;
        if (method.IsStatic || definition.ContainingType.IsValueType)
            FollowInitializers(definition.ContainingType, isStatic: true, seen, pending);
        if (!seen.Add(definition))
            return true;
        SyntaxNode syntax = definition.DeclaringSyntaxReferences[0].GetSyntax(cancellation);
        // What the compiler writes for a record asks its members.
        if (syntax is TypeDeclarationSyntax)
            return definition.MethodKind == MethodKind.Constructor || !steps.Library.MayBringCode(definition.ContainingType);
        pending.Enqueue(domain.OperationOf(syntax));
        return true;
    }

    private bool FollowCreation(IMethodSymbol constructor, ISymbol member, HashSet<object> seen, Queue<IOperation?> pending)
    {
        FollowInitializers(constructor.ContainingType, isStatic: true, seen, pending);
        INamedTypeSymbol? type = constructor.ContainingType;
        for (; type is { DeclaringSyntaxReferences.IsEmpty: false }; type = type.BaseType)
        {
            FollowInitializers(type, isStatic: true, seen, pending);
            FollowInitializers(type, isStatic: false, seen, pending);
            // One that is not written calls that of its base.
            if (type.InstanceConstructors.FirstOrDefault(static one => one.Parameters.IsEmpty) is { IsImplicitlyDeclared: false } written && !FollowMethod(written, member, seen, pending))
                return false;
        }
        // The constructor of a library may call what the program overrides.
        if (member.IsStatic && IsOfProgram(constructor.ContainingType) && type is not null && !IsQuietBase(type, 0))
        {
            for (INamedTypeSymbol? lower = constructor.ContainingType; lower is { DeclaringSyntaxReferences.IsEmpty: false }; lower = lower.BaseType)
                FollowOverrides(lower, seen, pending);
        }
        return FollowMethod(constructor, member, seen, pending);
    }

    private void FollowOverrides(INamedTypeSymbol type, HashSet<object> seen, Queue<IOperation?> pending)
    {
        foreach (IMethodSymbol method in type.GetMembers().OfType<IMethodSymbol>())
        {
            bool isReachable = method.IsOverride || !method.ExplicitInterfaceImplementations.IsEmpty || type.AllInterfaces.Any(implemented => implemented.GetMembers().Any(one => SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(one), method)));
            if (isReachable && method.OriginalDefinition.DeclaringSyntaxReferences is [var reference] && seen.Add(method.OriginalDefinition))
                pending.Enqueue(domain.OperationOf(reference.GetSyntax(cancellation)));
        }
    }

    /// <summary>What runs when a type is used for the first time, or when an object of it is made.</summary>
    private void FollowInitializers(INamedTypeSymbol type, bool isStatic, HashSet<object> seen, Queue<IOperation?> pending)
    {
        type = type.OriginalDefinition;
        if (type.DeclaringSyntaxReferences.IsEmpty || !seen.Add(isStatic ? type : (type, "made")))
            return;
        foreach (SyntaxReference part in type.DeclaringSyntaxReferences)
        {
            if (part.GetSyntax(cancellation) is not TypeDeclarationSyntax declaration)
                continue;
            foreach (MemberDeclarationSyntax member in declaration.Members)
            {
                if (member.Modifiers.Any(SyntaxKind.StaticKeyword) != isStatic)
                    continue;
                foreach (EqualsValueClauseSyntax initializer in Initializers.Of(member))
                    pending.Enqueue(domain.OperationOf(initializer));
                if (isStatic && member is ConstructorDeclarationSyntax)
                    pending.Enqueue(domain.OperationOf(member));
            }
        }
    }
}
