using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PgSslAnalyzers.ConnectionStrings.Catalog;
using PgSslAnalyzers.ConnectionStrings.Checks;
using PgSslAnalyzers.ConnectionStrings.Edits;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.ConnectionStrings.Parsing;
using PgSslAnalyzers.ConnectionStrings.Servers;
using PgSslAnalyzers.Flow;
using PgSslAnalyzers.Flow.Models;
using PgSslAnalyzers.ProjectFiles;
using PgSslAnalyzers.Text;

namespace PgSslAnalyzers.FixPlans;

/// <summary>Says what the fix of a finding has to do. Where it cannot be said exactly there is no fix.</summary>
internal sealed class FixPlanner(FileContext context, SeenTexts seen, CancellationToken cancellation)
{
    private readonly TextPlanner texts = new(context, seen, cancellation);
    private readonly WrittenKeys keys = new(context, cancellation);
    private EmptyRoots? emptyRoots;

    private EmptyRoots Roots => emptyRoots ??= new EmptyRoots(context, texts.Uses.Names, cancellation);

    /// <summary>The fix of a finding; null if there is none.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="settings">What it was found in.</param>
    /// <param name="use">How the connection string is used.</param>
    /// <param name="place">The expression with which Npgsql takes it; null if it is only stored.</param>
    /// <param name="taken">The same, also where the member that is analysed hands the string to a method that does.</param>
    public FixData? Plan(Finding finding, SettingsCase settings, ConnectionUse use, SyntaxNode? place, SyntaxNode? taken)
    {
        if (!context.NpgsqlVersion.HasVerifyFull)
            return null;
        // A method that sets the mode of a builder may get many of them.
        bool isReadBack = !IsUnread(settings.Anchor) || (settings.Mode is { } mode && seen.WithMode(mode.Value).Any(other => !IsUnread(other.Settings.Anchor)));
        FixData? atText = isReadBack ? null : Unread(AtText(finding, settings, use, place));
        return atText
            ?? (Rules.IsWeakMode(finding.Rule) || finding.Rule == Rules.RootCertificateNotUsed ? Unread(new UseFixes(context, seen, texts, keys, cancellation).Known(taken, use)) : null);
    }

    /// <summary>The fix, if nobody reads back from a builder, a connection or a data source what it changes.</summary>
    private FixData? Unread(FixData? fix) => fix is not null && fix.WithPath.Union(fix.WithoutPath).All(IsUnread) ? fix : null;

    private bool IsUnread(FixStep step)
    {
        SyntaxTree? tree = step.Path.Length == 0 ? context.Tree : context.Types.Compilation.SyntaxTrees.FirstOrDefault(tree => tree.FilePath == step.Path);
        // Who sees an edit of a literal is asked where that is planned.
        if (tree is null || step.Kind is FixStepKind.Text or FixStepKind.EncodedText or FixStepKind.ReplaceOperand or FixStepKind.EnableTransportSecurity or FixStepKind.RemoveCallback)
            return true;
        SyntaxNode node = tree.GetRoot(cancellation).FindNode(step.Span, getInnermostNodeForTie: true);
        return step.Kind == FixStepKind.ModeExpression
            ? node.Ancestors().TakeWhile(static around => around is not (StatementSyntax or MemberDeclarationSyntax)).OfType<AssignmentExpressionSyntax>().All(IsUnread)
            : IsUnread(node);
    }

    /// <summary>The same for an assignment, for the creation of an object, and for the text that one is made from.</summary>
    private bool IsUnread(SyntaxNode place)
    {
        SyntaxNode subject = place switch
        {
            BaseObjectCreationExpressionSyntax or AssignmentExpressionSyntax => place,
            { Parent: ArgumentSyntax { Parent.Parent: { } call } } => call,
            { Parent: AssignmentExpressionSyntax { Parent: not InitializerExpressionSyntax } taken } when taken.Right == place => taken,
            _ => place,
        };
        return texts.Uses.ReadBack.Allows(subject);
    }

