using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.Flow.Models;
using PgSslAnalyzers.Sinks;

namespace PgSslAnalyzers.Demand;

/// <summary>Why a node may have to do with Npgsql.</summary>
[Flags]
internal enum CandidateReasons
{
    /// <summary>It does not.</summary>
    None = 0,

    /// <summary>Its names, or the look of its text, say so.</summary>
    Named = 1,

    /// <summary>It makes an object of a type that is not written there: only binding tells.</summary>
    Unwritten = 2,

    /// <summary>It asks for something by a name, which a configuration file may give to a connection string.</summary>
    Asks = 4,

    /// <summary>It is a name or a creation that nothing but a proof has to look at.</summary>
    Unseen = 8,

    /// <summary>It hands over the name of a weak mode: to whom only binding tells.</summary>
    Mode = 16,
}

/// <summary>
/// What one walk over the syntax of a file finds that may have to do with Npgsql, before any binding: both analyzers of C# start from here. A pure function of the file,
/// of the names of the sinks and of whether everything has to be proven, so that it lives as long as the file is not changed.
/// </summary>
internal sealed class FileCandidates
{
    private static readonly HashSet<string> ModeNames = new(StringComparer.Ordinal) { "Disable", "Allow", "Prefer", "Require", "VerifyCA" };

    private static readonly SyntaxTreeValueProvider<FileCandidates> OfLikely = new(static tree => Find(tree, SinkLookup.Default, false));
    private static readonly SyntaxTreeValueProvider<FileCandidates> OfProof = new(static tree => Find(tree, SinkLookup.Default, true));

    private readonly SinkLookup sinks;
    private readonly bool isStrict;
    private readonly HashSet<string>? aliases;
    private List<(SyntaxNode, CandidateReasons)>? nodes;
    private List<SyntaxNode>? callbacks;
    private List<AttributeSyntax>? suppressions;

    private FileCandidates(SyntaxNode file, SinkLookup sinks, bool isStrict) => (this.sinks, this.isStrict, aliases) = (sinks, isStrict, AliasesOf(file, sinks));

    /// <summary>The nodes that may matter, in the order of the text.</summary>
    public IReadOnlyList<(SyntaxNode Node, CandidateReasons Reasons)> Nodes => nodes ?? (IReadOnlyList<(SyntaxNode, CandidateReasons)>)[];

    /// <summary>Calls and assignments that may hand over a callback for the certificate; where everything has to be proven the names of such members too.</summary>
    public IReadOnlyList<SyntaxNode> Callbacks => callbacks ?? (IReadOnlyList<SyntaxNode>)[];

    /// <summary>Attributes that may be SuppressMessage, by their names.</summary>
    public IReadOnlyList<AttributeSyntax> Suppressions => suppressions ?? (IReadOnlyList<AttributeSyntax>)[];

    /// <summary>Whether an attribute may be SuppressMessage, by its name.</summary>
    public static bool MayBeSuppression(AttributeSyntax attribute)
    {
        string name = attribute.Name switch
        {
            SimpleNameSyntax simple => simple.Identifier.ValueText,
            QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
            AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
            _ => "",
        };
        return name is "SuppressMessage" or "SuppressMessageAttribute" or "UnconditionalSuppressMessage" or "UnconditionalSuppressMessageAttribute";
    }

    /// <summary>The candidates of a file, from the walk before if the file is still the same.</summary>
    /// <param name="tree">The file.</param>
    /// <param name="sinks">The sinks that hold for it.</param>
    /// <param name="isStrict">Whether everything has to be proven.</param>
    /// <param name="remembered">What the host of the analyzers remembers of a file.</param>
    public static FileCandidates Of(SyntaxTree tree, SinkLookup sinks, bool isStrict, Func<SyntaxTree, SyntaxTreeValueProvider<FileCandidates>, FileCandidates?> remembered)
        => (ReferenceEquals(sinks, SinkLookup.Default) ? remembered(tree, isStrict ? OfProof : OfLikely) : null) ?? Find(tree, sinks, isStrict);

