using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PgSslAnalyzers.Flow;
using PgSslAnalyzers.Symbols;

namespace PgSslAnalyzers.Callbacks;

/// <summary>What an expression of delegate type may call.</summary>
/// <param name="Functions">Lambdas, local functions and methods of the program, as operations.</param>
/// <param name="MayBeOther">Whether it may call something that is not in <paramref name="Functions"/>.</param>
internal sealed record DelegateTargets(IReadOnlyList<IOperation> Functions, bool MayBeOther)
{
    /// <summary>How many variables, fields and helpers are followed to find the function.</summary>
    public const int MaxDepth = 4;

    /// <summary>Looks through casts, conditions, variables, fields, properties and methods that return the delegate.</summary>
    public static DelegateTargets Of(IOperation value, CompilationContext context, CancellationToken cancellation)
    {
        var search = new Search(context, cancellation);
        search.Visit(value, MaxDepth);
        return new DelegateTargets(search.Functions, search.MayBeOther);
    }

    /// <summary>The body of a method, accessor or local function of the program that calls cannot end up elsewhere of; null if there is none.</summary>
    public static IOperation? FunctionOf(IMethodSymbol method, CompilationContext context, CancellationToken cancellation)
    {
        IMethodSymbol definition = method.OriginalDefinition;
        if (definition.DeclaringSyntaxReferences.Length != 1 || definition.IsAbstract || definition.IsExtern
            || ((definition.IsVirtual || definition.IsOverride) && !definition.IsSealed && !definition.ContainingType.IsSealed))
        {
            return null;
        }
        return context.OperationOf(definition.DeclaringSyntaxReferences[0].GetSyntax(cancellation), cancellation);
    }

    private sealed class Search(CompilationContext context, CancellationToken cancellation)
    {
        public List<IOperation> Functions { get; } = [];

        public bool MayBeOther { get; private set; }

        public void Visit(IOperation value, int depth)
        {
            switch (value)
            {
                case IConversionOperation { OperatorMethod: null } conversion:
                    Visit(conversion.Operand, depth);
                    break;
                case IParenthesizedOperation parenthesized:
                    Visit(parenthesized.Operand, depth);
                    break;
                case IDelegateCreationOperation creation:
                    Visit(creation.Target, depth);
                    break;
                case IAnonymousFunctionOperation lambda:
                    Add(lambda);
                    break;
                case IMethodReferenceOperation reference:
                    Add(FunctionOf(reference.Method, context, cancellation));
                    break;
                case IConditionalOperation { WhenFalse: { } whenFalse } conditional:
                    Visit(conditional.WhenTrue, depth);
                    Visit(whenFalse, depth);
                    break;
                case ICoalesceOperation coalesce:
                    Visit(coalesce.Value, depth);
                    Visit(coalesce.WhenNull, depth);
                    break;
                case ISwitchExpressionOperation choice:
                    foreach (ISwitchExpressionArmOperation arm in choice.Arms)
                        Visit(arm.Value, depth);
                    break;
                case ICompoundAssignmentOperation combined:
                    Visit(combined.Value, depth);
                    break;
                case { ConstantValue: { HasValue: true, Value: null } } or IDefaultValueOperation or IThrowOperation:
                    break;
                case IParameterReferenceOperation:
                    MayBeOther = true;
                    break;
                default:
                    if (depth == 0)
                        MayBeOther = true;
                    else
                        Follow(value, depth - 1);
                    break;
            }
        }

        private void Follow(IOperation value, int depth)
        {
            switch (value)
            {
                case ILocalReferenceOperation { Local: var local }:
                    bool any = false;
                    foreach (IOperation written in Writes.To(local, Graphs.RootOf(value)))
                    {
                        any = true;
                        Visit(written, depth);
                    }
                    MayBeOther |= !any || Writes.MayBeByReference(local, Graphs.RootOf(value));
                    break;
                case IFieldReferenceOperation { Field: var field }:
                    FollowInitializer(field, depth);
                    MayBeOther |= !field.IsReadOnly || DeclaredValues.IsInConstructor(field, cancellation) || DeclaredValues.IsWrittenByInit(field, cancellation) || field.ContainingType.IsValueType;
                    break;
                case IPropertyReferenceOperation { Property: { GetMethod: { } getter } property }:
                    if (!FollowInitializer(property, depth))
                        FollowReturns(getter, depth);
                    MayBeOther |= property.SetMethod is not null || DeclaredValues.IsInConstructor(property, cancellation)
                        || ((property.IsVirtual || property.IsOverride || property.IsAbstract) && !property.ContainingType.IsSealed);
                    break;
                case IInvocationOperation call:
                    FollowReturns(call.TargetMethod, depth);
                    break;
                default:
                    MayBeOther = true;
                    break;
            }
        }

        private bool FollowInitializer(ISymbol member, int depth)
        {
            if (DeclaredValues.InitializerOf(member.OriginalDefinition, cancellation) is not { } initializer
                || context.OperationOf(initializer, cancellation) is not ISymbolInitializerOperation { Value: { } value })
            {
                MayBeOther |= member is IFieldSymbol;
                return false;
            }
            Visit(value, depth);
            return true;
        }

        private void FollowReturns(IMethodSymbol method, int depth)
        {
            if (FunctionOf(method, context, cancellation) is not { } body)
            {
                MayBeOther = true;
                return;
            }
            IOperation? own = body is ILocalFunctionOperation ? body : null;
            foreach (IOperation part in body.Descendants())
            {
                if (part is IReturnOperation { Kind: OperationKind.Return, ReturnedValue: { } returned } && Writes.FunctionAround(part) == own)
                    Visit(returned, depth);
            }
        }

        private void Add(IOperation? function)
        {
            if (function is null)
                MayBeOther = true;
            else if (!Functions.Exists(known => known.Syntax == function.Syntax))
                Functions.Add(function);
        }
    }
}
