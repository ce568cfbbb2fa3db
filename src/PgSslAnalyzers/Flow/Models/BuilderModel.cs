using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.Symbols;

namespace PgSslAnalyzers.Flow.Models;

/// <summary>Connection string builders, Npgsql's and the generic one: making, reading and writing them.</summary>
internal sealed class BuilderModel(NpgsqlDomain domain)
{
    private const string Specific = "Npgsql.NpgsqlConnectionStringBuilder", Generic = "System.Data.Common.DbConnectionStringBuilder";

    /// <summary>A connection or factory of Npgsql.</summary>
    public static readonly AbstractValue Npgsql = AbstractValue.Of(new NpgsqlAlternative());

    public static Row[] Rows =>
    [
        new(Specific, Row.Constructor, static (domain, use) => domain.Builders.Create(use)),
        new(Generic, Row.Constructor, static (domain, use) => domain.Builders.Create(use)),
        new(null, "ConnectionString", static (domain, use) => domain.Builders.ReadText(use)),
        new(null, "ToString", static (domain, use) => domain.Object<BuilderState>(use.Receiver, out ObjectKey key) is { } builder && use.Count == 0 ? domain.Builders.TextOf(key, builder) : null),
        new(null, "Add", static (domain, use) => domain.Builders.Change(use, static (model, builder, use) => use.Count == 2
            ? model.WriteKey(builder, use.Argument(0), use.Argument(1), use.WrittenFor(1)!.Value.Syntax, use.Syntax) : builder.Escaped())),
        new(null, "Remove", static (domain, use) => domain.Builders.Change(use, static (_, builder, use) => Remove(builder, use))),
        new(null, "Clear", static (domain, use) => domain.Builders.Change(use, static (_, builder, use) => BuilderState.FromNothing(builder.Creation, builder.IsGeneric) with { Reset = use.Syntax, HasEscaped = builder.HasEscaped, HasOtherNames = builder.HasOtherNames, MayBeStale = builder.MayBeStale })),
        new("System.Data.Common.DbProviderFactory", "CreateConnection", static (_, use) => use.Receiver.Single<NpgsqlAlternative>() is null ? null : Npgsql),
        new("System.Data.Common.DbProviderFactory", "CreateConnectionStringBuilder", static (domain, use) => use.Receiver.Single<NpgsqlAlternative>() is null ? null : domain.NewObject(use.Syntax, BuilderState.FromNothing(use.Syntax, false))),
        new("System.Data.Common.DbProviderFactories", "GetFactory", static (_, use) => use.Count == 1 && NpgsqlDomain.KnownText(use.Argument(0)) == "Npgsql" ? Npgsql : null),
        new("Npgsql.NpgsqlFactory", "Instance", static (_, _) => Npgsql),
    ];

    private AbstractValue? Create(MemberUse use)
    {
        if (!domain.Context.Types.IsBuilder(use.Operation.Type))
            return null;
        bool isGeneric = domain.Context.Types.IsGenericBuilder(use.Operation.Type);
        bool takesText = use.Count > 0 && use.TypeOf(0)?.SpecialType != SpecialType.System_Boolean;
        return domain.NewObject(use.Syntax, takesText && !NpgsqlDomain.IsNull(use.Argument(0)) ? FromText(use.Argument(0), use.Syntax, isGeneric) with { MadeFrom = ReferencedSymbol.Of(use.WrittenFor(0)?.Value) } : BuilderState.FromNothing(use.Syntax, isGeneric) with { MayBeStale = UsesOdbcRules(use) });
    }

    /// <summary>By the rules of ODBC a value stands in braces, and Npgsql reads another text than the builder holds.</summary>
    private static bool UsesOdbcRules(MemberUse use)
        => use.Count > 0 && use.TypeOf(0)?.SpecialType == SpecialType.System_Boolean && use.Argument(0).Single<ConstantAlternative>() is not { Value: false };

    /// <summary>A builder of which only what is written from now on is known.</summary>
    public AbstractValue Unseen(ITypeSymbol type, SyntaxNode place) => domain.NewObject(place, Unseen(place, domain.Context.Types.IsGenericBuilder(type)).Shared());

    public static BuilderState Unseen(SyntaxNode place, bool isGeneric) => BuilderState.FromNothing(place, isGeneric) with { HasUnknownBase = true, MayCarryMore = true };

