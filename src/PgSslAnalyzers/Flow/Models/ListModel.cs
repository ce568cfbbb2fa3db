using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PgSslAnalyzers.Symbols;

namespace PgSslAnalyzers.Flow.Models;

/// <summary>Arrays and lists of texts, queries over them, and Join.</summary>
internal sealed class ListModel(NpgsqlDomain domain)
{
    private const string Enumerable = "System.Linq.Enumerable";

    /// <summary>How many times a function is run for the elements of one list.</summary>
    private const int MaxRuns = 32;

    public static Row[] Rows =>
    [
        new("System.Collections.Generic.List`1", Row.Constructor, static (domain, use) => domain.Lists.Create(use)),
        new(null, "Add", static (domain, use) => domain.Lists.Add(use, use.Count == 1 ? ImmutableArray.Create(use.Argument(0)) : default)),
        new(null, "AddRange", static (domain, use) => domain.Lists.Add(use, use.Count == 1 ? domain.Lists.ItemsOf(use.Argument(0)) : default)),
        .. Row.For(null, static (domain, use) => domain.Lists.Copy(use), "ToArray", "ToList"),
        .. Row.For(null, static (domain, use) => domain.Object<ListState>(use.Receiver, out _) is null ? null : use.Receiver, "AsEnumerable", "AsReadOnly"),
        .. Row.For(null, static (domain, use) => domain.Object<ListState>(use.Receiver, out _) is null ? null : AbstractValue.Unknown, "Contains", "IndexOf", "Any", "Count", "Length", "MoveNext", "Dispose"),
        new(null, "GetEnumerator", static (domain, use) => domain.Object<ListState>(use.Receiver, out _) is null ? null : use.Receiver),
        new(null, "Current", static (domain, use) => domain.Lists.Element(use.Receiver, AbstractValue.Unknown)),
        new(null, "this[]", static (domain, use) => use.Count == 1 ? domain.Lists.Element(use.Receiver, use.Argument(0)) : null),
        .. Row.For(Enumerable, static (domain, use) => domain.Lists.Query(use, static (items, _) => items, isLazy: false), "ToArray", "ToList"),
        new(Enumerable, "Select", static (domain, use) => domain.Lists.Select(use)),
        .. Row.For(Enumerable, static (domain, use) => domain.Lists.ItemsOf(use.Argument(0)) is { IsDefault: false } items ? Any(items) : null, "First", "FirstOrDefault", "Single", "SingleOrDefault", "Last", "LastOrDefault", "ElementAt", "ElementAtOrDefault"),
        new(Enumerable, "AsEnumerable", static (domain, use) => domain.Lists.ItemsOf(use.Argument(0)).IsDefault ? null : use.Argument(0)),
        // What filters leave out is most probably empty or null; a text with known characters is neither.
        new(Enumerable, "Where", static (domain, use) => domain.Lists.Query(use, static (items, _) => items.Select(static item => HasKnownText(item) ? item : AbstractValue.Unknown).ToImmutableArray())),
        new(Enumerable, "Append", static (domain, use) => domain.Lists.Query(use, static (items, use) => items.Add(use.Argument(1)))),
        new(Enumerable, "Prepend", static (domain, use) => domain.Lists.Query(use, static (items, use) => items.Insert(0, use.Argument(1)))),
        new(Enumerable, "Concat", static (domain, use) => domain.Lists.ItemsOf(use.Argument(1)) is { IsDefault: false } ? domain.Lists.Query(use, (items, use) => items.AddRange(domain.Lists.ItemsOf(use.Argument(1)))) : null),
    ];

    /// <summary>An array or collection expression; null for any other operation.</summary>
    public AbstractValue? Evaluate(IOperation operation) => operation is IArrayCreationOperation array ? CreateArray(array)
        : operation is IArrayElementReferenceOperation { Indices: [var index] } element ? ElementOf(element, index)
        : NewerOperations.IsCollectionExpression(operation) ? CreateCollection(operation) : null;

