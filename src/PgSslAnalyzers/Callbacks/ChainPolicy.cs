using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PgSslAnalyzers.Symbols;

namespace PgSslAnalyzers.Callbacks;

/// <summary>What an X509ChainPolicy makes of a certificate, from good to bad.</summary>
internal enum ChainPolicy
{
    /// <summary>It checks who issued the certificate.</summary>
    Sound,

    /// <summary>It cannot be told.</summary>
    NotUnderstood,

    /// <summary>It may accept a certificate of any authority.</summary>
    IgnoresAuthority,
}

/// <summary>Judges chain policies by their VerificationFlags: everything else in them only chooses whom to trust.</summary>
internal static class ChainPolicies
{
    /// <summary>How many variables are followed.</summary>
    private const int MaxDepth = 3;

    /// <summary>X509VerificationFlags: AllowUnknownCertificateAuthority, and IgnoreInvalidBasicConstraints, which makes an authority of every certificate.</summary>
    private const int AnyAuthority = 0x10 | 0x08;

    /// <summary>The four flags that ignore unknown revocation.</summary>
    private const int Revocation = 0xF00;

    /// <summary>Not so for what the program adds to the type.</summary>
    private static bool IsOfPolicy(IPropertySymbol property) => property.DeclaringSyntaxReferences.IsEmpty && property.ContainingType is { Name: "X509ChainPolicy", ContainingNamespace.Name: "X509Certificates" };

    /// <summary>Reads an expression of type X509ChainPolicy, with what the body around it writes to the variable that holds it.</summary>
    public static ChainPolicy Of(IOperation value) => Of(value, MaxDepth);

    /// <summary>Reads a use of a member of a policy.</summary>
    public static ChainPolicy OfMember(IPropertyReferenceOperation member)
        => !IsOfPolicy(member.Property) ? ChainPolicy.NotUnderstood
            : member.Property.Name != "VerificationFlags" ? ChainPolicy.Sound
            : member.Parent is IAssignmentOperation assignment && assignment.Target == member ? OfFlags(assignment.Value)
            : member.Parent is ITupleOperation or IIncrementOrDecrementOperation ? ChainPolicy.NotUnderstood : ChainPolicy.Sound;

    private static ChainPolicy Of(IOperation value, int depth)
    {
        switch (value)
        {
            case IConversionOperation { OperatorMethod: null } conversion:
                return Of(conversion.Operand, depth);
            case { ConstantValue: { HasValue: true, Value: null } }:
                return ChainPolicy.Sound;
            case IObjectCreationOperation { Type: { Name: "X509ChainPolicy", DeclaringSyntaxReferences.IsEmpty: true } } creation:
                return OfCreation(creation);
            case IConditionalOperation { WhenFalse: { } whenFalse } conditional:
                return Worse(Of(conditional.WhenTrue, depth), Of(whenFalse, depth));
            case ILocalReferenceOperation { Local: var local } when depth > 0:
                return OfVariable(local, Graphs.RootOf(value), depth - 1);
            default:
                return ChainPolicy.NotUnderstood;
        }
    }

    private static ChainPolicy OfCreation(IObjectCreationOperation creation)
    {
        ChainPolicy policy = ChainPolicy.Sound;
        if (creation.Initializer is { } initializer)
        {
            foreach (IOperation member in initializer.Initializers)
            {
                // Flags in a nested initializer, or what is added to a collection of the policy, chooses whom to trust.
                if (member is IAssignmentOperation { Target: IPropertyReferenceOperation target })
                    policy = Worse(policy, OfMember(target));
                else if (member is not IMemberInitializerOperation)
                    policy = Worse(policy, ChainPolicy.NotUnderstood);
            }
        }
        return policy;
    }

    private static ChainPolicy OfVariable(ILocalSymbol local, IOperation root, int depth)
    {
        ChainPolicy policy = Writes.MayBeByReference(local, root) ? ChainPolicy.NotUnderstood : ChainPolicy.Sound;
        bool any = false;
        foreach (IOperation written in Writes.To(local, root))
        {
            any = true;
            policy = Worse(policy, Of(written, depth));
        }
        foreach (IOperation part in root.DescendantsAndSelf())
        {
            if (part is not ILocalReferenceOperation reference || !SymbolEqualityComparer.Default.Equals(reference.Local, local))
                continue;
            policy = Worse(policy, OfUse(reference));
        }
        return any ? policy : Worse(policy, ChainPolicy.NotUnderstood);
    }

    /// <summary>A use of a variable that holds a policy. Under another name it may be changed elsewhere.</summary>
    private static ChainPolicy OfUse(IOperation use) => use.Parent switch
    {
        IPropertyReferenceOperation member when member.Instance == use => OfMember(member),
        // It gets a value, or is what the options get.
        ISimpleAssignmentOperation assignment when assignment.Target == use => ChainPolicy.Sound,
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "CertificateChainPolicy" }, Parent: IExpressionStatementOperation or IAnonymousFunctionOperation or IReturnOperation or IObjectOrCollectionInitializerOperation } => ChainPolicy.Sound,
        IBinaryOperation { OperatorMethod: null } or INameOfOperation => ChainPolicy.Sound,
        IConversionOperation { OperatorMethod: null, Parent: IBinaryOperation { OperatorMethod: null } } => ChainPolicy.Sound,
        IPropertyReferenceOperation or IExpressionStatementOperation => ChainPolicy.Sound,
        _ => ChainPolicy.NotUnderstood,
    };

    private static ChainPolicy OfFlags(IOperation value)
    {
        if (value.ConstantValue is not { HasValue: true, Value: int flags })
            return ChainPolicy.NotUnderstood;
        return (flags & AnyAuthority) != 0 ? ChainPolicy.IgnoresAuthority : (flags & ~Revocation) != 0 ? ChainPolicy.NotUnderstood : ChainPolicy.Sound;
    }

    private static ChainPolicy Worse(ChainPolicy a, ChainPolicy b) => a > b ? a : b;
}