    /// <summary>A builder made from a text.</summary>
    public BuilderState FromText(AbstractValue text, SyntaxNode creation, bool isGeneric)
    {
        if (text.Single<SettingsAlternative>() is { } copied)
            return copied.State with { IsGeneric = isGeneric, HasOtherNames = false };
        ImmutableArray<TextAlternative> bases = text.Alternatives.Select(alternative => alternative is SettingsAlternative { State: var state } ? new TextAlternative(ImmutableArray.Create(Piece.Of(state)), creation) : alternative)
            .OfType<TextAlternative>().ToImmutableArray();
        bool isUnknown = text.MayBeOther || bases.Length != text.Alternatives.Length || bases.IsEmpty;
        return BuilderState.FromNothing(creation, isGeneric) with { Bases = bases, HasUnknownBase = isUnknown };
    }

    /// <summary>The text of a builder, as it is now.</summary>
    public AbstractValue TextOf(ObjectKey key, BuilderState builder)
    {
        domain.State.SetObject(key, builder with { IsTaken = true });
        return AbstractValue.Of(new SettingsAlternative(builder) { ReadIn = domain.Flow.Frame.Tree });
    }

    /// <summary><c>builder.ConnectionString</c>, also of a data source builder; null if the receiver is no followed object.</summary>
    private AbstractValue? ReadText(MemberUse use)
    {
        if (!use.Receiver.Alternatives.Any(static alternative => alternative is ObjectAlternative))
            return null;
        AbstractValue result = use.Receiver.MayBeOther ? AbstractValue.Unknown : AbstractValue.None;
        foreach (Alternative alternative in use.Receiver.Alternatives)
        {
            ObjectKey key = (alternative as ObjectAlternative)?.Key ?? default;
            TrackedObject? tracked = key.Site is null ? null : domain.State.Object(key);
            if (tracked is DataSourceState source)
                (key, tracked) = (source.Builder, domain.State.Object(source.Builder));
            AbstractValue text = tracked is BuilderState builder ? TextOf(key, builder) : AbstractValue.Unknown;
            result = result.Or(alternative.MayBeStale ? text.Stale() : text);
        }
        return result;
    }

    private AbstractValue? Change(MemberUse use, Func<BuilderModel, BuilderState, MemberUse, BuilderState> change)
    {
        if (domain.Object<BuilderState>(use.Receiver, out ObjectKey key) is not { } builder)
            return null;
        BuilderState changed = change(this, builder, use);
        domain.State.SetObject(key, use.Receiver.MayBeStale ? changed.Stale() : changed);
        domain.Flow.OtherNames.AfterWriteTo(key);
        return AbstractValue.Unknown;
    }

    private static BuilderState Remove(BuilderState builder, MemberUse use)
    {
        if (use.Count != 1 || NpgsqlDomain.KnownText(use.Argument(0)) is not { } name)
            return builder.Escaped();
        return Keyword.Find(name) is { } keyword ? builder.Write(keyword, ImmutableArray.Create(new Written(null, use.Syntax, use.Syntax, Guard.None) { IsRemoval = true })) : builder;
    }

    /// <summary>Any other method: ContainsKey, TryGetValue, EquivalentTo and the like read.</summary>
    public AbstractValue CallOther(MemberUse use, ObjectKey key, BuilderState builder)
    {
        if (!IsReadingOnly(use.Member))
            domain.Flow.Escapes.Mark(use.Receiver);
        return AbstractValue.Unknown;
    }

    // An enumerator is another name of it.
    private static bool IsReadingOnly(ISymbol method) => method.Name
        is "ContainsKey" or "Contains" or "TryGetValue" or "EquivalentTo" or "Equals" or "GetHashCode" or "GetType" or "ToString" or "ShouldSerialize" or "CopyTo";

