using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PgSslAnalyzers.ConnectionStrings.Checks;
using PgSslAnalyzers.ConnectionStrings.Edits;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.ConnectionStrings.Parsing;
using PgSslAnalyzers.Flow.Models;
using PgSslAnalyzers.Text;

namespace PgSslAnalyzers.FixPlans;

/// <summary>What a plan is for.</summary>
/// <param name="Raises">Whether the text of the finding has to be VerifyFull afterwards.</param>
/// <param name="NeedsRoot">Whether it has to have a root certificate then.</param>
/// <param name="Use">How the text of the finding is used.</param>
/// <param name="Corrects">Whether the finding is a setting that Npgsql rejects or misreads: its own text opens no connection before the fix.</param>
internal sealed record TextPurpose(bool Raises, bool NeedsRoot, ConnectionUse Use, bool Corrects = false);

/// <summary>
/// A fix changes TLS and nothing else: the one place where that is decided for edits of texts. A plan passes if every text that the analysis has seen and that the plan touches
/// has the same other settings afterwards, is no weaker, has its root certificate on every way, and asks no Unix socket for TLS nor keeps a callback that Npgsql refuses beside the mode,
/// and if nobody else can tell the difference (<see cref="TextUses"/>).
/// </summary>
internal sealed class TlsOnlyRule(FileContext context, SeenTexts seen, TextUses uses, OtherRoots roots)
{
    /// <summary>The values that a fix writes to a setting about TLS, other than a root certificate.</summary>
    private static readonly string[] WrittenValues = [Upgrade.VerifyFull, "Disable", "true"];

    public bool Allows(TextPlan plan, SettingsCase finding, SyntaxNode? place, TextPurpose purpose)
    {
        if (plan.IsEmpty || finding.Text is null)
            return false;
        if (!IsRight(plan, new SeenText(finding, place, purpose.Use), isOwn: true, purpose))
            return false;
        foreach (SeenText text in Touched(plan))
        {
            bool isOwn = text.Settings.Text!.Anchor == finding.Text.Anchor;
            if (!IsRight(plan, text, isOwn, purpose with { Raises = false, Corrects = purpose.Corrects && isOwn }))
                return false;
        }
        return plan.Edits.GroupBy(static edit => edit.Source).All(edits => AllowsLiteral(edits, finding.Text.Anchor)) && plan.Appended.All(appended => Meets(Refusals.WrittenBehind, AllowsAppended(appended, place)));
    }

    /// <summary>Whether a condition is met, or left out.</summary>
    private bool Meets(Refusals otherwise, bool isMet) => isMet || (context.LeftOut & otherwise) != 0;

    /// <summary>The other texts that a plan raises and leaves without a root certificate.</summary>
    public IEnumerable<SeenText> RaisedWithoutRoot(TextPlan plan, SettingsCase finding)
    {
        foreach (SeenText text in Touched(plan))
        {
            bool isOwn = text.Settings.Text!.Anchor == finding.Text!.Anchor;
            ConnectionString after = ConnectionStringParser.Parse(plan.ApplyTo(text.Settings.Text, text.Place, isOwn));
            if (after.RootCertificate is null && text.Settings.Settings.RootCertificate is null && CompareModes(text.Settings.Parsed!, after) == ModeChange.Raised)
                yield return text;
        }
    }

    /// <summary>The uses of the texts that a plan raises: their callbacks have to go.</summary>
    public IEnumerable<ConnectionUse> RaisedUses(TextPlan plan, SettingsCase finding, TextPurpose purpose)
    {
        if (purpose.Raises)
            yield return purpose.Use;
        foreach (SeenText text in Touched(plan))
        {
            if (text.Use.HasValidationCallback && IsRaised(text.Settings.Parsed!, ConnectionStringParser.Parse(plan.ApplyTo(text.Settings.Text!, text.Place, text.Settings.Text!.Anchor == finding.Text!.Anchor))))
                yield return text.Use;
        }
    }

    private bool IsRaised(ConnectionString before, ConnectionString after)
        => CompareModes(before, after) == ModeChange.Raised || (before.RootCertificate is null && after.RootCertificate is not null);

    private IEnumerable<SeenText> Touched(TextPlan plan)
    {
        foreach (SyntaxToken literal in plan.Edits.Select(static edit => edit.Source).Concat(plan.Replaced.Select(static replaced => replaced.Source)).Distinct())
        {
            foreach (SeenText text in seen.With(literal))
                yield return text;
        }
        foreach (AppendedEdit appended in plan.Appended)
        {
            foreach (SeenText text in seen.Of(appended.Whole))
                yield return text;
        }
    }

