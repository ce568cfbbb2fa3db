using Microsoft.CodeAnalysis;

namespace PgSslAnalyzers.Flow;

/// <summary>Values and objects that go where they are not followed.</summary>
internal sealed class Escapes(Interpreter flow)
{
    /// <summary>A value goes where it is not followed.</summary>
    /// <param name="value">The value.</param>
    /// <param name="canChange">Whether whoever gets it can change the objects in it.</param>
    public void Escape(AbstractValue value, bool canChange)
    {
        flow.Domain.Used(value);
        foreach (Alternative alternative in value.Alternatives)
        {
            if (alternative is TupleAlternative tuple)
            {
                foreach (AbstractValue item in tuple.Items)
                    Escape(item, canChange);
            }
            if (alternative is ObjectAlternative reference && flow.State.Object(reference.Key) is { } tracked)
                flow.Domain.Escaped(reference.Key, tracked, canChange);
        }
    }

    /// <summary>A member holds the value: other members of the program find the objects in it.</summary>
    public void Keep(AbstractValue value)
    {
        foreach (Alternative alternative in value.Alternatives)
        {
            if (alternative is not ObjectAlternative { Key: var key })
                continue;
            if (flow.State.Object(key)?.Kept() is { } kept)
                flow.State.SetObject(key, kept);
            else if (flow.Domain.IsStrict)
                Escape(AbstractValue.Of(alternative), true);
        }
    }

    /// <summary>Code of the program that is not followed may change what is kept where it finds it.</summary>
    public void EscapeKept()
    {
        foreach (KeyValuePair<ObjectKey, TrackedObject> pair in flow.State.Objects)
        {
            if (pair.Value.IsKept)
                flow.State.SetObject(pair.Key, pair.Value.Forgotten());
        }
    }

    /// <summary>Something is written into the content of objects: <c>text.Length = 3</c>, <c>parts[1] = ...</c>.</summary>
    /// <param name="receiver">The objects.</param>
    /// <param name="inLists">Whether it is an element of an array.</param>
    public void WriteContent(AbstractValue receiver, bool inLists)
    {
        foreach (Alternative alternative in receiver.Alternatives)
        {
            if (alternative is ObjectAlternative { Key: var key } && flow.State.Object(key) is { HasContent: true } tracked && (!inLists || tracked.HasElements))
                flow.State.SetObject(key, tracked.Forgotten());
        }
    }
}
