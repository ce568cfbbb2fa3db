using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace PgSslAnalyzers.FixPlans;

/// <summary>Follows a value that is given to a call: into the result, into a parameter of the program, or to a member of a library that is known.</summary>
internal sealed class ArgumentUses(TextUses texts)
{
    /// <summary>Whether the value may change that is given to a call.</summary>
    public bool Follow(ArgumentSyntax argument, SyntaxNode value, TextFlow flow)
    {
        if (argument.Parent is TupleExpressionSyntax tuple)
            return new TupleUses(texts).Follow(tuple, tuple.Arguments.IndexOf(argument), flow);
        if (argument.Parent?.Parent is not { } call)
            return false;
        IMethodSymbol? method = texts.ModelOf(call).GetSymbolInfo(call, texts.Cancellation).Symbol as IMethodSymbol;
        IParameterSymbol? parameter = (texts.ModelOf(argument).GetOperation(argument, texts.Cancellation) as IArgumentOperation)?.Parameter;
        if (method is null)
            return false;
        string name = method.Name;
        if (method.ContainingType.SpecialType == SpecialType.System_String)
        {
            return name switch
            {
                "IsNullOrEmpty" or "IsNullOrWhiteSpace" => texts.Change.After.Length > 0,
                "Concat" or "Format" or "Join" or "Create" => !flow.StaysWhole && texts.Follow(call, TextFlow.Part),
                "Replace" => parameter?.Ordinal == 1 && texts.Follow(call, TextFlow.Part),
                "Insert" => texts.Follow(call, TextFlow.Part),
                _ => false,
            };
        }
        if (TextMembers.IsBuffer(method.ContainingType))
            return name is "Append" or "AppendFormat" or "AppendJoin" or "AppendLine" or "Insert" or ".ctor" && !flow.StaysWhole && new ObjectUses(texts).Follow(call);
        if (method.ContainingType is { Name: "Enum" or "EnumExtensions" } && name is "Parse" or "TryParse")
            return FollowParsed(call, flow);
        if (TextMembers.IsCollectionMember(method))
            return name is "Add" or "AddRange" or "Insert" or "Append" or "Prepend" && new ObjectUses(texts).Follow(call);
        // A known member of Npgsql takes it, or one for which the analysis has judged the whole expression.
        // What another file opens itself has not been seen.
        if (texts.IsOfNpgsql(method.ContainingType) && value.SyntaxTree != texts.Context.Tree && texts.Seen.Of(value).Count == 0)
            return false;
        if (texts.IsOfNpgsql(method.ContainingType) || texts.Seen.Of(value).Count > 0)
            return (!texts.IsInSource(method) || texts.Seen.Of(value).Any(text => text.Place == value) || FollowParameter(method, parameter, value, flow)) && IsTakenForTls(method, call) && texts.ReadBack.Allows(call);
        return texts.IsInSource(method) ? FollowParameter(method, parameter, value, flow) : TextMembers.IsOnlyShown(method);
    }

    private bool FollowParameter(IMethodSymbol method, IParameterSymbol? parameter, SyntaxNode value, TextFlow flow)
    {
        if (parameter is null || parameter.IsParams || parameter.RefKind is RefKind.Ref or RefKind.Out || method.IsVirtual || method.IsAbstract || method.IsOverride)
            return false;
        IParameterSymbol declared = parameter.OriginalDefinition;
        // A parameter of a record, or a captured one, is a member too.
        if (method is { MethodKind: MethodKind.Constructor, ContainingType.IsRecord: true } && method.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax(texts.Cancellation) is RecordDeclarationSyntax)
            && method.ContainingType.GetMembers(declared.Name).OfType<IPropertySymbol>().FirstOrDefault() is { } property
            && !(texts.Names.UsesOf(property) is { } reads && reads.All(use => texts.Named.FollowUse(use, flow))))
        {
            return false;
        }
        return texts.Named.FollowSymbol(declared, value, flow);
    }

    private bool FollowParsed(SyntaxNode call, TextFlow flow)
    {
        foreach (ArgumentSyntax argument in (call as InvocationExpressionSyntax)?.ArgumentList.Arguments ?? default)
        {
            ISymbol? parsed = argument.RefKindKeyword.IsKind(SyntaxKind.OutKeyword)
                ? argument.Expression is DeclarationExpressionSyntax { Designation: SingleVariableDesignationSyntax single } ? texts.ModelOf(call).GetDeclaredSymbol(single, texts.Cancellation) : texts.ModelOf(call).GetSymbolInfo(argument.Expression, texts.Cancellation).Symbol
                : null;
            if (parsed is not null)
                return texts.Change.IsMode && texts.Named.FollowSymbol(parsed, argument, flow);
        }
        return texts.Change.IsMode && texts.Follow(call, flow);
    }

    /// <summary>Whether a call that writes a key to a builder writes one that is about the connection string or TLS.</summary>
    private bool IsTakenForTls(IMethodSymbol method, SyntaxNode call)
        => method.Name != "Add" || !texts.IsOfNpgsql(method.ContainingType) || call is not InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: { } key }, _] } || texts.TakesTls(key);
}
