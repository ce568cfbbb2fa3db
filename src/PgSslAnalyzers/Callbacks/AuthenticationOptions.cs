using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PgSslAnalyzers.Symbols;
using PgSslAnalyzers.Text;

namespace PgSslAnalyzers.Callbacks;

/// <summary>What a callback over SslClientAuthenticationOptions does to the check of the server.</summary>
internal enum OptionsEffect
{
    /// <summary>Sets a validation callback that may check: Npgsql throws if the mode is VerifyCA or VerifyFull.</summary>
    ValidationCallback,

    /// <summary>Sets a validation callback that accepts any certificate.</summary>
    AcceptsAnything,

    /// <summary>Sets a chain policy that accepts certificates of any authority.</summary>
    IgnoresAuthority,

    /// <summary>Has another name checked than the host of the connection string.</summary>
    OtherHostName,

    /// <summary>Does something that is not understood.</summary>
    NotUnderstood,
}

/// <summary>Reads the callbacks of UseSslClientAuthenticationOptionsCallback and NpgsqlConnection.SslClientAuthenticationOptionsCallback.</summary>
internal static class AuthenticationOptions
{
    /// <summary>How many helpers of the program that get the options are entered.</summary>
    public const int MaxDepth = 3;

    /// <summary>The effects of <paramref name="callback"/>, each with the place that has it.</summary>
    public static IReadOnlyList<(OptionsEffect Effect, IOperation Place)> EffectsOf(IOperation callback, CompilationContext context, CancellationToken cancellation)
    {
        var reader = new Reader(context, cancellation);
        DelegateTargets targets = DelegateTargets.Of(callback, context, cancellation);
        foreach (IOperation function in targets.Functions)
            reader.ReadFunction(function, 0, MaxDepth);
        if (targets.MayBeOther)
            reader.Effects.Add((OptionsEffect.NotUnderstood, callback));
        return reader.Effects;
    }

    /// <summary>Whether a callback, written where it is handed over, does nothing but what stands at <paramref name="place"/>.</summary>
    public static bool IsAllThat(IOperation callback, IOperation place)
    {
        IOperation function = callback;
        while (function is IConversionOperation or IDelegateCreationOperation)
            function = function is IConversionOperation conversion ? conversion.Operand : ((IDelegateCreationOperation)function).Target;
        return function is IAnonymousFunctionOperation { Body.Operations: var steps }
            && steps.All(step => step.Syntax.Contains(place.Syntax) || step is IReturnOperation { ReturnedValue: null }) && steps.Count(static step => step is not IReturnOperation { ReturnedValue: null }) == 1;
    }

    private sealed class Reader(CompilationContext context, CancellationToken cancellation)
    {
        private readonly HashSet<ISymbol> seen = new(SymbolEqualityComparer.Default);

        public List<(OptionsEffect Effect, IOperation Place)> Effects { get; } = [];

        public void ReadFunction(IOperation function, int parameter, int depth)
        {
            IMethodSymbol? method = function switch
            {
                IAnonymousFunctionOperation lambda => lambda.Symbol,
                ILocalFunctionOperation local => local.Symbol,
                _ => function.SemanticModel?.GetDeclaredSymbol(function.Syntax, cancellation) as IMethodSymbol,
            };
            // delegate { ... } has no parameter and cannot touch the options.
            if (method is not null && parameter < method.Parameters.Length)
                ReadUses(method.Parameters[parameter], function, depth);
        }

        private void ReadUses(ISymbol options, IOperation body, int depth)
        {
            if (!seen.Add(options))
                return;
            foreach (IOperation part in body.Descendants())
            {
                ISymbol? symbol = part is IParameterReferenceOperation parameter ? parameter.Parameter : (part as ILocalReferenceOperation)?.Local;
                if (symbol is not null && SymbolEqualityComparer.Default.Equals(symbol, options))
                    ReadUse(part, body, depth);
            }
        }