    /// <summary>Writes to a builder, if <paramref name="receiver"/> is one.</summary>
    public bool Write(AbstractValue receiver, IPropertyReferenceOperation property, AbstractValue value, IOperation assignment)
    {
        bool isBuilder = false;
        foreach (Alternative alternative in receiver.Alternatives)
        {
            if (alternative is not ObjectAlternative reference || domain.State.Object(reference.Key) is not BuilderState builder)
                continue;
            isBuilder = true;
            SyntaxNode source = (assignment as IAssignmentOperation)?.Value.Syntax ?? assignment.Syntax;
            BuilderState written = builder;
            if (!property.Arguments.IsEmpty)
                written = WriteKey(builder, domain.Flow.Evaluate(property.Arguments[0].Value), value, source, assignment.Syntax);
            else if (property.Property.Name == "ConnectionString")
                written = FromText(value, value.IsUnknown || value.MayBeOther ? builder.Creation : assignment.Syntax, builder.IsGeneric) with { Reset = assignment.Syntax, HasOtherNames = builder.HasOtherNames, MayBeStale = builder.MayBeStale };
            else if (KeywordTable.OfProperty(property.Property.Name) is { } keyword)
                written = builder.Write(keyword, WrittenValues(value, source, assignment.Syntax, keyword), value.MayBeStale);
            // An extension property of the program does what its body says.
            if (property.Property.DeclaringSyntaxReferences.Length > 0)
                written = (BuilderState)builder.Shared().Disturbed();
            if (alternative.MayBeStale)
                written = (BuilderState)written.Stale();
            domain.State.SetObject(reference.Key, receiver.Alternatives.Length == 1 && !receiver.MayBeOther ? written : builder.Or(written));
            domain.Flow.OtherNames.AfterWriteTo(reference.Key);
        }
        return isBuilder;
    }

    private BuilderState WriteKey(BuilderState builder, AbstractValue key, AbstractValue value, SyntaxNode source, SyntaxNode assignment)
    {
        if (NpgsqlDomain.KnownText(key) is not { } name)
            return builder.Escaped();
        BuilderState written = Keyword.Find(name) is { } keyword ? builder.Write(keyword, WrittenValues(value, source, assignment, keyword), value.MayBeStale) : builder;
        return key.MayBeStale || (builder.IsGeneric && MayBeSecondSpelling(builder, name)) ? (BuilderState)written.Stale() : written;
    }

    /// <summary>A generic builder keeps each spelling of a keyword as a setting of its own, in the order in which they came.</summary>
    private static bool MayBeSecondSpelling(BuilderState builder, string key)
        => !builder.IsFromNothing || builder.MayCarryMore || key.Trim() != key || (Keyword.Find(key) is { } keyword && builder.Slots.ContainsKey(keyword));

    private static ImmutableArray<Written> WrittenValues(AbstractValue value, SyntaxNode source, SyntaxNode assignment, Keyword keyword)
    {
        ImmutableArray<Written>.Builder values = ImmutableArray.CreateBuilder<Written>();
        foreach (Alternative alternative in value.Alternatives)
        {
            // Of a setting that is read only a condition can say more.
            if (alternative is SettingAlternative)
                continue;
            values.Add(alternative switch
            {
                ModeAlternative mode when !mode.Guard.Maps(mode.Name) => new Written(mode.Name, mode.Source, assignment, mode.Guard),
                TextAlternative text when text.KnownText() is { } known && !(keyword == KeywordTable.SslMode && IsMapped(text, known))
                    => new Written(known, text.Pieces is [{ Source.Parent: { } literal }] ? (literal.Parent as MemberAccessExpressionSyntax ?? literal) : text.Anchor, assignment, text.Pieces.IsEmpty ? Guard.None : text.Pieces[0].Guard),
                ConstantAlternative { Value: null } constant => new Written(null, constant.Source, assignment, Guard.None) { IsRemoval = true },
                ConstantAlternative { Value: bool or int or long } constant
                    => new Written(Convert.ToString(constant.Value, CultureInfo.InvariantCulture), constant.Source, assignment, Guard.None),
                TextAlternative { Pieces: [{ Builder: null, Text: { Length: > 0 } start }, ..] } => new Written(null, source, assignment, Guard.None) { Start = start },
                TextAlternative { Builder: null } text => new Written(null, source, assignment, Guard.None) { HasSlash = text.Pieces.Any(static piece => piece.Text?.IndexOf('/') >= 0) },
                _ => new Written(null, source, assignment, Guard.None),
            });
        }
        if (value.MayBeOther || values.Count == 0)
            values.Add(new Written(null, source, assignment, Guard.None));
        return values.ToImmutable();
    }

    private static bool IsMapped(TextAlternative text, string known) => text.Pieces.Length == 1 && Guard.ModeNamed(known) is { } mode && text.Pieces[0].Guard.Maps(mode);
}
