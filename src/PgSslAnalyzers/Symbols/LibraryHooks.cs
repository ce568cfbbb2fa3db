using Microsoft.CodeAnalysis;

namespace PgSslAnalyzers.Symbols;

/// <summary>
/// Code of the program that a library calls although it was given nothing of the program at that place: a culture that was made the current one, a listener, a handler of an event of the process.
/// With one of them any member of a library may run it.
/// </summary>
internal sealed class LibraryHooks
{
    /// <summary>Types of which an object, once registered, is asked for by members that do not name it.</summary>
    private static readonly string[] Bases =
    [
        "System.Globalization.CultureInfo", "System.Globalization.Calendar", "System.UriParser", "System.Diagnostics.Tracing.EventListener", "System.Diagnostics.TraceListener", "System.Text.EncodingProvider",
    ];

    public LibraryHooks(CompilationContext context)
    {
        Exist = Array.Exists(Bases, context.Derived.Exist);
        foreach (SyntaxTree tree in context.Compilation.SyntaxTrees)
        {
            FileHooks file = context.HooksOf(tree);
            Exist |= file.Registers;
            HaveComparers |= file.MakesComparers;
        }
    }

    /// <summary>Whether there are any.</summary>
    public bool Exist { get; }

    /// <summary>Whether the program makes comparers of functions: a dictionary or set may ask them.</summary>
    public bool HaveComparers { get; }
}