    /// <summary>Whether a text is right after the edits.</summary>
    private bool IsRight(TextPlan plan, SeenText text, bool isOwn, TextPurpose purpose)
    {
        ConnectionString before = text.Settings.Parsed!;
        ConnectionString after = ConnectionStringParser.Parse(plan.ApplyTo(text.Settings.Text!, text.Place, isOwn));
        ModeChange change = CompareModes(before, after);
        bool getsRoot = before.RootCertificate is null && after.RootCertificate is not null;
        bool rises = change == ModeChange.Raised || getsRoot;
        bool isRaised = purpose.Raises || change == ModeChange.Raised;
        return Meets(Refusals.OtherSetting, purpose.Corrects || TlsOnly.AreSameOtherwise(before, after))
            && Meets(Refusals.SetTwice, !Adds(KeywordTable.SslMode, before, after) && !Adds(KeywordTable.RootCertificate, before, after) && !Adds(KeywordTable.GssEncryptionMode, before, after))
            && Meets(Refusals.WeakerMode, change != ModeChange.Weaker)
            // Over a socket Npgsql throws on Require already.
            && Meets(Refusals.Socket, !rises || AsksForTls(before.Last(KeywordTable.SslMode)) || !seen.Sockets.MayBeHostOf(text.Settings, text.Place))
            && (!rises || CallbackRemoval.IsPossible(text.Use, context, uses.Cancellation))
            // Who fills in a root certificate where there is none would find one.
            && !(getsRoot && roots.AreReadFrom(text.Settings))
            // A root certificate that begins like the one to write, and goes on with something else, is no path.
            && Meets(Refusals.PartOfValue, KeepsRoot(before, after) && (purpose.Corrects || ((!getsRoot || after.RootCertificate!.Value == Upgrade.RootMarker) && after.Settings.All(setting => IsWholeValue(setting, before)))))
            // A root certificate on a way that sets no mode is one that nobody uses, and nobody asked for.
            && Meets(Refusals.IdleRoot, !getsRoot || after.Last(KeywordTable.SslMode) is not null || text.Settings.Mode is not null)
            && Meets(Refusals.NotRaised, !purpose.Raises || IsVerifyFull(after.Last(KeywordTable.SslMode)))
            && Meets(Refusals.NoRoot, !(isRaised && purpose.NeedsRoot) || after.RootCertificate is not null || text.Use.HasRootCallback || text.Settings.Settings.RootCertificate is { Origin: not null });
    }

    /// <summary>Whether a setting about TLS has a value that it had before, or one that a fix writes. Else it goes on with what is left of a setting of which only a part was taken away.</summary>
    private static bool IsWholeValue(Setting setting, ConnectionString before)
        => !TlsOnly.IsAboutTls(setting.Keyword) || ReferenceEquals(setting.Keyword, KeywordTable.RootCertificate)
            || (setting.Value is { } value && Array.Exists(WrittenValues, written => string.Equals(written, value.Trim(), StringComparison.OrdinalIgnoreCase)))
            || before.Settings.Any(had => ReferenceEquals(had.Keyword, setting.Keyword) && had.Value == setting.Value);

    /// <summary>Whether a keyword is set more often than before: once is enough.</summary>
    private static bool Adds(Keyword keyword, ConnectionString before, ConnectionString after) => Count(keyword, after) > Math.Max(1, Count(keyword, before));

    private static int Count(Keyword keyword, ConnectionString text)
    {
        int count = 0;
        foreach (Setting setting in text.Settings)
            count += ReferenceEquals(setting.Keyword, keyword) ? 1 : 0;
        return count;
    }

    private static bool KeepsRoot(ConnectionString before, ConnectionString after)
        => before.RootCertificate is not { } root || (after.RootCertificate is { } kept && (kept.Value == root.Value || kept.Value == Upgrade.RootMarker));

    private enum ModeChange
    {
        None,
        Raised,
        Weaker,
    }

    private ModeChange CompareModes(ConnectionString before, ConnectionString after)
    {
        Setting? had = before.Last(KeywordTable.SslMode), has = after.Last(KeywordTable.SslMode);
        if (IsVerifyFull(has))
            return IsVerifyFull(had) ? ModeChange.None : ModeChange.Raised;
        if (had is null ? has is not null : has is null || has.Value != had.Value || has.IsRemoval != had.IsRemoval)
            return ModeChange.Weaker;
        // Npgsql 6 and 7 refuse Require without Trust Server Certificate: that would be another error, and before 8 it was the choice of who wrote it.
        return context.NpgsqlVersion.RequireNeedsTrust && AsksForTls(has) && before.IsTrue(KeywordTable.TrustServerCertificate) && !after.IsTrue(KeywordTable.TrustServerCertificate)
            && after.Text.CountHoles(new TextRange(0, after.Text.Text.Length)) == 0 ? ModeChange.Weaker : ModeChange.None;
    }

    private bool AsksForTls(Setting? mode)
        => mode?.Value is { } value && SslModeReading.Read(value, context.NpgsqlVersion) is { Kind: SslModeReadingKind.Defined, Mode: >= SslMode.Require };

