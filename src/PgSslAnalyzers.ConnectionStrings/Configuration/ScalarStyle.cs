namespace PgSslAnalyzers.ConnectionStrings.Configuration;

/// <summary>How a value is written in its file; decides what an edit must escape.</summary>
public enum ScalarStyle
{
    /// <summary>Taken as it stands, up to the end of the line.</summary>
    Line,

    /// <summary>A number, true, false or null of JSON.</summary>
    JsonLiteral,

    /// <summary>A JSON string.</summary>
    JsonString,

    /// <summary>An XML attribute in double quotes.</summary>
    XmlDoubleQuoted,

    /// <summary>An XML attribute in single quotes.</summary>
    XmlSingleQuoted,

    /// <summary>Text between XML tags.</summary>
    XmlText,

    /// <summary>A CDATA section.</summary>
    XmlCData,

    /// <summary>A YAML scalar without quotes.</summary>
    YamlPlain,

    /// <summary>A YAML scalar without quotes inside <c>[]</c> or <c>{}</c>.</summary>
    YamlFlowPlain,

    /// <summary>A YAML scalar in single quotes.</summary>
    YamlSingleQuoted,

    /// <summary>A YAML scalar in double quotes.</summary>
    YamlDoubleQuoted,

    /// <summary>A literal or folded YAML block.</summary>
    YamlBlock,

    /// <summary>A shell-like value without quotes: .env, Dockerfile, scripts.</summary>
    ShellPlain,

    /// <summary>A shell-like value in single quotes.</summary>
    ShellSingleQuoted,

    /// <summary>A shell-like value in double quotes.</summary>
    ShellDoubleQuoted,
}