    private static FileCandidates Find(SyntaxTree tree, SinkLookup sinks, bool isStrict)
    {
        SyntaxNode file = tree.GetRoot();
        var found = new FileCandidates(file, sinks, isStrict);
        foreach (SyntaxNode node in file.DescendantNodes())
            found.Look(node);
        return found;
    }

    private void Look(SyntaxNode node)
    {
        CandidateReasons reasons = CandidateReasons.None;
        switch (node.Kind())
        {
            case SyntaxKind.IdentifierName or SyntaxKind.GenericName:
                if (isStrict)
                    reasons = OfName((SimpleNameSyntax)node);
                break;
            case SyntaxKind.InvocationExpression:
                reasons = OfCall((InvocationExpressionSyntax)node);
                break;
            case SyntaxKind.ObjectCreationExpression:
                reasons = IsSinkType(((ObjectCreationExpressionSyntax)node).Type) ? CandidateReasons.Named : isStrict ? CandidateReasons.Unseen : CandidateReasons.None;
                break;
            case SyntaxKind.ImplicitObjectCreationExpression:
                reasons = OfCreation((ImplicitObjectCreationExpressionSyntax)node);
                break;
            // this(...) calls a constructor of the program, which hands on what it gets.
            case SyntaxKind.BaseConstructorInitializer when ((ConstructorInitializerSyntax)node).ArgumentList.Arguments.Count > 0:
                reasons = WrittenTypes.OfBase((ConstructorInitializerSyntax)node) is not { } inherited ? CandidateReasons.Unwritten : Named(IsSinkType(inherited));
                break;
            case SyntaxKind.PrimaryConstructorBaseType when ((PrimaryConstructorBaseTypeSyntax)node).ArgumentList.Arguments.Count > 0:
                reasons = Named(IsSinkType(((PrimaryConstructorBaseTypeSyntax)node).Type));
                break;
            case SyntaxKind.StringLiteralExpression or SyntaxKind.InterpolatedStringText:
                reasons = ConnectionTexts.IsOne(node) ? CandidateReasons.Named : node.Parent is ArgumentSyntax && ModeNames.Contains(((LiteralExpressionSyntax)node).Token.ValueText) ? CandidateReasons.Mode : CandidateReasons.None;
                break;
            case SyntaxKind.SimpleMemberAccessExpression or SyntaxKind.PointerMemberAccessExpression:
                reasons = Named(ModeNames.Contains(((MemberAccessExpressionSyntax)node).Name.Identifier.ValueText));
                break;
            case SyntaxKind.PropertyDeclaration:
                reasons = Named(node is PropertyDeclarationSyntax { Initializer.Value: { } value, Type: { } type } && value is not MemberAccessExpressionSyntax && NameOf(type) == "SslMode");
                break;
            case SyntaxKind.Attribute:
                if (MayBeSuppression((AttributeSyntax)node))
                    (suppressions ??= []).Add((AttributeSyntax)node);
                break;
            case SyntaxKind.ElementAccessExpression:
                reasons = node is ElementAccessExpressionSyntax { ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax { Token.Value: string } }] } ? CandidateReasons.Asks : CandidateReasons.None;
                break;
            default:
                if (node is AssignmentExpressionSyntax assignment)
                    reasons = OfAssignment(assignment);
                break;
        }
        if (reasons != CandidateReasons.None)
            (nodes ??= []).Add((node, reasons));
    }

    private static CandidateReasons Named(bool isNamed) => isNamed ? CandidateReasons.Named : CandidateReasons.None;

    private CandidateReasons OfName(SimpleNameSyntax name)
    {
        string text = name.Identifier.ValueText;
        if (TlsMembers.MayBeCallback(text))
            (callbacks ??= []).Add(name);
        return sinks.MayBeSink(text) || text is "Build" or "BuildMultiHost" ? CandidateReasons.Unseen : CandidateReasons.None;
    }

    private CandidateReasons OfCall(InvocationExpressionSyntax call)
    {
        string? name = NameOf(call.Expression);
        if (name is not null && TlsMembers.MayBeCallback(name))
            (callbacks ??= []).Add(call);
        CandidateReasons reasons = isStrict && name is not null && (name is "Build" or "BuildMultiHost" || OptionsModel.Keepers.Contains(name)) ? CandidateReasons.Unseen : CandidateReasons.None;
        if (call.ArgumentList.Arguments.Count == 0)
            return reasons;
        if (name is not null && (name is "SetEnvironmentVariable" or "SetProperty" || sinks.MayBeSink(name)))
            reasons |= CandidateReasons.Named;
        if (name == "GetConnectionString")
            return reasons | CandidateReasons.Asks;
        foreach (ArgumentSyntax argument in call.ArgumentList.Arguments)
        {
            if (argument.Expression is LiteralExpressionSyntax { Token.Value: string })
                return reasons | CandidateReasons.Asks;
        }
        return reasons;
    }

    private CandidateReasons OfCreation(ImplicitObjectCreationExpressionSyntax creation)
    {
        CandidateReasons unseen = isStrict ? CandidateReasons.Unseen : CandidateReasons.None;
        if (creation.ArgumentList.Arguments.Count == 0 && creation.Initializer is null)
            return unseen;
        return unseen | (WrittenTypes.OfCreation(creation) is { } written ? Named(IsSinkType(written)) : CandidateReasons.Unwritten);
    }

    private CandidateReasons OfAssignment(AssignmentExpressionSyntax assignment)
    {
        string? member = NameOf(assignment.Left);
        if (member is not null && TlsMembers.MayBeCallback(member))
            (callbacks ??= []).Add(assignment);
        CandidateReasons unseen = isStrict && assignment.Left is TupleExpressionSyntax targets && targets.DescendantNodes().Any(target => target is SimpleNameSyntax name && sinks.MayBeSink(name.Identifier.ValueText))
            ? CandidateReasons.Unseen : CandidateReasons.None;
        return unseen | Named(assignment.Left is ElementAccessExpressionSyntax or ImplicitElementAccessSyntax
            ? KeyOf(assignment.Left) is { } key && Keyword.Find(key) is not null
            : member is not null && (member == "SslMode" || sinks.MayBeSink(member)));
    }

    private bool IsSinkType(TypeSyntax type) => NameOf(type) is { } name && (sinks.MayBeSink(name) || aliases?.Contains(name) == true);

    private static string? KeyOf(ExpressionSyntax access)
    {
        BracketedArgumentListSyntax? arguments = access switch
        {
            ElementAccessExpressionSyntax element => element.ArgumentList,
            ImplicitElementAccessSyntax element => element.ArgumentList,
            _ => null,
        };
        return arguments?.Arguments is [{ Expression: LiteralExpressionSyntax { Token.Value: string key } }] ? key : null;
    }

    private static string? NameOf(ExpressionSyntax expression) => expression switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        QualifiedNameSyntax name => name.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax name => name.Name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        NullableTypeSyntax nullable => NameOf(nullable.ElementType),
        _ => null,
    };

    private static HashSet<string>? AliasesOf(SyntaxNode file, SinkLookup sinks)
    {
        HashSet<string>? aliases = null;
        if (file is not CompilationUnitSyntax unit)
            return null;
        foreach (UsingDirectiveSyntax directive in unit.Usings.Concat(unit.Members.OfType<BaseNamespaceDeclarationSyntax>().SelectMany(static space => space.Usings)))
        {
            if (directive.Alias is { } alias && directive.Name is { } name && NameOf(name) is { } target && sinks.MayBeSink(target))
                (aliases ??= new HashSet<string>(StringComparer.Ordinal)).Add(alias.Name.Identifier.ValueText);
        }
        return aliases;
    }

    /// <summary>Whether the file says <c>npgsql</c> anywhere, in any case: without that word only a <c>new(...)</c> of a foreign type is left, too little to bind all of them.</summary>
    public static bool MentionsNpgsql(SourceText text)
    {
        const string Word = "npgsql";
        for (int i = 0; i + Word.Length <= text.Length; i++)
        {
            int at = 0;
            while (at < Word.Length && (text[i + at] | 0x20) == Word[at])
                at++;
            if (at == Word.Length)
                return true;
        }
        return false;
    }
}
