using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PgSslAnalyzers.Analyzers;
using PgSslAnalyzers.ConnectionStrings.Options;
using PgSslAnalyzers.Demand;
using PgSslAnalyzers.Flow;
using PgSslAnalyzers.Flow.Models;
using PgSslAnalyzers.ProjectFiles;
using PgSslAnalyzers.Sinks;
using PgSslAnalyzers.Symbols;

namespace PgSslAnalyzers.Tests.Invariants;

/// <summary>The interpreter at work on a program, with its steps counted.</summary>
internal static class Interpretation
{
    /// <summary>What a listener on the interpreter may see of a program, and the steps that it took.</summary>
    /// <param name="Steps">Operations evaluated, all roots together.</param>
    /// <param name="Most">The same of the most expensive root.</param>
    /// <param name="Reached">How often a value reached Npgsql.</param>
    public sealed record Result(long Steps, int Most, int Reached);

    /// <summary>Interprets each candidate of a program, on a thread with little stack.</summary>
    public static Result Run(string program)
    {
        CSharpCompilation compilation = Analysis.Compile([("/src/Program.cs", "using System; using System.Collections.Generic; using System.Linq; using System.Text; using Npgsql;\n" + program)], TestReferences.Small);
        Assert.DoesNotContain(compilation.GetDiagnostics(), static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        SemanticModel model = compilation.GetSemanticModel(compilation.SyntaxTrees[0]);
        CompilationContext context = CompilationContext.TryCreate(compilation)!;
        SinkLookup sinks = SinkLookup.With([]);
        FileCandidates candidates = FileCandidates.Of(model.SyntaxTree, sinks, false, static (_, _) => null);
        List<(IOperation Operation, ISymbol? Member)> roots = Candidates.RootsOf(model, candidates, sinks, NamedConnections.None, false, CancellationToken.None);
        // The graphs are the compiler's work and need the compiler's stack; they are made before the stack gets short.
        Result? result = null;
        Exception? error = null;
        var thread = new Thread(() =>
        {
            try
            {
                result = Interpret(roots, new FileContext(context, model, sinks, CheckOptions.Default, NamedConnections.None));
            }
            catch (Exception exception)
            {
                error = exception;
            }
        }, maxStackSize: 1024 * 1024);
        thread.Start();
        thread.Join();
        Assert.Null(error);
        return result!;
    }

    private static Result Interpret(List<(IOperation Operation, ISymbol? Member)> roots, FileContext file)
    {
        var observer = new Counter();
        var interpreter = new Interpreter(new NpgsqlDomain(file, observer, CancellationToken.None), CancellationToken.None);
        var seeds = new Seeds(file, tree => FileCandidates.Of(tree, file.Sinks, false, static (_, _) => null), CancellationToken.None);
        long steps = 0;
        int most = 0;
        foreach ((IOperation operation, ISymbol? member) in roots)
        {
            interpreter.RunRoot(operation, member, Relevance.Of(operation, seeds));
            steps += interpreter.Steps;
            most = Math.Max(most, interpreter.Steps);
        }
        return new Result(steps, most, observer.Count);
    }

    private sealed class Counter : IUseObserver
    {
        public int Count { get; private set; }

        public void Reached(AbstractValue value, SyntaxNode place, SinkUse use, int depth) => Count++;

        public void MayHaveReached(AbstractValue value, SyntaxNode place, SinkUse use, int depth)
        {
        }

        public void BuilderUsed(BuilderState builder, SinkUse use, BuilderFate fate)
        {
        }

        public void LookedUp(LookUp lookUp, int depth)
        {
        }

        public void Stored(AbstractValue value, ITypeSymbol? type)
        {
        }

        public void StoredAs(string key, AbstractValue value)
        {
        }

        public void VariableSet(string name, SyntaxNode place)
        {
        }

        public void Returned(ISymbol member, AbstractValue value, FlowState state)
        {
        }
    }
}
