using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PgSslAnalyzers.Tests.CodeFixes.Execution;

/// <summary>One program on its way through its fixes.</summary>
internal sealed class Trial(RandomProgram program, FixPlan plan)
{
    /// <summary>More fixes than any of these programs has findings.</summary>
    public const int MostFixes = 40;

    private readonly Random order = new(plan.Order);
    private readonly List<string> rules = [];
    private IReadOnlyList<string> before = [];
    private ImmutableDictionary<string, int> idsBefore = ImmutableDictionary<string, int>.Empty, warningsBefore = ImmutableDictionary<string, int>.Empty;
    private int leftOversBefore;

    public RandomProgram Program => program;

    public FixPlan Plan => plan;

    public Random Order => order;

    public ImmutableArray<DocumentId> Documents { get; set; }

    /// <summary>The text of the program after its last fix.</summary>
    public IReadOnlyList<string> Texts { get; set; } = program.Files;

    /// <summary>What it opened when it ran last.</summary>
    public IReadOnlyList<string> Strings { get; private set; } = [];

    public int Fixes => rules.Count;

    /// <summary>The rules that were fixed.</summary>
    public IReadOnlyList<string> Rules => rules;

    public int FindingsBefore => idsBefore.Values.Sum();

    public int FindingsLeft { get; private set; }

    public int WeakLeft { get; private set; }

    public Fault? Fault { get; private set; }

    public bool IsDone { get; private set; }

    /// <summary>The program does not compile or run as it was written: it says nothing about fixes.</summary>
    public bool IsInvalid => Fault is not null && rules.Count == 0;

    public void Fail(FaultKind kind, string text) => Fail(new Fault(kind, rules.LastOrDefault() ?? "no fix", text));

    private void Fail(Fault fault) => (Fault, IsDone) = (Fault ?? fault, true);

    /// <summary>The program as it is written: what it opens, what the analyzers and the compiler say.</summary>
    public void Begin(IReadOnlyList<string> opened, IEnumerable<Diagnostic> findings, IEnumerable<Diagnostic> warnings, IEnumerable<SyntaxNode> roots)
    {
        (before, Strings) = (opened, opened);
        (idsBefore, warningsBefore) = (Count(findings), Count(warnings));
        leftOversBefore = roots.Sum(LeftOvers);
    }

    /// <summary>A fix was applied.</summary>
    public void Fixed(string rule)
    {
        rules.Add(rule);
        if (rules.Count == MostFixes)
            Fail(FaultKind.NotAtRest, string.Join(" ", rules));
    }

    /// <summary>The program was run after a fix.</summary>
    public void Ran(IReadOnlyList<string> opened, IEnumerable<Diagnostic> warnings)
    {
        Strings = opened;
        foreach ((string id, int count) in Count(warnings))
        {
            if (count > warningsBefore.GetValueOrDefault(id))
                Fail(FaultKind.NewWarning, warnings.First(warning => warning.Id == id).ToString());
        }
        if (OpenedStrings.Compare(before, opened, plan, rules) is { } fault)
            Fail(fault);
    }

    /// <summary>No fix is left.</summary>
    public void End(IReadOnlyList<Diagnostic> findings, IEnumerable<SyntaxNode> roots)
    {
        IsDone = true;
        FindingsLeft = findings.Count;
        List<string> weak = [.. Strings.Where(OpenedStrings.IsWeak)];
        WeakLeft = weak.Count;
        if (rules.Count == 0)
            return;
        // Of several connections one may never have been reported: what is unknown is silent.
        if (weak.Count > 0 && findings.Count == 0 && program.Connections == 1 && !program.Checks)
            Fail(FaultKind.WeakAndUnreported, $"«{weak[0]}»");
        for (int i = 0; i < before.Count; i++)
        {
            if (OpenedStrings.HasIdleRoot(before[i], Strings[i]))
                Fail(FaultKind.RootUnasked, $"a root certificate without the mode\n  was «{before[i]}»\n  now «{Strings[i]}»");
        }
        foreach ((string id, int count) in Count(findings))
        {
            // Nothing is looked for in other files when a fix is planned: a callback or a second mode there is reported afterwards, and no more.
            bool isTold = id is "PGSSL2003" or "PGSSL2004" or "PGSSL2006";
            if (isTold && program.Files.Count == 1 && count > idsBefore.GetValueOrDefault(id))
                Fail(FaultKind.NewFinding, findings.First(finding => finding.Id == id).ToString());
        }
        if (roots.Sum(LeftOvers) > leftOversBefore)
            Fail(FaultKind.LeftOver, "an empty text, an empty statement or a choice between equals");
    }

    /// <summary>The program, what went wrong with it, and what its fixes made of it.</summary>
    public override string ToString() => $"seed {program.Seed}, {plan}\n{Fault}\n{program}---- after {string.Join(" ", rules)}\n{program with { Files = Texts }}";

    private static ImmutableDictionary<string, int> Count(IEnumerable<Diagnostic> diagnostics)
        => diagnostics.GroupBy(static diagnostic => diagnostic.Id).ToImmutableDictionary(static group => group.Key, static group => group.Count());

    private static int LeftOvers(SyntaxNode root) => root.DescendantNodes().Count(static node => node switch
    {
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression, Token.ValueText: "" } => true,
        BlockSyntax { Statements.Count: 0 } or EmptyStatementSyntax => true,
        ConditionalExpressionSyntax choice => choice.WhenTrue.IsEquivalentTo(choice.WhenFalse),
        SwitchExpressionSyntax choice => choice.Arms.Count > 1 && choice.Arms.All(arm => arm.Expression.IsEquivalentTo(choice.Arms[0].Expression)),
        _ => false,
    });
}