    /// <summary>The fix that changes what the string is made of.</summary>
    private FixData? AtText(Finding finding, SettingsCase settings, ConnectionUse use, SyntaxNode? place)
    {
        if (new SettingFixes(context, seen, texts, keys, Roots).Plan(finding, settings, use, place) is { } setting)
            return setting;
        if (finding.Rule == Rules.ThrowingCombination || (settings.HasEscaped && settings.Mode is null && keys.HasUnknown))
            return null;
        string? host = settings.Settings.Effective(KeywordTable.Host)?.Value;
        bool asksForTls = finding.Rule == Rules.ServerNotAuthenticated || finding.Rule == Rules.HostNameNotVerified;
        if (!asksForTls && seen.Sockets.MayBeHostOf(settings, place))
            return null;
        ImmutableArray<FixStep>? withPath, withoutPath;
        if (finding.Rule == Rules.TrustServerCertificate || finding.Rule == Rules.DuplicateSslMode)
        {
            withPath = withoutPath = Narrow(finding, settings, use, place);
        }
        else if (Rules.IsWeakMode(finding.Rule) || finding.Rule == Rules.RootCertificateNotUsed || finding.Rule == Rules.RejectedSetting)
        {
            // What Npgsql rejects in a text stays there if the mode is changed that is written over it.
            if (finding.Rule == Rules.RejectedSetting && (finding.Setting?.Keyword != KeywordTable.SslMode || (settings.Mode is { } over && !ReferenceEquals(finding.Setting.Origin, over))))
                return null;
            if (!CallbackRemoval.IsPossible(use, context, cancellation))
                return null;
            withPath = Whole(finding, settings, use, place, writeRoot: true);
            withoutPath = Whole(finding, settings, use, place, writeRoot: false);
        }
        else
        {
            return null;
        }
        if (withPath is not { IsEmpty: false } first || withoutPath is not { IsEmpty: false } second)
            return null;
        bool writesRoot = first.Any(static step => step.Text.Contains(Upgrade.RootMarker) || step.Kind is FixStepKind.AddRoot or FixStepKind.AddModeAndRoot or FixStepKind.ReplaceSetting or FixStepKind.RootExpression);
        return new FixData(first, second, writesRoot, ProviderTable.OfHost(host)?.Id ?? "", Hosts.Classify(host) == HostKind.Address);
    }

    /// <summary>The fix of a mode that stands on its own: the word, nothing else.</summary>
    public FixData? BareMode(ModeAlternative mode)
    {
        SyntaxNode source = mode.Source;
        if (IsLookUp(source) || !context.NpgsqlVersion.HasVerifyFull || !MayRaise(source, mode.Name) || !texts.Uses.Allows(source, new WordChange(mode.Name, Upgrade.VerifyFull))
            || CallbackRemoval.StepsOf(seen.WithMode(source).Concat(TextsWith(source)).Select(static text => text.Use), context, cancellation) is not { } callbacks)
        {
            return null;
        }
        return Same([new FixStep(FixStepKind.ModeExpression, "", source.Span), .. callbacks]);
    }

    /// <summary>The fix of a builder whose text goes where it is not followed: the builder gets the mode.</summary>
    public FixData? HandedOn(BuilderState builder)
        => context.NpgsqlVersion.HasVerifyFull && builder.Creation is BaseObjectCreationExpressionSyntax creation && !builder.Slots.ContainsKey(KeywordTable.SslMode) && !seen.Sockets.AreInTypeOf(creation)
            && LastsIn(creation, builder.Reset) && !keys.HasUnknown && context.Types.IsBuilder(context.Model.GetTypeInfo(creation, cancellation).Type)
            ? Unread(Same(new FixStep(FixStepKind.AddMode, "", creation.Span, context.Options.WantsGssOff && !builder.Slots.ContainsKey(KeywordTable.GssEncryptionMode) ? FixStep.GssOff : ""))) : null;

    /// <summary>The fix of an unknown string.</summary>
    public FixData? Unknown(SyntaxNode place, AbstractValue value, ConnectionUse use) => Unread(new UseFixes(context, seen, texts, keys, cancellation).Unknown(place, value, use));

    /// <summary>A fix that writes no root certificate: both choices are the same.</summary>
    public static FixData Same(params FixStep[] steps) => new(steps.ToImmutableArray(), steps.ToImmutableArray(), false);

    private ImmutableArray<FixStep>? Narrow(Finding finding, SettingsCase settings, ConnectionUse use, SyntaxNode? place)
    {
        if (finding.Setting?.Origin is Written written)
            return CanGo(written) && keys.AreSaidIn(written.Assignment) ? ImmutableArray.Create(new FixStep(FixStepKind.Remove, "", written.Assignment.Span)) : null;
        if (settings.Parsed is not { } parsed)
            return null;
        IEnumerable<IReadOnlyList<TextEdit>> proposals = finding.Rule == Rules.TrustServerCertificate ? Upgrade.TrustRemovals(parsed) : [Upgrade.RemoveDuplicateModes(parsed)];
        return texts.Plan(settings, place, proposals, new TextPurpose(Raises: false, NeedsRoot: false, use));
    }

