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
            {
                flow.Domain.Escaped(reference.Key, tracked, canChange);
                if (canChange)
                    Mark(reference.Key);
            }
        }
    }

    /// <summary>A member holds the value: other members of the program find the objects in it.</summary>
    public void Keep(AbstractValue value)
    {
        foreach (Alternative alternative in value.Alternatives)
        {
            if (alternative is not ObjectAlternative { Key: var key })
                continue;
            Share(AbstractValue.Of(alternative));
            if (flow.State.Object(key)?.Kept() is { } kept)
                flow.State.SetObject(key, kept);
            else
                Mark(AbstractValue.Of(alternative));
        }
    }

    /// <summary>Code that is not followed may change the objects in a value.</summary>
    public void Mark(AbstractValue value)
    {
        if (!flow.Domain.WantsProof)
            return;
        foreach (ObjectKey key in value.Objects)
            Mark(key);
    }

    private void Mark(ObjectKey key)
    {
        if (!flow.Domain.WantsProof || flow.State.Object(key) is not { } tracked)
            return;
        TrackedObject marked = tracked.Shared().Disturbed();
        // What has this mark has it in all its parts.
        if (ReferenceEquals(marked, tracked) && tracked is not { HasElements: false, HasContent: false })
            return;
        if (!ReferenceEquals(marked, tracked))
        {
            flow.LostSteps.Note(key.Site);
            if (tracked.Origin is { } origin)
                flow.LostSteps.Note(origin);
        }
        flow.State.MarkObject(key, marked);
        foreach (ObjectKey part in tracked.Parts)
            Mark(part);
    }

    /// <summary>Others get the objects in a value: from here on steps out of sight may change them.</summary>
    public void Share(AbstractValue value)
    {
        foreach (ObjectKey key in value.Objects)
            Share(key);
    }

    private void Share(ObjectKey key)
    {
        if (flow.State.Object(key) is not { HasOtherNames: false } tracked)
            return;
        flow.State.SetObject(key, tracked.Shared());
        foreach (ObjectKey part in tracked.Parts)
            Share(part);
    }

    /// <summary>Code that is not followed may have changed what others have too.</summary>
    /// <param name="but">The object that has just been written to, under the name that is followed.</param>
    public void MarkShared(ObjectKey? but = null)
    {
        foreach (KeyValuePair<ObjectKey, TrackedObject> pair in flow.State.Objects)
        {
            if (pair.Value.HasOtherNames && !pair.Key.Equals(but) && (but is null || !pair.Value.Parts.Contains(but.Value)))
                Mark(pair.Key);
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
}
