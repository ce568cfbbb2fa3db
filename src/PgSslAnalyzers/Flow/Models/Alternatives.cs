using Microsoft.CodeAnalysis;
using PgSslAnalyzers.ConnectionStrings.Configuration;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.ProjectFiles;

namespace PgSslAnalyzers.Flow.Models;

/// <summary>A constant of the enum SslMode.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Name">Its name in the referenced version; the number as text if it is none of the modes.</param>
/// <param name="Source">The expression, or the declaration, that says it.</param>
/// <param name="Guard">What the conditions on the way to it say.</param>
internal sealed record ModeAlternative(int Number, string Name, SyntaxNode Source, Guard Guard) : Alternative
{
    public override bool SameAs(Alternative other) => other is ModeAlternative mode && mode.Number == Number && mode.Source == Source && Guard.Same(mode.Guard, Guard);
}

/// <summary>The text of a builder, as it was when it was asked for.</summary>
internal sealed record SettingsAlternative(BuilderState State) : Alternative
{
    /// <summary>The file that asked for it; null where nothing in sight did.</summary>
    public SyntaxTree? ReadIn { get; init; }

    public override bool MayBeStale => State.IsMarked;

    public override Alternative Stale() => State.MayBeStale ? this : this with { State = (BuilderState)State.Stale() };

    public override bool SameAs(Alternative other) => other is SettingsAlternative settings && BuilderState.SameButMarks(settings.State, State);
}

/// <summary>A connection or factory of Npgsql, under whatever type the program holds it.</summary>
internal sealed record NpgsqlAlternative : Alternative
{
    public override bool SameAs(Alternative other) => other is NpgsqlAlternative;
}

/// <summary>A section of the configuration, or an entry of it whose value has not been asked for yet.</summary>
/// <param name="Kind">As in <see cref="LookUp"/>.</param>
/// <param name="Path">The key of the section; empty for the root.</param>
internal sealed record SectionAlternative(ConfigurationKeyKind Kind, string Path) : Alternative
{
    public override bool SameAs(Alternative other) => other is SectionAlternative section && section.Kind == Kind && section.Path == Path;
}

/// <summary>A setting of a builder, as it is when it is read.</summary>
/// <param name="Of">The builder.</param>
/// <param name="Read">What was known of it then.</param>
/// <param name="Keyword">The setting.</param>
internal sealed record SettingAlternative(ObjectKey Of, BuilderState Read, Keyword Keyword) : Alternative
{
    public override ObjectKey? About => Of;

    public override Alternative? WithoutFacts() => null;

    public override bool SameAs(Alternative other) => other is SettingAlternative setting && setting.Of.Equals(Of) && setting.Keyword == Keyword && BuilderState.Same(setting.Read, Read);
}