    private ImmutableArray<FixStep>? Whole(Finding finding, SettingsCase settings, ConnectionUse use, SyntaxNode? place, bool writeRoot)
    {
        ImmutableArray<FixStep>.Builder steps = ImmutableArray.CreateBuilder<FixStep>();
        // Who takes the mode out of a builder takes out what the fix writes, too.
        if (settings.Mode is { IsRemoval: true } removal)
        {
            if (!keys.AreSaidIn(removal.Assignment))
                return null;
            // What it took out may have been said twice.
            if (settings.Parsed?.Settings.Count(static setting => ReferenceEquals(setting.Keyword, KeywordTable.SslMode)) > 1)
                return null;
            // With the removal the mode of every text comes back that the builder may be made from, not only of this one.
            if (seen.WithMode(removal.Value).Any(other => other.Settings.Text is { } text && settings.Text?.SameAs(text) == false && !IsVerifyFullOrAbsent(other.Settings.Parsed)))
                return null;
            steps.Add(new FixStep(FixStepKind.Remove, PathOf(removal.Assignment, context.Tree), removal.Assignment.Span));
        }
        if (settings.Mode is { IsRemoval: false } mode)
        {
            if (!TryAddBuilderSteps(settings, mode, use, writeRoot, place, steps))
                return null;
        }
        else if (settings.Parsed is { } parsed)
        {
            bool hasRoot = use.HasRootCallback || settings.Settings.RootCertificate is { Origin: Written root } && Ways.IsOnEveryWayTo(root.Assignment, settings.Anchor);
            IReadOnlyList<IReadOnlyList<TextEdit>> proposals = [.. Upgrade.Proposals(parsed, writeRoot ? Upgrade.RootMarker : null, context.NpgsqlVersion, hasRoot, context.Options.WantsGssOff)];
            // What was taken out of the builder stands in its text as it should be.
            if (proposals.Count == 0 && steps.Count > 0 && Checker.EffectiveMode(parsed, context.NpgsqlVersion) is { Kind: SslModeReadingKind.Defined, Mode: SslMode.VerifyFull })
                return steps.ToImmutable();
            var purpose = new TextPurpose(Raises: true, NeedsRoot: writeRoot && !use.HasRootCallback, use, Corrects: finding.Rule == Rules.RejectedSetting);
            if (texts.Plan(settings, place, proposals, purpose) is not { } text)
                return null;
            steps.AddRange(text);
        }
        else if (!TryAddToCreation(settings, use, writeRoot, steps))
        {
            return null;
        }
        if (use.IsSlim && steps.Count > 0)
        {
            if (SlimCreation(settings.Anchor) is not { } slim)
                return null;
            steps.Add(new FixStep(FixStepKind.EnableTransportSecurity, PathOf(slim, context.Tree), slim.Span));
        }
        return steps.ToImmutable();
    }

    private bool IsVerifyFullOrAbsent(ConnectionString? text)
        => text?.Effective(KeywordTable.SslMode) is null || Checker.EffectiveMode(text, context.NpgsqlVersion) is { Kind: SslModeReadingKind.Defined, Mode: SslMode.VerifyFull };

