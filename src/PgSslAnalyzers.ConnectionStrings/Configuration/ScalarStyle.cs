namespace PgSslAnalyzers.ConnectionStrings.Configuration;

/// <summary>How a value is written in its file; decides what an edit must escape.</summary>
public enum ScalarStyle
{
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

    /// <summary>Taken as it stands, up to the end of the line or to a <c>#</c> behind a blank.</summary>
    Line,

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

    /// <summary>A word of a Dockerfile without quotes: a blank needs a backslash.</summary>
    ShellWord,

    /// <summary>A shell-like value in single quotes.</summary>
    ShellSingleQuoted,

    /// <summary>A shell-like value in double quotes.</summary>
    ShellDoubleQuoted,

    /// <summary>As <see cref="Line"/>, in a file of a kind that is not known: what reads it may part it at a blank.</summary>
    Assignment,

    /// <summary>A text of several lines up to a line with its name.</summary>
    HereDocument,

    /// <summary>The text of a Kubernetes Secret in Base64.</summary>
    Base64,
}