    private AbstractValue CreateArray(IArrayCreationOperation array)
    {
        foreach (IOperation size in array.DimensionSizes)
            domain.Flow.Evaluate(size);
        if (array.Initializer is not { } initializer || initializer.ElementValues.Length > ListState.MaxItems)
            return domain.NewObject(array.Syntax, ListState.Unknown);
        ImmutableArray<AbstractValue>.Builder items = ImmutableArray.CreateBuilder<AbstractValue>(initializer.ElementValues.Length);
        foreach (IOperation element in initializer.ElementValues)
        {
            AbstractValue item = domain.Flow.Evaluate(element);
            // An object in an array has a second name.
            domain.Flow.Escapes.Mark(item);
            items.Add(item);
        }
        return domain.NewObject(array.Syntax, new ListState(items.MoveToImmutable()));
    }

    private AbstractValue CreateCollection(IOperation collection)
    {
        ImmutableArray<AbstractValue>.Builder items = ImmutableArray.CreateBuilder<AbstractValue>();
        foreach (IOperation child in collection.ChildOperations)
        {
            bool isSpread = NewerOperations.IsSpread(child);
            AbstractValue value = domain.Flow.Evaluate(isSpread ? child.ChildOperations.FirstOrDefault() : child);
            // An object in a collection has a second name.
            domain.Flow.Escapes.Mark(value);
            if (!isSpread)
            {
                items.Add(value);
                continue;
            }
            domain.Flow.Interference.AfterSpreading(child);
            if (ItemsOf(value) is { IsDefault: false } spread)
                items.AddRange(domain.Flow.Interference.ConvertsItems(child) ? spread.Select(static item => item.Stale()) : spread);
            else
                items.Add(AbstractValue.Unknown);
        }
        return items.Count <= ListState.MaxItems ? domain.NewObject(collection.Syntax, new ListState(items.ToImmutable())) : AbstractValue.Unknown;
    }

    private AbstractValue? Create(MemberUse use)
    {
        // Of texts, or of keys with their texts.
        if (use.Operation.Type is not INamedTypeSymbol { TypeArguments: [{ SpecialType: SpecialType.System_String } or { IsTupleType: true } or { Name: "KeyValuePair" }] })
            return null;
        bool isEmpty = use.Count == 0 || use.Argument(0).Single<ConstantAlternative>() is not null;
        return domain.NewObject(use.Syntax, isEmpty ? new ListState(ImmutableArray<AbstractValue>.Empty) : ListState.Unknown);
    }

    private AbstractValue ElementOf(IArrayElementReferenceOperation element, IOperation index)
    {
        AbstractValue array = domain.Flow.Evaluate(element.ArrayReference);
        if (Element(array, domain.Flow.Evaluate(index)) is { } known)
            return known;
        domain.Flow.Escapes.Escape(array, true);
        return AbstractValue.Unknown;
    }

    /// <summary>The element at a place: any of them if the place is not known; null if it is no followed list. Marked: a list may be reached in more ways than are seen.</summary>
    private AbstractValue? Element(AbstractValue list, AbstractValue index)
    {
        if (domain.Object<ListState>(list, out _) is not { } known)
            return null;
        if (known.Items.IsDefault)
            return AbstractValue.Unknown;
        return !known.IsOpen && index.Single<ConstantAlternative>() is { Value: int at } && at >= 0 && at < known.Items.Length ? Any([known.Items[at]]) : Any(known.Items);
    }

    private static AbstractValue Any(IEnumerable<AbstractValue> items)
    {
        AbstractValue any = AbstractValue.None;
        foreach (AbstractValue item in items)
            any = any.Or(AbstractValue.Of(item.Alternatives.RemoveAll(static alternative => alternative is MissingAlternative), item.MayBeOther));
        return any.IsUnknown ? AbstractValue.Unknown : any.Stale();
    }