        private void ReadUse(IOperation use, IOperation body, int depth)
        {
            switch (Unconverted(use.Parent))
            {
                case IPropertyReferenceOperation property when property.Instance == use:
                    ReadMember(property);
                    break;
                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var alias } }:
                    ReadUses(alias, body, depth);
                    break;
                case IArgumentOperation { Parameter: { Ordinal: var ordinal }, Parent: IInvocationOperation call }
                    when depth > 0 && DelegateTargets.FunctionOf(call.TargetMethod, context, cancellation) is { } helper:
                    ReadFunction(helper, ordinal, depth - 1);
                    break;
                case IIsPatternOperation pattern when OnlyLooks(pattern.Pattern):
                case IBinaryOperation { OperatorMethod: null } or INameOfOperation:
                    break;
                default:
                    Effects.Add((OptionsEffect.NotUnderstood, use));
                    break;
            }
        }

        private void ReadMember(IPropertyReferenceOperation property)
        {
            IAssignmentOperation? assignment = property.Parent is IAssignmentOperation written && written.Target == property ? written : null;
            switch (property.Property.Name)
            {
                // What the program adds to the options does what its body says.
                case var _ when IsOfProgram(property.Property):
                    Effects.Add((OptionsEffect.NotUnderstood, property));
                    break;
                // As the target of a deconstruction it is written too.
                case var _ when property.Parent is ITupleOperation:
                    Effects.Add((OptionsEffect.NotUnderstood, property));
                    break;
                case "RemoteCertificateValidationCallback" when assignment is not null:
                    Effects.Add((ValidationCallbacks.Of(assignment.Value, context, cancellation) == CertificateCheck.AcceptsAnything
                        ? OptionsEffect.AcceptsAnything : OptionsEffect.ValidationCallback, assignment));
                    break;
                case "TargetHost" when assignment is not null:
                    Effects.Add((OptionsEffect.OtherHostName, assignment));
                    break;
                case "CertificateChainPolicy":
                    ReadPolicy(property, assignment);
                    break;
                case "EncryptionPolicy" when assignment is not null:
                    Effects.Add((OptionsEffect.NotUnderstood, assignment));
                    break;
                case "AllowRenegotiation" or "AllowTlsResume" or "ApplicationProtocols" or "CertificateRevocationCheckMode" or "CipherSuitesPolicy" or "ClientCertificateContext"
                    or "ClientCertificates" or "EnabledSslProtocols" or "LocalCertificateSelectionCallback" or "RemoteCertificateValidationCallback" or "TargetHost" or "EncryptionPolicy":
                    break;
                default:
                    Effects.Add((OptionsEffect.NotUnderstood, property));
                    break;
            }
        }

        private void ReadPolicy(IPropertyReferenceOperation policy, IAssignmentOperation? assignment)
        {
            ChainPolicy read = assignment is ISimpleAssignmentOperation ? WithUse(ChainPolicies.Of(assignment.Value), assignment)
                : assignment is ICoalesceAssignmentOperation ? WithUse(ChainPolicies.Of(assignment.Value), assignment)
                : policy.Parent is IPropertyReferenceOperation member && member.Instance == policy ? ChainPolicies.OfMember(member)
                : Unconverted(policy.Parent) is IBinaryOperation { OperatorMethod: null } || (Unconverted(policy.Parent) is IIsPatternOperation pattern && OnlyLooks(pattern.Pattern)) ? ChainPolicy.Sound : ChainPolicy.NotUnderstood;
            IOperation place = (IOperation?)assignment ?? (policy.Parent?.Parent is IAssignmentOperation outer ? outer : policy);
            if (read != ChainPolicy.Sound)
                Effects.Add((read == ChainPolicy.IgnoresAuthority ? OptionsEffect.IgnoresAuthority : OptionsEffect.NotUnderstood, place));
        }

        /// <summary>An assignment whose value is used again gives the policy another name: <c>(o.CertificateChainPolicy ??= new()).VerificationFlags = ...</c>, <c>Soften(o.CertificateChainPolicy = new())</c>.</summary>
        private static ChainPolicy WithUse(ChainPolicy read, IAssignmentOperation assignment)
            => assignment.Parent is IExpressionStatementOperation or IObjectOrCollectionInitializerOperation or IAnonymousFunctionOperation || assignment.Parent is IReturnOperation { IsImplicit: true }
                ? read : read == ChainPolicy.Sound ? ChainPolicy.NotUnderstood : read;

        /// <summary>Whether a pattern gives the options, or a part of them, no other name, and asks no member of the program.</summary>
        private static bool OnlyLooks(IPatternOperation pattern) => pattern.DescendantsAndSelf().All(static part => part switch
        {
            IDeclarationPatternOperation { DeclaredSymbol: not null } or IListPatternOperation => false,
            IRecursivePatternOperation recursive => recursive is { DeclaredSymbol: null, DeconstructSymbol: null },
            IMemberReferenceOperation { Member: var member } => !IsOfProgram(member),
            IConversionOperation { OperatorMethod: not null } => false,
            _ => true,
        });

        private static bool IsOfProgram(ISymbol member) => !member.DeclaringSyntaxReferences.IsEmpty;

        /// <summary>A conversion of the program is a call that gets the options.</summary>
        private static IOperation? Unconverted(IOperation? parent)
        {
            while (parent is IConversionOperation { OperatorMethod: null })
                parent = parent.Parent;
            return parent;
        }
    }
}