    /// <summary>The creation or registration of the slim builder around an expression; null if it is not in sight.</summary>
    public static SyntaxNode? SlimCreation(SyntaxNode anchor) => anchor.AncestorsAndSelf().FirstOrDefault(static node => node switch
    {
        ImplicitObjectCreationExpressionSyntax => true,
        ObjectCreationExpressionSyntax { Type: { } type } => type.ToString().EndsWith("NpgsqlSlimDataSourceBuilder", StringComparison.Ordinal),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: { } name } } => name.EndsWith("NpgsqlSlimDataSource", StringComparison.Ordinal),
        _ => false,
    });

    /// <summary>Whether what a fix adds to a creation lasts: it goes behind the assignments that follow, but not behind what takes it back further down.</summary>
    /// <param name="creation">Where the builder is made.</param>
    /// <param name="reset">Where all that was set is taken back; null if it is nowhere.</param>
    public static bool LastsIn(BaseObjectCreationExpressionSyntax creation, SyntaxNode? reset)
    {
        if (reset is null || reset == creation)
            return true;
        if (creation is not { Initializer: null, Parent.Parent.Parent.Parent: LocalDeclarationStatementSyntax { Parent: BlockSyntax block } made } || reset is not AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax }, Parent: ExpressionStatementSyntax taken })
            return false;
        int first = block.Statements.IndexOf(made), last = block.Statements.IndexOf(taken);
        return last > first && block.Statements.Skip(first + 1).Take(last - first).All(static statement => statement is ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax or ElementAccessExpressionSyntax } });
    }

    /// <summary>A builder without a mode gets it where it is made.</summary>
    private bool TryAddToCreation(SettingsCase settings, ConnectionUse use, bool writeRoot, ImmutableArray<FixStep>.Builder steps)
    {
        // Who sets a mode on some ways only, for hosts that are not all known, may mean a socket on the others.
        if (settings.Anchor is not BaseObjectCreationExpressionSyntax creation || !LastsIn(creation, settings.Builder?.Reset) || (settings.IsModeConditional && settings.Settings.Effective(KeywordTable.Host)?.Value is null))
            return false;
        if (CallbackRemoval.StepsOf(seen.UsesOf(creation).Append(use), context, cancellation) is not { } callbacks)
            return false;
        steps.AddRange(callbacks);
        bool writesRoot = writeRoot && !Roots.HasOne(settings, use, creation);
        if (writesRoot && texts.Roots.MayMeet(settings, creation, []))
            return false;
        bool wroteRoot = AddRootSteps(settings, creation, writesRoot, steps);
        steps.Add(new FixStep(writesRoot && !wroteRoot ? FixStepKind.AddModeAndRoot : FixStepKind.AddMode, PathOf(creation, context.Tree), creation.Span, LeavesGss(settings) ? FixStep.GssOff : ""));
        return true;
    }

    /// <summary>Whether a proof wants GSS encryption off, and the code has not decided for itself.</summary>
    private bool LeavesGss(SettingsCase settings) => context.Options.WantsGssOff && settings.Settings.Last(KeywordTable.GssEncryptionMode) is null;

    private bool TryAddBuilderSteps(SettingsCase settings, Written mode, ConnectionUse use, bool writeRoot, SyntaxNode? place, ImmutableArray<FixStep>.Builder steps)
    {
        SyntaxTree tree = context.Tree;
        // Before Npgsql 8 Trust Server Certificate has to go, whatever its value does.
        if (context.NpgsqlVersion.RequireNeedsTrust && settings.Settings.Last(KeywordTable.TrustServerCertificate)?.Origin is Written written && !SideEffects.HasNoneBut(written.Assignment, ModelOf(written.Assignment), cancellation))
            return false;
        if (ModeStep(mode) is not { } modeStep || CallbackRemoval.StepsOf(seen.WithMode(mode.Value).Select(static builder => builder.Use).Append(use), context, cancellation) is not { } callbacks)
            return false;
        steps.Add(modeStep);
        steps.AddRange(callbacks);
        bool writesRoot = writeRoot && !Roots.HasOne(settings, use, mode.Assignment);
        // Beside a mode that a shared setter writes there is no place for a root certificate.
        if (!keys.AreSaidIn(mode.Assignment) && (writesRoot || context.NpgsqlVersion.RequireNeedsTrust))
            return false;
        IReadOnlyList<SeenText> others = seen.WithMode(mode.Value);
        if (writesRoot && texts.Roots.MayMeet(settings, mode.Assignment, others))
            return false;
        // What comes by without a root certificate would get none.
        if (writeRoot && !writesRoot && others.Any(other => other.Settings.Mode?.Assignment == mode.Assignment && !Roots.HasOne(other.Settings, other.Use, mode.Assignment)))
            return false;
        bool wroteRoot = AddRootSteps(settings, mode.Assignment, writesRoot, steps);
        if (writesRoot && !wroteRoot)
            steps.Add(new FixStep(FixStepKind.AddRoot, PathOf(mode.Assignment, tree), mode.Assignment.Span));
        if (LeavesGss(settings) && keys.AreSaidIn(mode.Assignment))
            steps.Add(new FixStep(FixStepKind.AddSetting, PathOf(mode.Assignment, tree), mode.Assignment.Span, FixStep.GssOff));
        // Trust Server Certificate in the text that the builder is made from: 6 and 7 throw on it together with VerifyFull, and ask for it together with Require.
        Setting? trust = settings.Settings.Last(KeywordTable.TrustServerCertificate);
        NpgsqlVersion version = context.NpgsqlVersion;
        if (trust is { Origin: null } && settings.Parsed is { } text && settings.Text is not null)
        {
            if (texts.Plan(settings, place, Upgrade.TrustRemovals(text), new TextPurpose(Raises: false, NeedsRoot: false, use)) is { } removed)
                steps.AddRange(removed);
            else if (version.RequireNeedsTrust)
                return false;
        }
        else if (trust is null && version.RequireNeedsTrust && settings.Settings.MayCarryMore)
        {
            steps.Add(new FixStep(FixStepKind.AddSetting, PathOf(mode.Assignment, tree), mode.Assignment.Span, "TrustServerCertificate=false"));
        }
        return true;
    }

    /// <summary>The texts in which the name of a mode stands.</summary>
    private IReadOnlyList<SeenText> TextsWith(SyntaxNode mode)
        => mode switch
        {
            LiteralExpressionSyntax literal => seen.With(literal.Token),
            _ => Texts.NameIn(mode) is { } name ? seen.With(name) : [],
        };

    /// <summary>Whether a mode is the default of a look-up that says none: in the place of the call nobody could choose another one.</summary>
    private static bool IsLookUp(SyntaxNode mode) => mode is InvocationExpressionSyntax;

    /// <summary>Whether no builder or text that a mode is written to may be for a Unix socket. Over a socket Npgsql throws on Require already.</summary>
    private bool MayRaise(SyntaxNode mode, string? name)
        => (name is not null && NumberOfMode(name) >= (int)SslMode.Require) || !(seen.WithMode(mode).Any(builder => seen.Sockets.MayBeHostOf(builder.Settings)) || TextsWith(mode).Any(text => seen.Sockets.MayBeHostOf(text.Settings, text.Place)));

    /// <summary>Changes what says the mode: the value where it stands, if nobody else can tell the difference, else the expression that reads it.</summary>
    private FixStep? ModeStep(Written mode)
    {
        if (IsLookUp(mode.Value) || !MayRaise(mode.Value, mode.Text))
            return null;
        bool isInAssignment = mode.Assignment.SyntaxTree == mode.Value.SyntaxTree && mode.Assignment.Span.Contains(mode.Value.Span);
        if (!keys.AreSaidIn(mode.Assignment) && (isInAssignment || !keys.IsBesideModeKey(mode.Value)))
            return null;
        if (isInAssignment && (texts.Uses.IsValueUsed(mode.Assignment) || IsHandedOver(mode)))
            return null;
        if (isInAssignment || mode.Text is null || texts.Uses.Allows(mode.Value, new WordChange(mode.Text, Upgrade.VerifyFull)))
            return new FixStep(FixStepKind.ModeExpression, PathOf(mode.Value, context.Tree), mode.Value.Span);
        ExpressionSyntax? read = (mode.Assignment as AssignmentExpressionSyntax)?.Right;
        return read is not null && read.SyntaxTree == context.Tree && IsConstant(read) ? new FixStep(FixStepKind.ModeExpression, "", read.Span) : null;
    }

    /// <summary>Whether a mode comes to its assignment through a method of the program that can tell the difference.</summary>
    private bool IsHandedOver(Written mode)
        => mode.Text is not null && mode.Value.Ancestors().TakeWhile(node => node != mode.Assignment)
            .Any(node => node is InvocationExpressionSyntax && ModelOf(node).GetSymbolInfo(node, cancellation).Symbol is { } called && texts.Uses.IsInSource(called))
            && !texts.Uses.Allows(mode.Value, new WordChange(mode.Text, Upgrade.VerifyFull));

    private SemanticModel ModelOf(SyntaxNode node) => texts.Uses.ModelOf(node);

    /// <summary>Whether an expression reads a name that never changes, as it is or parsed.</summary>
    private bool IsConstant(ExpressionSyntax read) => read switch
    {
        IdentifierNameSyntax or MemberAccessExpressionSyntax
            => context.Model.GetSymbolInfo(read, cancellation).Symbol is IFieldSymbol { IsConst: true } or IFieldSymbol { IsStatic: true, IsReadOnly: true } or ILocalSymbol { IsConst: true },
        InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: { } text }, ..] } parse
            => context.Model.GetSymbolInfo(parse, cancellation).Symbol is IMethodSymbol { Name: "Parse", ContainingType.SpecialType: SpecialType.System_Enum } && context.Model.GetConstantValue(text, cancellation).HasValue,
        _ => false,
    };

    /// <summary>
    /// The root certificate takes the place of an empty one, or of Trust Server Certificate, which goes in any case; where one of them cannot meet the mode it stays.
    /// </summary>
    /// <returns>Whether the root certificate has found a place.</returns>
    private bool AddRootSteps(SettingsCase settings, SyntaxNode mode, bool writeRoot, ImmutableArray<FixStep>.Builder steps)
    {
        SyntaxTree tree = context.Tree;
        bool wroteRoot = false;
        if (writeRoot && Roots.Fill(settings, mode) is { } empty)
        {
            steps.Add(empty);
            wroteRoot = true;
        }
        if (settings.Settings.Last(KeywordTable.TrustServerCertificate)?.Origin is not Written trust || Branches.AreExclusive(settings.Mode, trust) || !keys.AreSaidIn(trust.Assignment))
            return wroteRoot;
        // Without the setting a parameter or local would be left that nobody reads. Since Npgsql 8 the setting has no effect.
        if (!CanGo(trust) && !context.NpgsqlVersion.RequireNeedsTrust)
            return wroteRoot;
        // Elsewhere than beside the mode a root certificate could come to a socket, too.
        bool takesPlace = writeRoot && !wroteRoot && (AreTogether(trust.Assignment, mode) || !seen.Sockets.MayBeHostOf(settings)) && Ways.IsOnEveryWayTo(trust.Assignment, mode);
        steps.Add(new FixStep(takesPlace ? FixStepKind.ReplaceSetting : FixStepKind.Remove, PathOf(trust.Assignment, tree), trust.Assignment.Span));
        return wroteRoot || takesPlace;
    }

    private static bool AreTogether(SyntaxNode setting, SyntaxNode other) => setting.Parent == other.Parent && setting.Parent is InitializerExpressionSyntax;

    /// <summary>Whether a setting may be removed: its value does nothing, and no local, private field or parameter of a primary constructor is left that nobody reads.</summary>
    private bool CanGo(Written setting)
        => SideEffects.HasNoneBut(setting.Assignment, ModelOf(setting.Assignment), cancellation)
            && !setting.Assignment.DescendantNodes(static node => node is not AnonymousFunctionExpressionSyntax).OfType<IdentifierNameSyntax>().Any(read => IsLastRead(read, setting.Assignment));

    private bool IsLastRead(IdentifierNameSyntax read, SyntaxNode removed)
    {
        ISymbol? symbol = ModelOf(read).GetSymbolInfo(read, cancellation).Symbol;
        bool isWatched = symbol is ILocalSymbol or IFieldSymbol { DeclaredAccessibility: Accessibility.Private, IsImplicitlyDeclared: false }
            || symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType.IsRecord: false } };
        return isWatched && texts.Uses.Names.UsesOf(symbol!) is { } uses && uses.All(use => removed.Span.Contains(use.Span) || NameUse.WriteOf(NameUse.WholeOf(use)) is not null);
    }

    /// <summary>The path of another file; empty for the file of the diagnostic.</summary>
    public static string PathOf(SyntaxNode node, SyntaxTree tree) => node.SyntaxTree == tree ? "" : node.SyntaxTree.FilePath;

    /// <summary>The path of the file of a token, if it is another one.</summary>
    public static string PathIn(SyntaxToken token, SyntaxTree tree) => token.SyntaxTree == tree ? "" : token.SyntaxTree!.FilePath;

    /// <summary>Whether a text is the name of a mode and nothing else.</summary>
    public static bool IsModeName(string text) => NumberOfMode(text) >= 0;

    /// <summary>The place of a mode in the order from weak to strong, by its name; -1 if it is none.</summary>
    public static int NumberOfMode(string name)
        => Enum.TryParse(name, ignoreCase: true, out SslMode mode) && Enum.IsDefined(typeof(SslMode), mode) && !char.IsDigit(name.TrimStart()[0]) ? (int)mode : -1;

    /// <summary>Whether an identifier contains the name of a mode.</summary>
    public static bool NamesMode(string identifier)
        => Enum.GetNames(typeof(SslMode)).Any(name => identifier.IndexOf(name, StringComparison.OrdinalIgnoreCase) >= 0);
}
