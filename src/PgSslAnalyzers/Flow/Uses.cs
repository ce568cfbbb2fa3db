using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace PgSslAnalyzers.Flow;

/// <summary>What the statements of a body read and write: one pass over its operations, lambdas and local functions included.</summary>
internal sealed class Uses
{
    private readonly Dictionary<ISymbol, Variable> variables = new(SymbolEqualityComparer.Default);
    private readonly RelevanceSeeds seeds;

    public Uses(IOperation body, RelevanceSeeds seeds)
    {
        this.seeds = seeds;
        // Nested expressions are as deep as somebody has written them: no recursion.
        var pending = new Stack<(IOperation Operation, Statement Statement)>();
        pending.Push((body, StatementOf(body.Syntax, null)));
        while (pending.Count > 0)
        {
            (IOperation operation, Statement statement) = pending.Pop();
            OperationKind kind = operation.Kind;
            IMethodSymbol? function = kind switch
            {
                OperationKind.AnonymousFunction => ((IAnonymousFunctionOperation)operation).Symbol,
                OperationKind.LocalFunction => ((ILocalFunctionOperation)operation).Symbol,
                _ => statement.Function,
            };
            SyntaxNode syntax = operation.Syntax;
            if (syntax != statement.Syntax && syntax is StatementSyntax and not BlockSyntax)
                statement = StatementOf(syntax, function);
            Look(operation, kind, statement);
            bool isFunction = !ReferenceEquals(function, statement.Function);
            foreach (IOperation child in operation.ChildOperations)
                pending.Push((child, isFunction ? StatementIn(child, statement, function) : statement));
        }
    }

    public Dictionary<SyntaxNode, Statement> Statements { get; } = [];

    public IEnumerable<Variable> Variables => variables.Values;

    /// <summary>Whether a condition says something of a host or of a mode that somebody asked for.</summary>
    public bool HasGuard { get; private set; }

    public Variable Of(IMethodSymbol function) => VariableOf(function, null);

    private Statement StatementOf(SyntaxNode syntax, IMethodSymbol? function)
    {
        if (!Statements.TryGetValue(syntax, out Statement? known))
            Statements[syntax] = known = new Statement(syntax, function);
        return known;
    }

    /// <summary>The statements of a lambda are its own; an expression is a part of the statement around it.</summary>
    private Statement StatementIn(IOperation child, Statement outer, IMethodSymbol? function)
        => child.Syntax is BlockSyntax && child.Syntax != outer.Syntax ? StatementOf(child.Syntax, function) : outer;

