using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PgSslAnalyzers.Tests.Exceptions;

/// <summary>Random edits that change no connection: moved lines, renamed files, another layout. None of them turns an old finding into a new one.</summary>
public sealed class BaselineEditTests
{
    private const int Edits = 200;

    private const string Code = """
        using Npgsql;

        namespace Shop.Data
        {
            static class Orders
            {
                const string Text = "Host=a.example.com;Database=d;Username=u;SSL Mode=Prefer";

                static NpgsqlConnection Literal() => new NpgsqlConnection("Host=b.example.com;SSL Mode=Require");

                static NpgsqlConnection Constant() => new(Text);

                static NpgsqlConnection Interpolated(string host, string password)
                {
                    var text = $"Host={host};Password={password};SSL Mode=Disable";
                    return new NpgsqlConnection(text);
                }

                static NpgsqlConnection Joined(string host)
                {
                    string text = "Host=" + host + ";Database=d;" + "Username=u;SSL Mode=VerifyCA";
                    return new NpgsqlConnection(text);
                }

                static string Builder(string host)
                {
                    var builder = new NpgsqlConnectionStringBuilder { Host = host, Database = "d", SslMode = SslMode.Require };
                    return builder.ConnectionString;
                }

                static NpgsqlDataSource Source(string host, bool verify)
                {
                    var builder = new NpgsqlDataSourceBuilder("Host=c.example.com;Database=d;Username=u");
                    builder.ConnectionStringBuilder.SslMode = verify ? SslMode.VerifyFull : SslMode.Allow;
                    builder.UseUserCertificateValidationCallback((sender, certificate, chain, errors) => true);
                    return builder.Build();
                }

                static NpgsqlDataSource Missing() => NpgsqlDataSource.Create("Host=d.example.com;Database=d;Username=u");
            }
        }
        """;

    private const string Json = "{\n  \"ConnectionStrings\": {\n    \"A\": \"Host=a.example;SSL Mode=Require\",\n    \"B\": \"Host=b.example;Database=d;Username=u\"\n  },\n  \"Logging\": { \"Level\": \"Info\" }\n}\n";
    private const string Yaml = "services:\n  web:\n    image: shop\n    environment:\n      A: Host=a.example;SSL Mode=Disable\n      B: Host=b.example;Database=d;Username=u;SSL Mode=Prefer\n";

    [Fact]
    public async Task No_edit_makes_an_old_finding_new()
    {
        (string, string)[] files = [("Orders.cs", Code), ("appsettings.json", Json), ("compose.yaml", Yaml)];
        string baseline = await BaselineProject.WriteAsync(files);
        Assert.Equal(["Orders.cs", "appsettings.json", "compose.yaml"], baseline.Split('\n').Where(static line => line.StartsWith("PGSSL", StringComparison.Ordinal)).Select(static line => line.Split(' ')[3]).Distinct());
        Assert.True((await BaselineProject.ErrorsAsync(files, null)).Length >= 11, baseline);
        for (int seed = 0; seed < Edits; seed++)
        {
            var random = new Random(seed);
            (string, string)[] edited =
            [
                (Name(random, "Orders.cs"), EditCode(random)), (Name(random, "appsettings.json"), EditLines(random, Json, "// moved", "\"X\": 1,")), (Name(random, "compose.yaml"), EditLines(random, Yaml, "# moved", "X: y")),
            ];
            string[] errors = await BaselineProject.ErrorsAsync(edited, baseline);
            Assert.True(errors.Length == 0, $"seed {seed}: {string.Join(", ", errors)}\n{edited[0]}\n{edited[1]}\n{edited[2]}");
        }
    }

    private static string Name(Random random, string name) => random.Next(3) switch
    {
        0 => name,
        1 => "Moved/" + name,
        _ => Path.GetFileNameWithoutExtension(name) + "2" + Path.GetExtension(name),
    };

    private static string EditCode(Random random)
    {
        SyntaxNode root = CSharpSyntaxTree.ParseText(Code, Analysis.ParseOptions).GetRoot();
        if (random.Next(2) == 0)
        {
            ClassDeclarationSyntax type = root.DescendantNodes().OfType<ClassDeclarationSyntax>().Single();
            MemberDeclarationSyntax[] members = [.. type.Members];
            random.Shuffle(members);
            root = root.ReplaceNode(type, type.WithMembers(SyntaxFactory.List(members)));
        }
        if (random.Next(3) == 0)
            root = root.ReplaceTokens(root.DescendantTokens().Where(static token => token.IsKind(SyntaxKind.StringLiteralToken)), static (token, _) => SyntaxFactory.ParseToken("@\"" + token.ValueText + "\"").WithTriviaFrom(token));
        if (random.Next(3) == 0)
            root = root.ReplaceNodes(root.DescendantNodes().OfType<LiteralExpressionSyntax>().Where(static literal => literal.IsKind(SyntaxKind.StringLiteralExpression)), static (literal, _) => SyntaxFactory.ParenthesizedExpression(literal));
        if (random.Next(2) == 0)
            root = root.NormalizeWhitespace(new string(' ', random.Next(0, 6)), random.Next(2) == 0 ? "\n" : "\r\n");
        string text = root.ToFullString();
        if (random.Next(2) == 0)
            text = text.Replace("{ Host = host, Database = \"d\", SslMode = SslMode.Require }", "\n{\n    Host = host,\n    Database = \"d\",\n    SslMode = SslMode.Require,\n}", StringComparison.Ordinal);
        if (random.Next(2) == 0)
            text = text.Replace("builder", "b" + random.Next(10), StringComparison.Ordinal).Replace("host", "server" + random.Next(10), StringComparison.Ordinal);
        if (random.Next(2) == 0)
            text = text.Replace("example.com", "example.org", StringComparison.Ordinal).Replace("Username=u", "Username=v", StringComparison.Ordinal);
        return EditLines(random, text, "// moved", "");
    }

    /// <summary>Empty lines, comments and lines of other things between the lines.</summary>
    private static string EditLines(Random random, string text, string comment, string line)
    {
        var lines = new List<string>(text.Split('\n'));
        for (int i = random.Next(6); i > 0; i--)
        {
            int place = random.Next(1, lines.Count - 1);
            // A member of an object or mapping has to stand beside others.
            string indentation = lines[place][..(lines[place].Length - lines[place].TrimStart().Length)];
            bool isMember = line.Length > 0 && lines[place].TrimStart().TrimStart('"').StartsWith('B');
            lines.Insert(place, random.Next(3) switch { 0 => "", 1 => indentation + comment, _ => isMember ? indentation + line : "" });
        }
        return string.Join("\n", lines);
    }
}
