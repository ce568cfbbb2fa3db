using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PgSslAnalyzers.Sinks;

namespace PgSslAnalyzers.Flow.Models;

/// <summary>Data source builders: what they are made from, what configures them, and Build.</summary>
internal sealed class DataSourceModel(NpgsqlDomain domain)
{
    public static Row[] Rows =>
    [
        new("Npgsql.NpgsqlDataSourceBuilder", Row.Constructor, static (domain, use) => domain.DataSources.Create(use)),
        new("Npgsql.NpgsqlSlimDataSourceBuilder", Row.Constructor, static (domain, use) => domain.DataSources.Create(use)),
        new(null, "ConnectionStringBuilder", static (domain, use) => domain.DataSources.ReadBuilder(use)),
        .. Row.For(null, static (domain, use) => domain.DataSources.Build(use), "Build", "BuildMultiHost"),
        new(null, "EnableTransportSecurity", static (domain, use) => domain.DataSources.Change(use, static (source, _) => source with { HasTransportSecurity = true })),
        .. Row.For(null, static (domain, use) => domain.DataSources.Change(use, domain.DataSources.WithCallback), "UseUserCertificateValidationCallback", "UseSslClientAuthenticationOptionsCallback"),
        .. Row.For(null, static (domain, use) => domain.DataSources.Change(use, domain.DataSources.WithPasswordProvider), "UsePasswordProvider", "UsePeriodicPasswordProvider"),
        // null takes back what was given before.
        .. Row.For(null, static (domain, use) => use.Count == 0 ? null : domain.DataSources.Change(use, static (source, use) => source with { RootCertificate = NpgsqlDomain.IsNull(use.Argument(use.Count - 1)) ? null : use.Syntax }),
            "UseRootCertificate", "UseRootCertificates", "UseRootCertificateCallback", "UseRootCertificatesCallback"),
    ];

    private AbstractValue? Create(MemberUse use)
    {
        if (!domain.Context.Types.IsDataSourceBuilder(use.Operation.Type))
            return null;
        BuilderState made = use.Count > 0 && !NpgsqlDomain.IsNull(use.Argument(0)) ? domain.Builders.FromText(use.Argument(0), use.Syntax, false) : BuilderState.FromNothing(use.Syntax, false);
        return New(use.Syntax, use.WrittenFor(0)?.Value.Syntax ?? use.Syntax, made, IsSlim(use.Operation.Type!));
    }

    /// <summary>A data source builder from out of sight.</summary>
    public AbstractValue Unseen(ITypeSymbol type, SyntaxNode place) => New(place, place, (BuilderState)BuilderModel.Unseen(place, false).Shared(), IsSlim(type));

    public AbstractValue New(SyntaxNode creation, SyntaxNode text, BuilderState builder, bool isSlim)
    {
        var key = new ObjectKey(creation, domain.Flow.Frame.Path.Enter(creation));
        domain.State.SetObject(key, builder);
        AbstractValue made = domain.NewObject(creation, new DataSourceState(creation, text, key, isSlim, false, ImmutableArray<IOperation>.Empty, null) { HasOtherNames = builder.HasOtherNames });
        // One of several: so is its builder.
        if (domain.Object<DataSourceState>(made, out _) is { MayBeStale: true })
            domain.State.SetObject(key, builder.Stale());
        return made;
    }

    private bool IsSlim(ITypeSymbol type) => SymbolEqualityComparer.Default.Equals(type, domain.Context.Types.SlimDataSourceBuilder);

    private AbstractValue? ReadBuilder(MemberUse use)
    {
        if (!use.Receiver.Alternatives.Any(static alternative => alternative is ObjectAlternative))
            return null;
        AbstractValue result = use.Receiver.MayBeOther ? AbstractValue.Unknown : AbstractValue.None;
        foreach (Alternative alternative in use.Receiver.Alternatives)
            result = result.Or(alternative is ObjectAlternative reference && domain.State.Object(reference.Key) is DataSourceState source ? AbstractValue.Of(new ObjectAlternative(source.Builder) { MayBeStale = alternative.MayBeStale }) : AbstractValue.Unknown);
        return result;
    }

    private AbstractValue? Build(MemberUse use)
    {
        if (domain.Object<DataSourceState>(use.Receiver, out _) is not { } source)
            return null;
        Reach(source, source.IsSlim && !source.HasTransportSecurity ? source.Creation : source.Text, use.Receiver.MayBeStale || source.ChangesLater);
        return AbstractValue.Unknown;
    }

    private AbstractValue? Change(MemberUse use, Func<DataSourceState, MemberUse, DataSourceState> change)
    {
        if (domain.Object<DataSourceState>(use.Receiver, out ObjectKey key) is not { } source)
            return null;
        // What is run on the way may leave another state behind.
        DataSourceState changed = change(source, use);
        domain.State.SetObject(key, changed);
        return use.Receiver;
    }

    /// <summary>Any other method, or an extension: what it is given to configure the builder runs, and it hands the builder back if its type says so.</summary>
    public AbstractValue CallOther(MemberUse use, ObjectKey key, DataSourceState source, AbstractValue instance)
    {
        if (TlsMembers.MayBeCallback(use.Member.Name))
        {
            domain.State.SetObject(key, WithCallback(source, use));
            return instance;
        }
        foreach (AbstractValue argument in use.Values)
        {
            if (argument.Single<DelegateAlternative>() is { } configure)
                domain.Flow.Functions.RunLater(configure, parameter => domain.Context.Types.IsDataSourceBuilder(parameter.Type) ? instance : null);
        }
        var method = (IMethodSymbol)use.Member;
        bool handsBack = method.IsExtensionMethod || method.IsGenericMethod || SymbolEqualityComparer.Default.Equals(method.ReturnType, ((IInvocationOperation)use.Operation).Instance?.Type);
        return handsBack ? instance : AbstractValue.Unknown;
    }

    /// <summary>A callback takes the place of the one that the same member was given before; null takes back nothing.</summary>
    private DataSourceState WithCallback(DataSourceState source, MemberUse use)
    {
        IOperation call = domain.Sinks.Original(use.Operation);
        return TlsMembers.CallbackOf(call) is not { Value.ConstantValue: not { HasValue: true, Value: null } } ? source
            : source with { Callbacks = source.Callbacks.RemoveAll(known => known is IInvocationOperation other && other.TargetMethod.Name == use.Member.Name).Add(call) };
    }

    /// <summary>A password provider gets the settings of the data source itself, whenever a password is needed: what it does to them holds for the connections after that.</summary>
    private DataSourceState WithPasswordProvider(DataSourceState source, MemberUse use)
    {
        for (int i = 0; i < use.Count; i++)
        {
            if (use.Written[i].Parameter?.Type.TypeKind != TypeKind.Delegate || NpgsqlDomain.IsNull(use.Values[i]))
                continue;
            if (use.Values[i].Single<DelegateAlternative>() is not { } provider || !SettingsReaders.OnlyRead(domain, provider.Target))
                return source with { ChangesLater = true };
            domain.Flow.Functions.RunLater(provider, static _ => null);
        }
        return source;
    }

    /// <summary>The connection string of a data source reaches Npgsql as its builder is now.</summary>
    public void Reach(DataSourceState source, SyntaxNode place, bool mayBeStale)
    {
        if (domain.IsReporting && domain.State.Object(source.Builder) is BuilderState builder)
            domain.Observer.Reached(AbstractValue.Of(new SettingsAlternative(mayBeStale ? (BuilderState)builder.Stale() : builder)), place, source.Use, domain.Flow.Frame.Path.MemberDepth);
    }
}