    /// <summary>Whether a method runs a function for each element of a list that is known: then there is nothing to say of the function by itself. A proof looks at it in any case.</summary>
    public bool RunsForEach(IMethodSymbol method, AbstractValue list)
        => method.Name == "Select" && !domain.WantsProof && MetadataName.IsNameOf(Enumerable, method.ContainingType) && ItemsOf(list) is { IsDefault: false, Length: > 0 and <= MaxRuns };

    /// <summary>The elements as a function makes them; null if there are too many to run it for each.</summary>
    private AbstractValue? Select(MemberUse use)
    {
        if (use.Count != 2 || use.Argument(1).Single<DelegateAlternative>() is not { } make || ItemsOf(use.Argument(0)) is not { IsDefault: false, Length: <= MaxRuns } items)
            return null;
        if (make.Target is IMethodReferenceOperation group)
            domain.Sinks.ReachEach(group, items);
        bool isOpen = domain.Object<ListState>(use.Argument(0), out _) is { IsOpen: true };
        // The query runs when somebody asks for its elements, and perhaps never.
        ImmutableArray<AbstractValue> made = domain.Flow.EnteredMethods.Perhaps(() => items.Select(item => domain.Flow.Functions.Run(make, parameter => parameter.Ordinal == 0 ? item : null)).ToImmutableArray());
        return domain.NewObject(use.Syntax, new ListState(made) { MayBeStale = true, IsOpen = isOpen });
    }

    /// <summary>The parts of a text between separators: any number of them, of which nothing is known. Joined with others again they are the unknown parts of a text.</summary>
    public AbstractValue Parts(MemberUse use) => domain.NewObject(use.Syntax, new ListState(ImmutableArray.Create(AbstractValue.Unknown)) { IsOpen = true, MayBeStale = true });

    private AbstractValue? Add(MemberUse use, ImmutableArray<AbstractValue> added)
    {
        if (added.IsDefault || domain.Object<ListState>(use.Receiver, out ObjectKey key) is not { Items: { IsDefault: false } items } || items.Length + added.Length > ListState.MaxItems)
            return null;
        foreach (AbstractValue item in added)
            domain.Flow.Escapes.Mark(item);
        domain.State.SetObject(key, (ListState)domain.State.Object(key)! with { Items = items.AddRange(added) });
        return AbstractValue.Unknown;
    }

    private AbstractValue? Copy(MemberUse use)
        => domain.Object<ListState>(use.Receiver, out _) is not { } list ? null : domain.NewObject(use.Syntax, use.Receiver.MayBeStale ? list.Stale() : list);

    /// <summary>A query over a list whose elements are known: the elements that are left; null for any other list.</summary>
    /// <param name="use">The call; its first argument is the list.</param>
    /// <param name="select">What is left.</param>
    /// <param name="isLazy">It runs when it is read: by then the list may be another, and a predicate may leave out any element.</param>
    private AbstractValue? Query(MemberUse use, Func<ImmutableArray<AbstractValue>, MemberUse, ImmutableArray<AbstractValue>> select, bool isLazy = true)
    {
        if (ItemsOf(use.Argument(0)) is not { IsDefault: false } items)
            return null;
        ListState? list = domain.Object<ListState>(use.Argument(0), out _);
        return domain.NewObject(use.Syntax, new ListState(select(items, use)) { MayBeStale = isLazy || list?.MayBeStale != false, IsOpen = list is { IsOpen: true } });
    }

