namespace PgSslAnalyzers.ConnectionStrings;

/// <summary>How far a word is from the one that was meant.</summary>
public static class Spelling
{
    /// <summary>The number of characters to insert, remove, replace or swap with the next one; small and capital letters are the same.</summary>
    public static int Distance(string some, string other)
    {
        int[] beforePrevious = new int[other.Length + 1], previous = new int[other.Length + 1], current = new int[other.Length + 1];
        for (int j = 0; j <= other.Length; j++)
            previous[j] = j;
        for (int i = 1; i <= some.Length; i++)
        {
            current[0] = i;
            for (int j = 1; j <= other.Length; j++)
            {
                int replaced = previous[j - 1] + (AreSame(some[i - 1], other[j - 1]) ? 0 : 1);
                current[j] = Math.Min(replaced, Math.Min(previous[j], current[j - 1]) + 1);
                if (i > 1 && j > 1 && AreSame(some[i - 1], other[j - 2]) && AreSame(some[i - 2], other[j - 1]))
                    current[j] = Math.Min(current[j], beforePrevious[j - 2] + 1);
            }
            (beforePrevious, previous, current) = (previous, current, beforePrevious);
        }
        return previous[other.Length];
    }

    private static bool AreSame(char some, char other) => char.ToUpperInvariant(some) == char.ToUpperInvariant(other);

    /// <summary>The nearest of the <paramref name="known"/> words that is near enough to be meant; null if none is.</summary>
    /// <param name="word">What is written.</param>
    /// <param name="known">What could be meant.</param>
    public static string? Nearest(string word, IEnumerable<string> known)
    {
        string? nearest = null;
        // A third of the word: more would be another word.
        int least = Math.Max(2, word.Length / 3) + 1;
        foreach (string candidate in known)
        {
            // The difference in length is the least that the distance can be.
            if (Math.Abs(candidate.Length - word.Length) < least && Distance(word, candidate) is var distance && distance < least)
                (nearest, least) = (candidate, distance);
        }
        return nearest;
    }
}
