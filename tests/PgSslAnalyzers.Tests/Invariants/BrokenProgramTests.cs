using CsCheck;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PgSslAnalyzers.Tests.Corpus;

namespace PgSslAnalyzers.Tests.Invariants;

/// <summary>While somebody types, most programs are broken: no analyzer throws on any.</summary>
public sealed class BrokenProgramTests
{
    private const int Batch = 40;

    private static readonly string[] Fragments = ["(", ")", "{", "}", ";", "=", "=>", "?", "??", ".", ",", "\"", "$\"{", "new", "return", "await", "SslMode", "default", "null", "0", "ref", "out", "this", "base", "is", "[", "]", "with"];

    /// <summary>The situations of the corpus and random programs, as their tokens.</summary>
    private static readonly Gen<string> Sound = Gen.Int[0, CorpusCase.CSharp.Count()].SelectMany(static number => number == 0
        ? RandomPrograms.Members.Select(static members => RandomPrograms.WithMode(members, "Require"))
        : Gen.Const(CorpusCase.CSharp.ElementAt(number - 1).Text));

    /// <summary>A program with some of its tokens missing, doubled, exchanged or replaced.</summary>
    private static readonly Gen<string> Broken = Gen.Select(Sound, Gen.Select(Gen.Int[0, 1 << 20], Gen.Int[0, 1 << 20], Gen.Int[0, 4]).Array[1, 5]).Select(static (program, changes) =>
    {
        List<string> tokens = [.. CSharpSyntaxTree.ParseText(program, Analysis.ParseOptions).GetRoot().DescendantTokens().Select(static token => token.ToFullString())];
        foreach ((int at, int other, int kind) in changes)
        {
            int i = at % tokens.Count, j = other % tokens.Count;
            switch (kind)
            {
                case 0:
                    tokens[i] = "";
                    break;
                case 1:
                    tokens[i] += tokens[i];
                    break;
                case 2:
                    (tokens[i], tokens[j]) = (tokens[j], tokens[i]);
                    break;
                case 3:
                    tokens[i] = " " + Fragments[other % Fragments.Length] + " ";
                    break;
                default:
                    tokens.RemoveRange(i, Math.Min(other % 12, tokens.Count - i - 1));
                    break;
            }
        }
        return string.Concat(tokens);
    });

    [Fact]
    public void No_analyzer_throws()
        => Broken.Array[Batch].Sample(static programs =>
        {
            Compilation compilation = Analysis.Compile([.. programs.Select(static (program, number) => ($"/src/File{number}.cs", program)), ("/src/Usings.cs", "global using System; global using System.Collections.Generic; global using System.Linq; global using System.Threading.Tasks;")]);
            if (!IsSurvived(compilation))
                return;
            // An exception is a diagnostic of the compiler's own, and that fails the test.
            compilation.FindingsAsync().GetAwaiter().GetResult();
        }, iter: 12, threads: 1);

    /// <summary>Whether the compiler itself gets through a program: Roslyn 5 throws on some broken deconstructions.</summary>
    private static bool IsSurvived(Compilation compilation)
    {
        try
        {
            compilation.GetDiagnostics();
            return true;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }
}
