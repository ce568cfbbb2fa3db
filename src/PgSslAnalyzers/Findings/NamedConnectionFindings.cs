using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using PgSslAnalyzers.ConnectionStrings.Checks;
using PgSslAnalyzers.ConnectionStrings.Configuration;
using PgSslAnalyzers.ConnectionStrings.Options;
using PgSslAnalyzers.FixPlans;
using PgSslAnalyzers.Flow.Models;
using PgSslAnalyzers.Options;
using PgSslAnalyzers.ProjectFiles;

namespace PgSslAnalyzers.Findings;

/// <summary>Reports where a file of the program asks for a connection string by name and the configuration files give a weak one, unless the program sets the mode itself.</summary>
internal sealed class NamedConnectionFindings(FileContext context, AnalyzerOptions analyzers, Reporter reporter, CancellationToken cancellation)
{
    private readonly Dictionary<SyntaxNode, Use> uses = [];

    /// <summary>The program asks. A helper that says the name itself is reported where it is analysed itself.</summary>
    public void LookedUp(LookUp lookUp, int depth)
    {
        if (lookUp.Place.SyntaxTree != context.Tree)
            return;
        if (!uses.TryGetValue(lookUp.Place, out Use? use))
            uses[lookUp.Place] = use = new Use();
        if (depth == 0)
            use.LookUp = lookUp;
    }

    /// <summary>What was asked for is used.</summary>
    /// <param name="text">The text that it is a part of.</param>
    /// <param name="verdict">What is known of the mode.</param>
    /// <param name="isAtSink">Whether it reaches Npgsql.</param>
    public void Used(TextAlternative? text, ModeVerdict verdict, bool isAtSink)
    {
        if (uses.Count == 0 || text is null)
            return;
        foreach (Piece piece in text.Pieces)
        {
            if (piece.LookUp is { } lookUp && uses.TryGetValue(lookUp.Place, out Use? use))
            {
                bool isSetHere = verdict is not (ModeVerdict.Unknown or ModeVerdict.Absent);
                use.IsSetInCode |= isSetHere;
                use.ReachesNpgsql |= isAtSink && !isSetHere;
            }
            foreach (TextAlternative inner in piece.Builder?.Bases ?? ImmutableArray<TextAlternative>.Empty)
                Used(inner, verdict, isAtSink);
        }
    }

    /// <summary>Reports what no code makes strong.</summary>
    public void Finish()
    {
        foreach (Use use in uses.Values)
        {
            if (use.LookUp is { } lookUp && (!use.IsSetInCode || use.ReachesNpgsql))
                Report(lookUp, use.ReachesNpgsql);
        }
    }

    /// <summary>Whether a configuration file gives a weak value to a name that the program hands to Npgsql: that is said where it asks.</summary>
    public bool IsWeak(LookUp lookUp) => WeakValuesOf(lookUp, true, []).Count > 0;

    private void Report(LookUp lookUp, bool reachesNpgsql)
    {
        var places = new List<Location>();
        List<(string Path, ConfigurationFinding Found)> weak = WeakValuesOf(lookUp, reachesNpgsql, places);
        if (NamedConnectionChecker.Check(lookUp.Name, weak, context.NpgsqlVersion) is { } named)
            reporter.Add(named.Rule, named.Severity, named.Message, lookUp.Place.Span, ConfigurationFixPlanner.Plan(weak, context.Options), places);
    }

    private List<(string Path, ConfigurationFinding Found)> WeakValuesOf(LookUp lookUp, bool reachesNpgsql, List<Location> places)
    {
        // Of a string that others would take as well only the program can say that it is Npgsql's.
        List<(AdditionalText File, ConnectionDefinition Definition)> found = context.NamedConnections.Find(lookUp, cancellation)
            .Where(known => reachesNpgsql || known.Definition.File.Connections.Contains(known.Definition.Connection)).ToList();
        IReadOnlyList<ConnectionDefinition> inEffect = ConfigurationLayers.InEffect(found.ConvertAll(static known => known.Definition), context.NamedConnections.Paths);
        var weak = new List<(string Path, ConfigurationFinding Found)>();
        foreach ((AdditionalText file, ConnectionDefinition definition) in found)
        {
            if (!inEffect.Contains(definition) || WeakModeOf(file, definition) is not { } finding)
                continue;
            weak.Add((definition.Path, finding));
            if (file.GetText(cancellation) is { } text)
                places.Add(ConfigurationTexts.PlaceOf(file, text, finding.Span));
        }
        return weak;
    }

    private ConfigurationFinding? WeakModeOf(AdditionalText file, ConnectionDefinition definition)
    {
        AnalyzerConfigOptions own = analyzers.AnalyzerConfigOptionsProvider.GetOptions(file);
        CheckOptions check = PgSslOptions.Read(own, analyzers.AnalyzerConfigOptionsProvider.GlobalOptions).Check with { Version = context.NpgsqlVersion };
        ConfigurationFinding? found = NamedConnectionChecker.WeakModeOf(definition, check);
        return found is not null && IsOff(found.Finding.Rule.Id, own) ? null : found;
    }

    /// <summary>Whether the project does not want to hear of a rule, in this file or at all.</summary>
    private bool IsOff(string id, AnalyzerConfigOptions own)
    {
        if (PgSslOptions.SeverityOf(id, own, out _) is { } severity)
            return severity == ReportDiagnostic.Suppress;
        CompilationOptions options = context.Types.Compilation.Options;
        return (options.SpecificDiagnosticOptions.TryGetValue(id, out ReportDiagnostic specific)
            || options.SyntaxTreeOptionsProvider?.TryGetGlobalDiagnosticValue(id, cancellation, out specific) == true) && specific == ReportDiagnostic.Suppress;
    }

    private sealed class Use
    {
        public LookUp? LookUp { get; set; }

        public bool IsSetInCode { get; set; }

        public bool ReachesNpgsql { get; set; }
    }
}
