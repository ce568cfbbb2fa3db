using PgSslAnalyzers.ConnectionStrings.Checks;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.ConnectionStrings.Parsing;

namespace PgSslAnalyzers.ConnectionStrings.Tests.Differential;

/// <summary>What our own reader makes of a text, in the words of <see cref="RealReading"/>.</summary>
public static class Reading
{
    /// <summary>Compares our verdict on <paramref name="text"/> with that of <paramref name="npgsql"/>; null if they agree.</summary>
    /// <remarks>Of other keywords only text, boolean and unknown ones may occur, so that it can be told what Npgsql throws on.</remarks>
    public static string? Disagreement(string text, RealNpgsql npgsql)
    {
        RealReading real = npgsql.Read(text);
        ConnectionString ours = ConnectionStringParser.Parse(text);
        if (ours.IsMalformed != real.IsSyntaxError)
            return ours.IsMalformed ? $"malformed at {ours.ErrorPosition}, but {Describe(real)}" : $"well formed, but {Describe(real)}";
        if (ours.IsMalformed)
        {
            return real.Throws!.Message.EndsWith($"starting at index {ours.ErrorPosition}.", StringComparison.Ordinal)
                ? null
                : $"error at {ours.ErrorPosition}, but {real.Throws.Message}";
        }

        bool rejects = Rejects(ours, npgsql.Version);
        if (rejects != real.Throws is not null)
            return rejects ? $"rejected, but {Describe(real)}" : $"accepted, but {Describe(real)}";
        if (rejects)
            return null;

        SslModeReading mode = Checker.EffectiveMode(ours, npgsql.Version)!.Value;
        bool sameMode = mode.Kind == SslModeReadingKind.Defined ? mode.Mode.ToString() == real.Mode : int.TryParse(real.Mode, out _);
        bool same = sameMode
            && ours.Effective(KeywordTable.RootCertificate)?.Value == real.Root
            && ours.IsTrue(KeywordTable.TrustServerCertificate) == real.Trust
            && ours.Effective(KeywordTable.Host)?.Value == real.Host;
        return same ? null : $"{mode}, root {ours.Effective(KeywordTable.RootCertificate)?.Value}, host {ours.Effective(KeywordTable.Host)?.Value}, but {Describe(real)}";
    }

    /// <summary>Whether Npgsql throws on a keyword or a value of a well-formed text.</summary>
    public static bool Rejects(ConnectionString text, NpgsqlVersion version) => text.Settings.Any(setting => Rejects(setting, version));

    private static bool Rejects(Setting setting, NpgsqlVersion version)
    {
        if (setting.Keyword is not { } keyword || !keyword.IsKnownTo(version))
            return true;
        if (setting.IsRemoval)
            return false;
        if (keyword == KeywordTable.SslMode)
            return SslModeReading.Read(setting.Value!, version).Kind == SslModeReadingKind.Invalid;
        return keyword.Type switch
        {
            KeywordType.Text => false,
            KeywordType.Boolean => !bool.TryParse(setting.Value, out _),
            _ => throw new NotSupportedException(keyword.Name),
        };
    }

    private static string Describe(RealReading real)
        => real.Throws is { } e ? "throws " + e.Message : $"mode {real.Mode}, root {real.Root}, trust {real.Trust}, host {real.Host}";
}