    /// <summary>Gives an element another value.</summary>
    public void Write(ObjectKey key, AbstractValue list, AbstractValue index, AbstractValue value)
    {
        bool isKnown = list.Single<ObjectAlternative>() is not null && index.Single<ConstantAlternative>() is { Value: int };
        int at = isKnown ? (int)index.Single<ConstantAlternative>()!.Value! : -1;
        ListState known = (ListState)domain.State.Object(key)!;
        // One of the parts of a text becomes this one.
        if (known.IsOpen && !known.Items.IsDefault && known.Items.Length < ListState.MaxItems)
        {
            if (!known.Items.Any(item => AbstractValue.Same(item, value.Or(ListState.Missing))))
                domain.State.SetObject(key, known with { Items = known.Items.Add(value.Or(ListState.Missing)) });
            return;
        }
        domain.State.SetObject(key, known.Items.IsDefault || at < 0 || at >= known.Items.Length ? ListState.Unknown : known with { Items = known.Items.SetItem(at, value) });
    }

    private static bool HasKnownText(AbstractValue value)
    {
        foreach (Alternative alternative in value.Alternatives)
        {
            if (alternative is not TextAlternative text || !text.Pieces.Any(static piece => piece.Text is { } known && known.Trim().Length > 0))
                return false;
        }
        return !value.MayBeOther && !value.IsUnknown;
    }

    /// <summary>Any other method may do anything to the elements.</summary>
    public AbstractValue CallOther(ObjectKey key)
    {
        domain.State.SetObject(key, ListState.Unknown);
        return AbstractValue.Unknown;
    }

    /// <summary>The elements of an array or list, or the entries of a dictionary; default if they are not known.</summary>
    public ImmutableArray<AbstractValue> ItemsOf(AbstractValue value)
    {
        if (domain.Object<ListState>(value, out _) is { } list)
            return list.Items;
        return domain.Object<MapState>(value, out _) is { Entries: { IsDefault: false } entries } ? entries.Select(static entry => AbstractValue.Of(entry)).ToImmutableArray() : default;
    }

    /// <summary>Arguments, with the elements of an array or list in its place.</summary>
    public List<AbstractValue> Flattened(IEnumerable<AbstractValue> arguments)
    {
        var flat = new List<AbstractValue>();
        foreach (AbstractValue argument in arguments)
        {
            if (domain.Object<ListState>(argument, out _) is not { } list)
                flat.Add(domain.AsText(argument));
            else if (list.Items.IsDefault)
                flat.Add(AbstractValue.Unknown);
            else
                flat.AddRange(list.MayBeStale ? list.Items.Select(static item => item.Stale()) : list.Items);
        }
        return flat;
    }

    /// <summary>string.Join.</summary>
    public AbstractValue Join(AbstractValue separator, IEnumerable<AbstractValue> arguments, SyntaxNode whole)
    {
        List<AbstractValue> given = [.. arguments];
        bool mayBeStale = given.Exists(argument => domain.Object<ListState>(argument, out _) is { MayBeStale: true });
        List<AbstractValue> items = Flattened(given);
        var parts = new List<AbstractValue>(items.Count);
        for (int i = 0; i < items.Count; i++)
        {
            AbstractValue item = items[i];
            if (i == 0)
            {
                parts.Add(item);
                continue;
            }
            // An element that may not be there takes its separator along.
            bool mayBeMissing = item.Alternatives.Any(static alternative => alternative is MissingAlternative);
            AbstractValue present = AbstractValue.Of(item.Alternatives.RemoveAll(static alternative => alternative is MissingAlternative), item.MayBeOther);
            AbstractValue joined = Texts.Concat(SeparatorOf(separator), present, whole, keepLeftAnchor: false);
            parts.Add(mayBeMissing ? joined.Or(ListState.Missing) : joined);
        }
        AbstractValue text = Texts.Concat(parts, whole);
        return mayBeStale ? text.Stale() : text;
    }

    private static AbstractValue SeparatorOf(AbstractValue separator) => separator.Single<ConstantAlternative>() is { Value: char c } constant
        ? AbstractValue.Of(constant.MayBeStale ? TextAlternative.Known(c.ToString(), constant.Source).Stale() : TextAlternative.Known(c.ToString(), constant.Source))
        : separator;
}
