using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis.Text;
using PgSslAnalyzers.ConnectionStrings.Edits;
using PgSslAnalyzers.ConnectionStrings.Servers;

namespace PgSslAnalyzers.FixPlans;

/// <summary>What a step of a fix does to the place that it names.</summary>
internal enum FixStepKind
{
    /// <summary>Replaces the span, which lies inside one string literal or interpolated text, by <see cref="FixStep.Text"/>; the fix encodes it for the kind of literal.</summary>
    Text,

    /// <summary>As <see cref="Text"/>, in the decoded text of the value in Base64 at the span: <see cref="FixStep.Text"/> begins with the range there, <c>12+5:</c>.</summary>
    EncodedText,

    /// <summary>Adds <see cref="FixStep.Text"/> as a literal of its own behind the string expression at the span, by <c>+</c>.</summary>
    AppendText,

    /// <summary>Replaces the expression, or the hole of an interpolated string, at the span by <see cref="FixStep.Text"/>, which is the name of a mode.</summary>
    ReplaceOperand,

    /// <summary>Replaces an expression of type SslMode by VerifyFull, keeping qualification and aliases.</summary>
    ModeExpression,

    /// <summary>Adds RootCertificate behind the assignment (statement or initializer member) at the span, in its style.</summary>
    AddRoot,

    /// <summary>Adds the setting in <see cref="FixStep.Text"/> (<c>property=value</c>) behind the assignment at the span, in its style.</summary>
    AddSetting,

    /// <summary>Replaces the assignment at the span, of TrustServerCertificate or of an empty or wrong root certificate, by one of RootCertificate.</summary>
    ReplaceSetting,

    /// <summary>Replaces the expression at the span, which says that there is no root certificate, by the path of one.</summary>
    RootExpression,

    /// <summary>Removes the assignment (statement or initializer member) or the fluent call at the span, with its line and comma.</summary>
    Remove,

    /// <summary>Adds SslMode = SslMode.VerifyFull to the initializer of the object creation at the span, or makes one.</summary>
    AddMode,

    /// <summary>Adds SslMode = SslMode.VerifyFull and RootCertificate to the initializer of the object creation at the span, or makes one.</summary>
    AddModeAndRoot,

    /// <summary>Adds .EnableTransportSecurity() behind the creation of the slim data source builder at the span.</summary>
    EnableTransportSecurity,

    /// <summary>
    /// Wraps the expression of a connection string at the span into a builder that sets SslMode = SslMode.VerifyFull, and a root certificate if <see cref="FixStep.Text"/> is
    /// <see cref="ConnectionStrings.Upgrade.RootMarker"/>.
    /// </summary>
    WrapInBuilder,

    /// <summary>Replaces the callback call or assignment at the span by statements that set VerifyFull and a root certificate on the same object.</summary>
    ReplaceCallback,

    /// <summary>Removes the callback call or assignment at the span, with an <c>if</c> around it that does nothing else.</summary>
    RemoveCallback,
}

/// <summary>One step of a fix.</summary>
/// <param name="Kind">What to do.</param>
/// <param name="Path">The file; empty for the file of the diagnostic.</param>
/// <param name="Span">The place, in the text of that file.</param>
/// <param name="Text">The new text, decoded; <see cref="ConnectionStrings.Upgrade.RootMarker"/> stands for the root certificate.</param>
internal sealed record FixStep(FixStepKind Kind, string Path, TextSpan Span, string Text = "")
{
    /// <summary>In the text of a step that sets the mode on a builder: it turns GSS encryption off as well, without which a proof has nothing of the mode.</summary>
    public const string GssOff = "GssEncryptionMode=Disable";

    /// <summary>Whether the step turns GSS encryption off beside what its kind says.</summary>
    public bool TurnsGssOff => Kind != FixStepKind.AddSetting && Text.Contains(GssOff);
}

