using Microsoft.CodeAnalysis;

namespace PgSslAnalyzers.FixPlans;

/// <summary>The words of each file that is asked about. One instance serves the analysis of a file.</summary>
internal sealed class WordsOfFiles
{
    private readonly Dictionary<SyntaxTree, FileWords> files = [];

    public FileWords Of(SyntaxTree tree, CancellationToken cancellation)
    {
        if (!files.TryGetValue(tree, out FileWords? words))
            files[tree] = words = new FileWords(tree, cancellation);
        return words;
    }
}
