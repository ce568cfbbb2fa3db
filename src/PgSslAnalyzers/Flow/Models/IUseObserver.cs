using Microsoft.CodeAnalysis;
using PgSslAnalyzers.ProjectFiles;

namespace PgSslAnalyzers.Flow.Models;

/// <summary>What happens to a builder, and with that what can be said of it.</summary>
internal enum BuilderFate
{
    /// <summary>The member ends: only what was written to it was meant for a connection.</summary>
    Ends,

    /// <summary>It is handed on: all that it says counts, what it lacks may still come.</summary>
    HandedOn,

    /// <summary>Its text is taken: what is missing now stays missing.</summary>
    Taken,
}

/// <summary>Hears what the interpreter sees. The file analysis judges it; the interpreter never does.</summary>
internal interface IUseObserver
{
    /// <summary>A connection string reaches Npgsql.</summary>
    /// <param name="value">What it may be.</param>
    /// <param name="place">The expression that is handed over.</param>
    /// <param name="use">How it is used.</param>
    /// <param name="depth">How many calls deep; 0 in the member that is analysed.</param>
    void Reached(AbstractValue value, SyntaxNode place, SinkUse use, int depth);

    /// <summary>As <see cref="Reached"/>, but it is not certain that the value, or any value, reaches Npgsql there.</summary>
    void MayHaveReached(AbstractValue value, SyntaxNode place, SinkUse use, int depth);

    /// <summary>A builder, with what was written to it, is used or goes out of sight.</summary>
    /// <param name="builder">What is known of it.</param>
    /// <param name="use">How it is used.</param>
    /// <param name="fate">What happens to it.</param>
    void BuilderUsed(BuilderState builder, SinkUse use, BuilderFate fate);

    /// <summary>The program asks for a connection string by name.</summary>
    /// <param name="lookUp">What it asks for.</param>
    /// <param name="depth">How many calls deep stands what asks; 0 in the member that is analysed.</param>
    void LookedUp(LookUp lookUp, int depth);

    /// <summary>A text or mode is stored where other code finds it: a variable, a field, a property.</summary>
    void Stored(AbstractValue value, ITypeSymbol? type);

    /// <summary>A text is put under a key that names a connection string: <c>ConnectionStrings:Main</c>.</summary>
    void StoredAs(string key, AbstractValue value);

    /// <summary>The program gives an environment variable of its own process a value.</summary>
    /// <param name="name">The name of the variable.</param>
    /// <param name="place">The argument that says it.</param>
    void VariableSet(string name, SyntaxNode place);

    /// <summary>A member returns, or an initializer yields, these values.</summary>
    void Returned(ISymbol member, AbstractValue value, FlowState state);
}