    // A switch over kinds, not over types: every operation of a body comes here.
    private void Look(IOperation operation, OperationKind kind, Statement statement)
    {
        if (seeds.IsSeed(operation))
            statement.IsSeed = true;
        if (seeds.IsGuard(operation))
            (statement.IsSeed, HasGuard) = (true, true);
        statement.MayRunOther |= seeds.MayRunOther(operation);
        statement.WritesUnknown |= seeds.WritesUnknown(operation);
        switch (kind)
        {
            case OperationKind.LocalReference:
                var local = (ILocalReferenceOperation)operation;
                Note(statement, VariableOf(local.Local, local.Local.Type), local, local.IsDeclaration);
                break;
            case OperationKind.ParameterReference:
                IParameterSymbol parameter = ((IParameterReferenceOperation)operation).Parameter;
                Variable argument = VariableOf(parameter, parameter.Type);
                argument.IsOwnMember |= parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor, DeclaringSyntaxReferences: [var written] } && written.GetSyntax() is TypeDeclarationSyntax;
                Note(statement, argument, operation, false);
                break;
            case OperationKind.FieldReference:
                var field = (IFieldReferenceOperation)operation;
                Note(statement, MemberOf(field.Field.OriginalDefinition, field.Field.Type, field.Instance), field, false);
                break;
            case OperationKind.PropertyReference:
                var property = (IPropertyReferenceOperation)operation;
                Note(statement, MemberOf(property.Property.OriginalDefinition, property.Property.Type, property.Instance), property, false);
                break;
            case OperationKind.VariableDeclarator:
                ILocalSymbol variable = ((IVariableDeclaratorOperation)operation).Symbol;
                statement.Write(VariableOf(variable, variable.Type));
                break;
            case OperationKind.DeclarationPattern:
                Declare(((IDeclarationPatternOperation)operation).DeclaredSymbol, statement);
                break;
            case OperationKind.RecursivePattern:
                Declare(((IRecursivePatternOperation)operation).DeclaredSymbol, statement);
                break;
            case OperationKind.ListPattern:
                Declare(((IListPatternOperation)operation).DeclaredSymbol, statement);
                break;
            case OperationKind.AnonymousFunction:
                statement.Read(Of(((IAnonymousFunctionOperation)operation).Symbol));
                break;
            case OperationKind.Return or OperationKind.YieldReturn or OperationKind.YieldBreak when statement.Function is { } function:
                statement.Write(Of(function));
                break;
            case OperationKind.Invocation:
                Call(((IInvocationOperation)operation).TargetMethod, statement);
                break;
            case OperationKind.ObjectCreation when operation is IObjectCreationOperation { Constructor: { } constructor }:
                Call(constructor, statement);
                break;
            case OperationKind.MethodReference:
                Call(((IMethodReferenceOperation)operation).Method, statement);
                break;
            case OperationKind.Literal:
                statement.HasBoolLiteral |= operation.Type is { SpecialType: SpecialType.System_Boolean };
                break;
        }
    }

    private void Declare(ISymbol? declared, Statement statement)
    {
        if (declared is not null)
            statement.Write(VariableOf(declared, null));
    }

    private void Call(IMethodSymbol method, Statement statement)
    {
        if (method.MethodKind == MethodKind.LocalFunction)
        {
            IMethodSymbol function = method.OriginalDefinition;
            statement.Read(Of(function));
            foreach (IParameterSymbol parameter in function.Parameters)
                statement.Write(VariableOf(parameter, parameter.Type));
        }
        else if (method.DeclaringSyntaxReferences.Length > 0)
        {
            (statement.Calls ??= []).Add(method.OriginalDefinition);
        }
    }

    private Variable VariableOf(ISymbol symbol, ITypeSymbol? type)
    {
        if (!variables.TryGetValue(symbol, out Variable? known))
            variables[symbol] = known = new Variable(symbol, type);
        return known;
    }

    private Variable MemberOf(ISymbol member, ITypeSymbol? type, IOperation? instance)
    {
        Variable variable = VariableOf(member, type);
        // A member of a library that nobody can write to is not known in any case.
        bool isWritable = member is IFieldSymbol { IsConst: false, IsReadOnly: false } or IPropertySymbol { SetMethod: not null } || member.DeclaringSyntaxReferences.Length > 0;
        variable.IsOwnMember |= isWritable && instance is null or IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance };
        return variable;
    }

    private static void Note(Statement statement, Variable variable, IOperation use, bool isDeclaration)
    {
        (bool isRead, bool isWrite) = isDeclaration ? (false, true) : RoleOf(use);
        if (isRead)
            statement.Read(variable);
        if (isWrite)
            statement.Write(variable);
    }

    private static (bool IsRead, bool IsWrite) RoleOf(IOperation use)
    {
        IOperation value = use;
        IOperation? user = use.Parent;
        while (user?.Kind is OperationKind.Tuple or OperationKind.Parenthesized or OperationKind.DeclarationExpression)
            (value, user) = (user, user.Parent);
        switch (user?.Kind)
        {
            case OperationKind.SimpleAssignment when ((ISimpleAssignmentOperation)user).IsRef:
                return (true, true);
            case OperationKind.SimpleAssignment or OperationKind.DeconstructionAssignment:
                bool isTarget = ((IAssignmentOperation)user).Target == value;
                return (!isTarget, isTarget);
            case OperationKind.CompoundAssignment or OperationKind.CoalesceAssignment:
                return (true, ((IAssignmentOperation)user).Target == value);
            case OperationKind.Increment or OperationKind.Decrement or OperationKind.AddressOf:
                return (true, true);
            case OperationKind.Argument:
                RefKind? kind = ((IArgumentOperation)user).Parameter?.RefKind;
                return (kind != RefKind.Out, kind is null or RefKind.Ref or RefKind.Out);
            case OperationKind.VariableInitializer:
                return (true, user.Parent is IVariableDeclaratorOperation { Symbol.RefKind: not RefKind.None });
            case OperationKind.Conditional:
                return (true, ((IConditionalOperation)user).IsRef);
            default:
                return (true, false);
        }
    }
}
