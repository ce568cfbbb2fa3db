using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.ConnectionStrings.Parsing;
using PgSslAnalyzers.Flow;
using PgSslAnalyzers.Flow.Models;

namespace PgSslAnalyzers.Text;

/// <summary>A condition on one parameter says nothing of a host that is another one: <c>if (proxy == "localhost")</c>.</summary>
internal static class OtherHost
{
    /// <summary>Whether the condition looked at another parameter than the one that is the host.</summary>
    public static bool IsMeantBy(Guard guard, SettingsCase settings)
        => guard.Subject is IParameterSymbol { ContainingSymbol: IMethodSymbol method } subject && HostOf(settings) is IdentifierNameSyntax { Identifier.ValueText: var host }
            && host != subject.Name && method.Parameters.Any(parameter => parameter.Name == host)
            && method.DeclaringSyntaxReferences.Any(declaration => declaration.SyntaxTree == settings.Anchor.SyntaxTree && declaration.Span.Contains(settings.Anchor.Span));

    /// <summary>The expression of the host, where it is written as one.</summary>
    private static ExpressionSyntax? HostOf(SettingsCase settings)
    {
        Setting? host = settings.Settings.Effective(KeywordTable.Host);
        if (host?.Origin is Written written)
            return written.Value as ExpressionSyntax;
        if (settings.Anchor is not InterpolatedStringExpressionSyntax text)
            return null;
        for (int i = 1; i < text.Contents.Count; i++)
        {
            if (text.Contents[i] is InterpolationSyntax hole && text.Contents[i - 1] is InterpolatedStringTextSyntax { TextToken.ValueText: var before } && EndsWithHost(before))
                return hole.Expression;
        }
        return null;
    }

    /// <summary><c>Host=</c>, or a synonym of it, at the end.</summary>
    private static bool EndsWithHost(string text)
    {
        int start = text.LastIndexOf(';') + 1;
        return text.EndsWith("=", StringComparison.Ordinal) && Keyword.Find(text.Substring(start, text.Length - 1 - start).Trim()) == KeywordTable.Host;
    }
}
