using Microsoft.CodeAnalysis;

namespace PgSslAnalyzers.Flow;

/// <summary>Spreads relevance from the seeds over the statements and variables of a body, until nothing changes.</summary>
internal sealed class Spread(Uses uses, RelevanceSeeds seeds)
{
    private readonly Queue<Statement> pending = new();
    private bool doMembersMatter;
    private bool doOthersRun;

    /// <returns>Whether anything is relevant.</returns>
    public bool Run()
    {
        foreach (Statement statement in uses.Statements.Values)
        {
            bool isSeed = statement.IsSeed || (uses.HasGuard && statement.HasBoolLiteral);
            if (isSeed || (statement.Calls is { } calls && calls.Any(seeds.MayMatter)))
                Pass(statement);
        }
        if (pending.Count == 0)
            return false;
        foreach (Statement statement in uses.Statements.Values)
        {
            if (statement.WritesUnknown)
                Touch(statement);
        }
        while (pending.Count > 0)
        {
            Statement statement = pending.Dequeue();
            foreach (Variable read in statement.Reads)
                Want(read);
            if (statement.Function is { } function)
                Follow(uses.Of(function));
            if (statement.Passes)
            {
                foreach (Variable written in statement.Writes)
                {
                    if (written.Symbol is IMethodSymbol || seeds.MayHold(written.Type))
                        Follow(written);
                }
            }
            // A method of the program that is entered reads members; code that is not seen may write those that are wanted, and what others can reach.
            if (statement.Calls is not null && (statement.Passes || statement.Writes.Any(static written => written.IsWanted)))
                LetMembersMatter();
            if (ReadsMember(statement) || WritesMember(statement))
                LetOthersRun();
        }
        return true;
    }

    private static bool ReadsMember(Statement statement)
    {
        foreach (Variable read in statement.Reads)
        {
            if (read.IsOwnMember)
                return true;
        }
        return false;
    }

    private bool WritesMember(Statement statement)
    {
        foreach (Variable written in statement.Writes)
        {
            if (written.IsOwnMember && (written.IsWanted || seeds.MayHoldAndChange(written.Type)))
                return true;
        }
        return false;
    }

    private void LetMembersMatter()
    {
        if (doMembersMatter)
            return;
        doMembersMatter = true;
        foreach (Variable variable in uses.Variables)
        {
            if (variable.IsOwnMember && seeds.MayHold(variable.Type))
                Want(variable);
        }
    }

    private void LetOthersRun()
    {
        if (doOthersRun)
            return;
        doOthersRun = true;
        foreach (Statement statement in uses.Statements.Values)
        {
            if (statement.MayRunOther)
                Touch(statement);
        }
    }

    private void Touch(Statement statement)
    {
        if (statement.IsRelevant)
            return;
        statement.IsRelevant = true;
        pending.Enqueue(statement);
    }

    private void Pass(Statement statement)
    {
        if (statement.Passes)
            return;
        statement.Passes = true;
        statement.IsRelevant = true;
        pending.Enqueue(statement);
    }

    /// <summary>Somebody needs what the variable holds: who writes it counts. An object may be changed by whoever has it.</summary>
    private void Want(Variable variable)
    {
        if (variable.IsWanted)
            return;
        variable.IsWanted = true;
        // One that was looked at for another reason is looked at again: now its result counts.
        foreach (Statement writer in variable.Writers)
        {
            writer.IsRelevant = true;
            pending.Enqueue(writer);
        }
        if (variable.Symbol is not IMethodSymbol && seeds.MayHoldAndChange(variable.Type))
            Follow(variable);
    }

    /// <summary>The variable may hold what is followed: each look at it counts.</summary>
    private void Follow(Variable variable)
    {
        if (variable.IsFollowed)
            return;
        variable.IsFollowed = true;
        foreach (Statement reader in variable.Readers)
            Pass(reader);
    }
}