/// <summary>
/// What a diagnostic tells its fix: the steps for the choice with a root certificate path and for the choice without one, and what the choice of the
/// path depends on. Travels in the properties of the diagnostic; holds nothing of the connection string.
/// </summary>
/// <param name="WithPath">Steps that write a path where <see cref="ConnectionStrings.Upgrade.RootMarker"/> stands.</param>
/// <param name="WithoutPath">Steps that write none.</param>
/// <param name="WritesRoot">Whether the two differ; false if a root certificate is there already or none can be written.</param>
/// <param name="Provider">Id of the row of the provider table that the host belongs to; empty if none.</param>
/// <param name="IsAddress">The host is an IP address: VerifyFull works only if the certificate contains it.</param>
internal sealed record FixData(
    ImmutableArray<FixStep> WithPath, ImmutableArray<FixStep> WithoutPath, bool WritesRoot, string Provider = "", bool IsAddress = false)
{
    /// <summary>Whether the fix leaves the parts of the string alone and changes the expressions with which connections take it.</summary>
    public bool IsAtUse => WithPath.Any(static step => step.Kind == FixStepKind.WrapInBuilder);

    /// <summary>Whether another fix does the same but for the places where it adds the root certificate: one mode may be written to a builder at several.</summary>
    public bool IsSameButForRoots(FixData other)
        => WithPath.Length > 0 && new HashSet<FixStep>(WithoutPath).SetEquals(other.WithoutPath) && WithPath.Except(other.WithPath).Concat(other.WithPath.Except(WithPath)).All(static step => step.Kind == FixStepKind.AddRoot);

    /// <summary>A fix at the uses of both, which does not do a thing twice.</summary>
    public FixData And(FixData other) => this with
    {
        WithPath = WithPath.Union(other.WithPath).ToImmutableArray(), WithoutPath = WithoutPath.Union(other.WithoutPath).ToImmutableArray(), WritesRoot = WritesRoot || other.WritesRoot,
        Provider = Provider == other.Provider ? Provider : "", IsAddress = IsAddress || other.IsAddress,
    };

    private const string WithPathKey = "fix.withPath", WithoutPathKey = "fix.withoutPath", WritesRootKey = "fix.writesRoot", ProviderKey = "fix.provider", AddressKey = "fix.address";

    /// <summary>The properties of the diagnostic.</summary>
    public ImmutableDictionary<string, string?> ToProperties()
    {
        ImmutableDictionary<string, string?>.Builder properties = ImmutableDictionary.CreateBuilder<string, string?>();
        properties[WithPathKey] = Write(WithPath);
        properties[WithoutPathKey] = Write(WithoutPath);
        properties[WritesRootKey] = WritesRoot ? "true" : "false";
        properties[ProviderKey] = Provider;
        properties[AddressKey] = IsAddress ? "true" : "false";
        return properties.ToImmutable();
    }

    /// <summary>Reads what <see cref="ToProperties"/> wrote; null if the diagnostic carries no fix or a broken one.</summary>
    public static FixData? TryParse(ImmutableDictionary<string, string?> properties)
    {
        if (!properties.TryGetValue(WithPathKey, out string? withPath) || !properties.TryGetValue(WithoutPathKey, out string? withoutPath)
            || !TryRead(withPath, out ImmutableArray<FixStep> first) || !TryRead(withoutPath, out ImmutableArray<FixStep> second))
        {
            return null;
        }
        properties.TryGetValue(ProviderKey, out string? provider);
        return new FixData(first, second, IsTrue(properties, WritesRootKey), provider ?? "", IsTrue(properties, AddressKey));
    }

    private static bool IsTrue(ImmutableDictionary<string, string?> properties, string key) => properties.TryGetValue(key, out string? value) && value == "true";

    private static string Write(ImmutableArray<FixStep> steps) => string.Join(FixScript.Steps, steps.Select(static step => string.Join(FixScript.Fields,
        step.Kind.ToString(), FixScript.Escape(step.Path), step.Span.Start.ToString(CultureInfo.InvariantCulture), step.Span.Length.ToString(CultureInfo.InvariantCulture), FixScript.Escape(step.Text))));

    private static bool TryRead(string? text, out ImmutableArray<FixStep> steps)
    {
        steps = ImmutableArray<FixStep>.Empty;
        if (text is null)
            return false;
        if (text.Length == 0)
            return true;
        ImmutableArray<FixStep>.Builder result = ImmutableArray.CreateBuilder<FixStep>();
        foreach (string record in text.Split(FixScript.Steps[0]))
        {
            string[] fields = record.Split(FixScript.Fields[0]);
            if (fields.Length != 5 || !Enum.TryParse(fields[0], out FixStepKind kind)
                || !int.TryParse(fields[2], NumberStyles.None, CultureInfo.InvariantCulture, out int start)
                || !int.TryParse(fields[3], NumberStyles.None, CultureInfo.InvariantCulture, out int length)
                || FixScript.Unescape(fields[1]) is not { } path || FixScript.Unescape(fields[4]) is not { } newText)
            {
                return false;
            }
            result.Add(new FixStep(kind, path, new TextSpan(start, length), newText));
        }
        steps = result.ToImmutable();
        return true;
    }
}