    private bool IsVerifyFull(Setting? mode)
        => mode?.Value is { } value && SslModeReading.Read(value, context.NpgsqlVersion) is { Kind: SslModeReadingKind.Defined, Mode: SslMode.VerifyFull };

    private bool AllowsLiteral(IGrouping<SyntaxToken, LiteralEdit> edits, SyntaxNode whole)
    {
        SyntaxToken literal = edits.Key;
        if (literal.Parent is not { } node)
            return false;
        // What stands between settings belongs to all of them.
        if (!Meets(Refusals.Separator, !IsSeparator(literal.ValueText) || (whole.Span.Contains(literal.Span) && literal.SyntaxTree == whole.SyntaxTree && !IsOfJoin(node))))
            return false;
        string before = literal.ValueText, after = before;
        foreach (LiteralEdit edit in edits.OrderByDescending(static edit => edit.Offset))
            after = edit.ApplyTo(after);
        if (!Meets(Refusals.EmptyText, after.Length > 0 || before.Length == 0 || CanGo(node)))
            return false;
        if (literal.IsKind(SyntaxKind.IdentifierToken))
            node = Texts.ExpressionOf(literal)!;
        return Meets(Refusals.SeenByOthers, uses.Allows(node, new WordChange(before, after)));
    }

    /// <summary>Whether a literal of which nothing is left can go, with the choice that it is an arm of: an empty text must not stay where a text had a meaning.</summary>
    private bool CanGo(SyntaxNode literal)
    {
        SyntaxNode node = literal;
        // Of an empty format nothing comes, whatever the other arguments are.
        while (node.Parent is ParenthesizedExpressionSyntax or ConditionalExpressionSyntax || node != AroundFormat(node))
        {
            if (node.Parent is ArgumentSyntax)
            {
                node = AroundFormat(node);
                continue;
            }
            // The other arm says something: then nothing is what this one says, if it was a setting. Of a bare value the keyword is gone, and what the other arm says goes on with something else.
            if (node.Parent is ConditionalExpressionSyntax choice && (choice.WhenTrue == node ? choice.WhenFalse : choice.WhenTrue) is LiteralExpressionSyntax { Token.ValueText.Length: > 0 } or InterpolatedStringExpressionSyntax { Contents.Count: > 0 })
                return Meets(Refusals.PartOfValue, literal.ToString().IndexOf('=') >= 0);
            // The condition goes with the choice: who else reads what it reads?
            if (node.Parent is ConditionalExpressionSyntax { Condition: { } condition } && uses.IsLastReaderOfField(condition))
                return false;
            node = node.Parent!;
        }
        return node.Parent switch
        {
            InterpolatedStringTextSyntax or InterpolatedStringExpressionSyntax or InterpolationSyntax or ExpressionElementSyntax or InitializerExpressionSyntax => true,
            BinaryExpressionSyntax sum => sum.IsKind(SyntaxKind.AddExpression) && Sums.StaysText(sum, sum.Left == node ? sum.Right : sum.Left, uses.ModelOf(sum), uses.Cancellation),
            AssignmentExpressionSyntax append => append.IsKind(SyntaxKind.AddAssignmentExpression),
            ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: { } name } } } list } => name switch
            {
                "Append" or "Add" or "AppendLine" => true,
                "Concat" => list.Arguments.Count > 2,
                "Join" or "AppendJoin" => list.Arguments.Count > 3,
                _ => false,
            },
            _ => false,
        };
    }

    /// <summary>The call of <c>string.Format</c> of which a node is the format; the node itself if it is none.</summary>
    private SyntaxNode AroundFormat(SyntaxNode node)
        => node.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Format" } } call } argument
            && uses.ModelOf(argument).GetOperation(argument, uses.Cancellation) is IArgumentOperation { Parameter: { Name: "format", ContainingType.SpecialType: SpecialType.System_String } } ? call : node;

    private static bool IsOfJoin(SyntaxNode literal)
        => literal.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Join" or "AppendJoin" } } } };

    private static bool IsSeparator(string literal)
    {
        foreach (char c in literal)
        {
            if (c is not (';' or ',' or '=') && !char.IsWhiteSpace(c))
                return false;
        }
        return true;
    }

    /// <summary>Whether something may be written behind an expression: at the use itself, or where all that is made of the expression ends with it.</summary>
    private bool AllowsAppended(AppendedEdit appended, SyntaxNode? place)
    {
        if (appended.Whole == place)
            return true;
        foreach (SyntaxToken token in appended.Whole.DescendantTokens())
        {
            foreach (SeenText text in seen.With(token))
            {
                if (text.Settings.Text!.Anchor != appended.Whole || !text.Settings.Text.EndsWithAnchor)
                    return false;
            }
        }
        return uses.Allows(appended.Whole, new WordChange("", appended.Text));
    }
}
