using PgSslAnalyzers.ConnectionStrings.Catalog;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.ConnectionStrings.Options;
using PgSslAnalyzers.ConnectionStrings.Parsing;
using PgSslAnalyzers.ConnectionStrings.Servers;

namespace PgSslAnalyzers.ConnectionStrings.Checks;

/// <summary>Judges the settings of one connection. Pure: settings, options and use in; findings out.</summary>
public static class Checker
{
    /// <summary>Up to this many pairs of a finding and a setting each finding is looked for among the settings.</summary>
    private const int FewToLookAt = 256;

    /// <summary>Judges <paramref name="settings"/>.</summary>
    /// <param name="settings">A parsed text, or what is known of a builder.</param>
    /// <param name="options">Version and strictness.</param>
    /// <param name="use">How the program uses the connection.</param>
    public static CheckResult Check(ConnectionSettings settings, CheckOptions options, ConnectionUse use)
    {
        if (settings is ConnectionString text)
        {
            if (MisreadSettings.IsUri(text.Text.Text))
            {
                return use.IsAtSink
                    ? new CheckResult(ModeVerdict.Rejected, [MisreadSettings.Uri(options)])
                    : new CheckResult(ModeVerdict.Unknown, []);
            }
            // Npgsql refuses the whole text, so that nothing in it takes effect.
            if (text.IsMalformed)
                return new CheckResult(ModeVerdict.Unknown, []);
        }

        var findings = new List<Finding>();
        bool isMisread = MisreadSettings.Check(settings, options, use, findings);
        ModeVerdict verdict = CheckMode(settings, options, use, findings, isMisread);
        if (verdict != ModeVerdict.Rejected)
        {
            CheckDuplicates(settings, options, verdict, findings);
            CheckTrust(settings, options, findings);
            if (!isMisread)
                RootCertificateRules.Check(settings, options, use, verdict, findings);
            ThrowingCombinations.Check(settings, options, use, findings);
        }
        return new CheckResult(verdict, InOrder(findings, settings));
    }

    /// <summary>The finding for a PGSSLMODE that is set where only Npgsql could read it.</summary>
    public static Finding UnreadMode(CheckOptions options)
        => new(Rules.PgSslModeNotRead, null, Messages.PgSslModeNotRead(options.Version), Rules.PgSslModeNotRead.Severity);

    /// <summary>The mode that takes effect; null if it is not known, or if Npgsql throws on it.</summary>
    public static SslModeReading? EffectiveMode(ConnectionSettings settings, NpgsqlVersion version)
    {
        Setting? setting = settings.Effective(KeywordTable.SslMode);
        if (setting is null)
            return settings.MayCarryMore ? null : new SslModeReading(SslModeReadingKind.Defined, version.DefaultMode);
        if (setting.Value is null)
            return null;
        SslModeReading reading = SslModeReading.Read(setting.Value, version);
        return reading.Kind == SslModeReadingKind.Invalid ? null : reading;
    }

    private static ModeVerdict CheckMode(ConnectionSettings settings, CheckOptions options, ConnectionUse use, List<Finding> findings, bool isMisread)
    {
        Setting? hostSetting = settings.Effective(KeywordTable.Host);
        // The start of a host tells a socket, whatever follows; a proof knows the whole host.
        HostKind host = !options.IsStrict && hostSetting?.Value is null && Hosts.NamesSocket(hostSetting) ? HostKind.UnixSocket : Hosts.Classify(hostSetting?.Value);
        bool isDefaultLoopback = use.IsHostFilledIn && host == HostKind.Loopback;
        bool isExempt = hostSetting?.Value is { } name && Hosts.AllMatch(name, Exempt(options));
        // A proof knows the whole host, and that it is this machine.
        if (options.IsStrict && host is HostKind.Loopback or HostKind.UnixSocket && !(settings.IsSettled(hostSetting!) && (host == HostKind.UnixSocket || Hosts.IsCertainlyLoopback(hostSetting!.Value!))))
            (host, isExempt) = (HostKind.Remote, false);
        Setting? setting = settings.Effective(KeywordTable.SslMode);

        // Npgsql reads every pair, so that one bad value is enough, also if a later one overrules it.
        if (FirstInvalidMode(settings, options) is { } invalid)
        {
            findings.Add(MisreadSettings.ModeValue(invalid, options));
            return ModeVerdict.Rejected;
        }
        if (setting is null)
        {
            // On a socket no mode is missing, whatever follows. A proof wants to know what does.
            if (isMisread || (settings.MayCarryMore && (host != HostKind.UnixSocket || options.IsStrict)) || (options.IsStrict && settings.IsOpen && host is HostKind.Loopback or HostKind.UnixSocket))
                return ModeVerdict.Unknown;
            if (host == HostKind.UnixSocket || isDefaultLoopback)
                return ModeVerdict.Absent;
            // Without any Host Npgsql throws: this is not yet the string that reaches a server.
            if (!isExempt && hostSetting is not null)
                findings.Add(AbsentMode(host, settings.Last(KeywordTable.SslMode), options, use));
            return ModeVerdict.Absent;
        }

        if (setting.Value is null)
            return ModeVerdict.Unknown;
        SslModeReading reading = SslModeReading.Read(setting.Value, options.EffectiveVersion);
        if (SslSemantics.WeaknessOf(reading, settings, options) is not { } rule)
            return options.IsStrict && !settings.IsSettled(setting) ? ModeVerdict.Unknown : ModeVerdict.Strong;
        if (isExempt || host == HostKind.UnixSocket)
            return ModeVerdict.Weak;
        bool isValidationOff = settings.IsTrue(KeywordTable.TrustServerCertificate);
        // The callback looks at the certificate in the place of Npgsql; whether well enough is not known. Before 6.0 Trust Server Certificate beats it.
        if (rule == Rules.ServerNotAuthenticated && use is { HasValidationCallback: true, AcceptsAnyCertificate: false } && !options.IsStrict
            && (options.EffectiveVersion.HasVerifyFull || !isValidationOff))
        {
            return ModeVerdict.Unknown;
        }
        // Who writes the mode down is not worse off than who leaves it out. A number that is no mode is a mistake on any host.
        findings.Add(PlaceOf(isDefaultLoopback ? HostKind.Unknown : host, use, options) is { } place && reading.Kind == SslModeReadingKind.Defined
            ? new Finding(Rules.DevelopmentConnection, setting, Messages.DevelopmentWeak(reading.Mode, place), Rules.DevelopmentConnection.Severity)
            : new Finding(rule, setting, Messages.Weak(rule, reading, options.Version, isValidationOff, use), rule.Severity));
        return ModeVerdict.Weak;
    }

