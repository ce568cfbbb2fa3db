using Microsoft.CodeAnalysis;
using PgSslAnalyzers.Callbacks;
using PgSslAnalyzers.ConnectionStrings.Checks;
using PgSslAnalyzers.Flow;
using PgSslAnalyzers.Flow.Models;
using PgSslAnalyzers.ProjectFiles;

namespace PgSslAnalyzers.Findings;

/// <summary>Hears what the analysis sees, and adds what the callbacks around a use do, before it is judged.</summary>
internal sealed class SeenUses(ConnectionFindings findings, FileContext context, CancellationToken cancellation) : IUseObserver
{
    public void Reached(AbstractValue value, SyntaxNode place, SinkUse use, int depth) => findings.Reached(value, place, Read(use), depth);

    public void MayHaveReached(AbstractValue value, SyntaxNode place, SinkUse use, int depth) => findings.MayHaveReached(value, place, Read(use), depth);

    public void BuilderUsed(BuilderState builder, SinkUse use, BuilderFate fate) => findings.BuilderUsed(builder, Read(use), fate);

    public void LookedUp(LookUp lookUp, int depth) => findings.LookedUp(lookUp, depth);

    public void Stored(AbstractValue value, ITypeSymbol? type) => findings.Stored(value, type);

    public void StoredAs(string key, AbstractValue value) => findings.StoredAs(key, value);

    public void VariableSet(string name, SyntaxNode place) => findings.VariableSet(name, place);

    public void Returned(ISymbol member, AbstractValue value, FlowState state) => findings.Returned(member, value, state);

    private ConnectionUse Read(SinkUse use) => ReferenceEquals(use, SinkUse.Plain) ? ConnectionUse.Plain : ConnectionCallbacks.UseOf(use, context.Types, cancellation);
}
