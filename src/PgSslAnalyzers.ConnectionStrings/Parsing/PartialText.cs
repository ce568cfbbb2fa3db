namespace PgSslAnalyzers.ConnectionStrings.Parsing;

/// <summary>
/// A decoded text of which some parts are not known at build time (an interpolation hole, an unresolved placeholder).
/// Each unknown part stands as one <see cref="HoleCharacter"/>.
/// </summary>
public sealed class PartialText
{
    /// <summary>Stands for an unknown part. The same character in the known text is not a hole: see <see cref="IsHole"/>.</summary>
    public const char HoleCharacter = '\uFFFC';

    private readonly int[] holes;
    private readonly int[] boundaries;
    private readonly int[] plainHoles;

    /// <param name="text">The text, with <see cref="HoleCharacter"/> at each position of <paramref name="holes"/>.</param>
    /// <param name="holes">Positions of the unknown parts, ascending.</param>
    /// <param name="boundaries">Positions at which a new source piece (another literal) begins, ascending; they let edits stay inside one piece.</param>
    /// <param name="plainHoles">Those of <paramref name="holes"/> whose value is a number or another word without a semicolon, an equals sign or a quote.</param>
    public PartialText(string text, int[]? holes = null, int[]? boundaries = null, int[]? plainHoles = null)
    {
        Text = text;
        this.holes = holes ?? [];
        this.boundaries = boundaries ?? [];
        this.plainHoles = plainHoles ?? [];
    }

    /// <summary>The known text, with <see cref="HoleCharacter"/> for each unknown part.</summary>
    public string Text { get; }

    /// <summary>Whether any part is unknown.</summary>
    public bool HasHoles => holes.Length > 0;

    /// <summary>Whether the character at <paramref name="position"/> stands for an unknown part.</summary>
    public bool IsHole(int position) => holes.Length > 0 && Array.BinarySearch(holes, position) >= 0;

    /// <summary>The last unknown part that may hold whatever somebody outside has written, settings too; -1 if there is none.</summary>
    public int LastOpenHole
    {
        get
        {
            for (int i = holes.Length - 1; i >= 0; i--)
            {
                if (Array.IndexOf(plainHoles, holes[i]) < 0)
                    return holes[i];
            }
            return -1;
        }
    }

    /// <summary>Whether an unknown part in <paramref name="range"/> may hold a semicolon, an equals sign or a quote.</summary>
    public bool HasOpenHole(TextRange range)
    {
        int first = Array.BinarySearch(holes, range.Start);
        for (int i = first < 0 ? ~first : first; i < holes.Length && holes[i] < range.End; i++)
        {
            if (Array.BinarySearch(plainHoles, holes[i]) < 0)
                return true;
        }
        return false;
    }

    /// <summary>Number of unknown parts in <paramref name="range"/>.</summary>
    public int CountHoles(TextRange range)
    {
        int first = Array.BinarySearch(holes, range.Start);
        int count = 0;
        for (int i = first < 0 ? ~first : first; i < holes.Length && holes[i] < range.End; i++)
            count++;
        return count;
    }

    /// <summary>Whether both positions belong to the same source piece.</summary>
    public bool SamePiece(int position, int other) => PieceOf(position) == PieceOf(other);

    private int PieceOf(int position)
    {
        int index = Array.BinarySearch(boundaries, position);
        return index < 0 ? ~index : index + 1;
    }
}