    private static Setting? FirstInvalidMode(ConnectionSettings settings, CheckOptions options)
    {
        foreach (Setting setting in settings.Settings)
        {
            if (ReferenceEquals(setting.Keyword, KeywordTable.SslMode) && setting.Value is { } value
                && SslModeReading.Read(value, options.EffectiveVersion).Kind == SslModeReadingKind.Invalid)
            {
                return setting;
            }
        }
        return null;
    }

    private static Finding AbsentMode(HostKind host, Setting? removal, CheckOptions options, ConnectionUse use)
    {
        bool isTest = options.IsTestProject && !options.IsStrict && (host == HostKind.SingleLabel || host == HostKind.Unknown);
        return (PlaceOf(host, use, options) ?? (isTest ? DevelopmentPlace.TestProject : null)) is { } place
            ? new Finding(Rules.DevelopmentConnection, removal, Messages.DevelopmentAbsent(options.Version, place), Rules.DevelopmentConnection.Severity)
            : new Finding(Rules.SslModeNotSet, removal, Messages.Absent(options.Version, use.IsSlim), use.IsOnlyLikely ? FindingSeverity.Info : Rules.SslModeNotSet.Severity);
    }

    /// <summary>What makes a connection one of development; null if nothing does. Only the name of the host proves it.</summary>
    private static DevelopmentPlace? PlaceOf(HostKind host, ConnectionUse use, CheckOptions options)
        => host == HostKind.Loopback ? DevelopmentPlace.ThisMachine
            : options.IsStrict ? null
            // That the condition speaks of this connection's host is likely.
            : use.IsLoopbackGuarded ? DevelopmentPlace.LoopbackOnly
            : use.IsServiceOfSameFile ? DevelopmentPlace.SameFile
            : null;

    private static IReadOnlyList<string> Exempt(CheckOptions options)
        => options.IsStrict ? options.ExemptHosts.Where(OptionValues.IsLoopbackPattern).ToList() : options.ExemptHosts;

    private static void CheckDuplicates(ConnectionSettings settings, CheckOptions options, ModeVerdict verdict, List<Finding> findings)
    {
        Setting? last = settings.Last(KeywordTable.SslMode);
        foreach (Setting setting in settings.Settings)
        {
            // Code that overrules what a text or a builder says is no mistake.
            if (!ReferenceEquals(setting.Keyword, KeywordTable.SslMode) || ReferenceEquals(setting, last) || setting.Origin is not null || last!.Origin is not null)
                continue;
            bool lastIsHarmless = verdict is ModeVerdict.Strong or ModeVerdict.Unknown;
            findings.Add(new Finding(Rules.DuplicateSslMode, setting, Messages.SetTwice(setting, last, verdict, options.EffectiveVersion),
                lastIsHarmless ? FindingSeverity.Info : FindingSeverity.Warning));
            return;
        }
    }

    private static void CheckTrust(ConnectionSettings settings, CheckOptions options, List<Finding> findings)
    {
        if (!settings.IsTrue(KeywordTable.TrustServerCertificate))
            return;
        // With Verify* and Allow 6 and 7 throw: that is said by ThrowingCombinations.
        if (ThrowingCombinations.TrustThrows(settings, options))
            return;
        findings.Add(new Finding(Rules.TrustServerCertificate, settings.Effective(KeywordTable.TrustServerCertificate),
            Messages.TrustServerCertificate(options.EffectiveVersion), Rules.TrustServerCertificate.Severity));
    }

    /// <summary>What is missing from the whole comes first, then each setting in its order.</summary>
    private static List<Finding> InOrder(List<Finding> findings, ConnectionSettings settings)
    {
        if (findings.Count < 2)
            return findings;
        // Most strings have few settings and findings: a table of positions costs more than to look.
        if (findings.Count * settings.Settings.Count > FewToLookAt)
        {
            var positions = new Dictionary<Setting, int>();
            for (int i = 0; i < settings.Settings.Count; i++)
                positions[settings.Settings[i]] = i;
            return findings.OrderBy(finding => finding.Setting is null ? -1 : positions.TryGetValue(finding.Setting, out int position) ? position : int.MaxValue).ToList();
        }
        // Those of one setting stay as they are.
        for (int i = 1; i < findings.Count; i++)
        {
            Finding finding = findings[i];
            int position = PositionOf(finding, settings), to = i;
            for (; to > 0 && PositionOf(findings[to - 1], settings) > position; to--)
                findings[to] = findings[to - 1];
            findings[to] = finding;
        }
        return findings;
    }

    private static int PositionOf(Finding finding, ConnectionSettings settings)
    {
        if (finding.Setting is null)
            return -1;
        for (int i = settings.Settings.Count - 1; i >= 0; i--)
        {
            if (ReferenceEquals(settings.Settings[i], finding.Setting))
                return i;
        }
        return int.MaxValue;
    }
}
