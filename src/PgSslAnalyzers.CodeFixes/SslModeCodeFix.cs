using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using PgSslAnalyzers.ConnectionStrings.Catalog;
using PgSslAnalyzers.FixPlans;

namespace PgSslAnalyzers.CodeFixes;

/// <summary>Fixes findings in C# and in configuration files: makes the whole connection right, with a root certificate path or without.</summary>
// No [Shared]: it would bind the assembly to a newer System.Composition than old hosts have. One fixer for both kinds of documents: of two, one a kind,
// Roslyn's cache of fixers loses one.
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SslModeCodeFix), DocumentKinds = ["Document", "AdditionalDocument"])]
public sealed class SslModeCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(
        Rules.NotEncrypted.Id, Rules.PlainTextFallback.Id, Rules.ServerNotAuthenticated.Id, Rules.HostNameNotVerified.Id, Rules.SslModeNotSet.Id,
        Rules.DevelopmentConnection.Id, Rules.UnknownConnectionString.Id, Rules.WeakNamedConnectionString.Id, Rules.SlimBuilderPlainText.Id, Rules.TrustServerCertificate.Id,
        Rules.RootCertificateNotUsed.Id, Rules.RejectedSetting.Id, Rules.DuplicateSslMode.Id, Rules.ThrowingCombination.Id, Rules.AcceptsAnyCertificate.Id,
        Rules.NoOwnRootCertificate.Id, Rules.RevocationNotChecked.Id, Rules.GssMayReplaceTls.Id, Rules.RootCertificatePath.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => SslModeFixAll.Instance;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        TextDocument document = context.TextDocument;
        if (document is SourceGeneratedDocument || document is not (Document or AdditionalDocument))
            return;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            ImmutableArray<FixChoice> choices = FixData.TryParse(diagnostic.Properties) is { } data
                ? await FixChoice.ForAsync(document, diagnostic, data, compiles: true, context.CancellationToken).ConfigureAwait(false) : ImmutableArray<FixChoice>.Empty;
            for (int i = 0; i < choices.Length; i++)
                Register(choices[i], choices[i].Key(isFirst: i == 0), diagnostic);
            // Never the first of several: whoever takes the first choice mends the connection.
            if (await SuppressionFix.ForAsync(document, diagnostic, context.CancellationToken).ConfigureAwait(false) is { } suppression)
                Register(suppression, FixChoice.Suppression, diagnostic);
        }

        void Register(FixChoice choice, string key, Diagnostic diagnostic)
            => context.RegisterCodeFix(CodeAction.Create(choice.Title, cancellation => FileEdits.ApplyAsync(document.Project.Solution, choice.Edits, cancellation), key), diagnostic);
    }
}
