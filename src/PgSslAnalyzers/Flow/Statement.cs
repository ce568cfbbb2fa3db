using Microsoft.CodeAnalysis;

namespace PgSslAnalyzers.Flow;

/// <summary>A statement without those that it contains: what it reads and writes, and whether it has to be interpreted.</summary>
internal sealed class Statement(SyntaxNode syntax, IMethodSymbol? function)
{
    private static readonly List<Variable> None = [];

    private List<Variable>? reads;
    private List<Variable>? writes;

    public SyntaxNode Syntax { get; } = syntax;

    /// <summary>The lambda or local function that it stands in; null in the member itself.</summary>
    public IMethodSymbol? Function { get; } = function;

    public List<Variable> Reads => reads ?? None;

    public List<Variable> Writes => writes ?? None;

    /// <summary>Methods of the program that it may run.</summary>
    public List<IMethodSymbol>? Calls { get; set; }

    /// <summary>Whether something in it has to do with Npgsql, whatever its variables hold.</summary>
    public bool IsSeed { get; set; }

    /// <summary>Whether it says true or false: behind a look at the host such a word says what the look has said.</summary>
    public bool HasBoolLiteral { get; set; }

    /// <summary>Whether it may run code that is not seen.</summary>
    public bool MayRunOther { get; set; }

    /// <summary>Whether it writes to a place that is not told.</summary>
    public bool WritesUnknown { get; set; }

    /// <summary>Whether it has to be interpreted.</summary>
    public bool IsRelevant { get; set; }

    /// <summary>Whether values that are followed pass through it: what it writes may hold them.</summary>
    public bool Passes { get; set; }

    public void Read(Variable variable)
    {
        (reads ??= []).Add(variable);
        variable.AddReader(this);
    }

    public void Write(Variable variable)
    {
        (writes ??= []).Add(variable);
        variable.AddWriter(this);
    }
}

/// <summary>A local, parameter, member or function of a body; a function stands for what it returns and does.</summary>
internal sealed class Variable(ISymbol symbol, ITypeSymbol? type)
{
    private static readonly List<Statement> None = [];

    private List<Statement>? readers;
    private List<Statement>? writers;

    public ISymbol Symbol { get; } = symbol;

    public ITypeSymbol? Type { get; } = type;

    public List<Statement> Readers => readers ?? None;

    public List<Statement> Writers => writers ?? None;

    /// <summary>Whether somebody wants to know what it holds.</summary>
    public bool IsWanted { get; set; }

    /// <summary>Whether it may hold a value that is followed, so that each look at it counts.</summary>
    public bool IsFollowed { get; set; }

    /// <summary>Whether the body reads or writes it as a member of its own object or type, or as a parameter of the primary constructor.</summary>
    public bool IsOwnMember { get; set; }

    public void AddReader(Statement reader) => (readers ??= []).Add(reader);

    public void AddWriter(Statement writer) => (writers ??= []).Add(writer);
}
