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
            IMethodSymbol? function = operation switch
            {
                IAnonymousFunctionOperation lambda => lambda.Symbol,
                ILocalFunctionOperation local => local.Symbol,
                _ => statement.Function,
            };
            if (operation.Syntax is StatementSyntax and not BlockSyntax && operation.Syntax != statement.Syntax)
                statement = StatementOf(operation.Syntax, function);
            Look(operation, statement);
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

    private void Look(IOperation operation, Statement statement)
    {
        if (seeds.IsSeed(operation))
            statement.IsSeed = true;
        if (seeds.IsGuard(operation))
            (statement.IsSeed, HasGuard) = (true, true);
        statement.MayRunOther |= seeds.MayRunOther(operation);
        statement.WritesUnknown |= seeds.WritesUnknown(operation);
        switch (operation)
        {
            case ILocalReferenceOperation local:
                Note(statement, VariableOf(local.Local, local.Local.Type), local, local.IsDeclaration);
                break;
            case IParameterReferenceOperation parameter:
                Variable argument = VariableOf(parameter.Parameter, parameter.Parameter.Type);
                argument.IsOwnMember |= parameter.Parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor, DeclaringSyntaxReferences: [var written] } && written.GetSyntax() is TypeDeclarationSyntax;
                Note(statement, argument, parameter, false);
                break;
            case IFieldReferenceOperation field:
                Note(statement, MemberOf(field.Field.OriginalDefinition, field.Field.Type, field.Instance), field, false);
                break;
            case IPropertyReferenceOperation property:
                Note(statement, MemberOf(property.Property.OriginalDefinition, property.Property.Type, property.Instance), property, false);
                break;
            case IVariableDeclaratorOperation declarator:
                Write(statement, VariableOf(declarator.Symbol, declarator.Symbol.Type));
                break;
            case IDeclarationPatternOperation { DeclaredSymbol: { } declared }:
                Write(statement, VariableOf(declared, null));
                break;
            case IRecursivePatternOperation { DeclaredSymbol: { } declared }:
                Write(statement, VariableOf(declared, null));
                break;
            case IListPatternOperation { DeclaredSymbol: { } declared }:
                Write(statement, VariableOf(declared, null));
                break;
            case IAnonymousFunctionOperation lambda:
                Read(statement, Of(lambda.Symbol));
                break;
            case IReturnOperation when statement.Function is { } function:
                Write(statement, Of(function));
                break;
            case IInvocationOperation call:
                Call(call.TargetMethod, statement);
                break;
            case IObjectCreationOperation { Constructor: { } constructor }:
                Call(constructor, statement);
                break;
            case IMethodReferenceOperation reference:
                Call(reference.Method, statement);
                break;
            case ILiteralOperation { Type.SpecialType: SpecialType.System_Boolean }:
                statement.HasBoolLiteral = true;
                break;
        }
    }

    private void Call(IMethodSymbol method, Statement statement)
    {
        if (method.MethodKind == MethodKind.LocalFunction)
        {
            IMethodSymbol function = method.OriginalDefinition;
            Read(statement, Of(function));
            foreach (IParameterSymbol parameter in function.Parameters)
                Write(statement, VariableOf(parameter, parameter.Type));
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
            Read(statement, variable);
        if (isWrite)
            Write(statement, variable);
    }

    private static void Read(Statement statement, Variable variable)
    {
        statement.Reads.Add(variable);
        variable.Readers.Add(statement);
    }

    private static void Write(Statement statement, Variable variable)
    {
        statement.Writes.Add(variable);
        variable.Writers.Add(statement);
    }

    private static (bool IsRead, bool IsWrite) RoleOf(IOperation use)
    {
        IOperation value = use;
        while (value.Parent is ITupleOperation or IParenthesizedOperation or IDeclarationExpressionOperation)
            value = value.Parent;
        return value.Parent switch
        {
            ISimpleAssignmentOperation { IsRef: true } => (true, true),
            ISimpleAssignmentOperation or IDeconstructionAssignmentOperation when ((IAssignmentOperation)value.Parent).Target == value => (false, true),
            IAssignmentOperation assignment => (true, assignment.Target == value),
            IIncrementOrDecrementOperation or IAddressOfOperation => (true, true),
            IArgumentOperation { Parameter.RefKind: RefKind.Out } => (false, true),
            IArgumentOperation { Parameter: null or { RefKind: RefKind.Ref } } => (true, true),
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.RefKind: not RefKind.None } } => (true, true),
            IConditionalOperation { IsRef: true } => (true, true),
            _ => (true, false),
        };
    }
}
