using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PgSslAnalyzers.ConnectionStrings;

namespace PgSslAnalyzers.Evaluation;

/// <summary>What is written to properties and builders.</summary>
internal sealed partial class Interpreter
{
    private void WriteProperty(IPropertyReferenceOperation property, AbstractValue value, IOperation assignment)
    {
        AbstractValue receiver = property.Instance is null or IInstanceReferenceOperation ? AbstractValue.Unknown : Evaluate(property.Instance);
        if (WriteBuilder(receiver, property, value, assignment))
            return;
        if (property.Instance is null or IInstanceReferenceOperation && property.Arguments.IsEmpty)
            state.Set(property.Property.OriginalDefinition, value);
        AtSinks(assignment, value);
        // An element of a collection proves nothing; a key of a configuration is where the program looks a connection string up.
        if (property.Arguments.IsEmpty || property.Property.ContainingType.Name.IndexOf("Configuration", StringComparison.Ordinal) >= 0)
            Tell(value, property.Type, assignment.Syntax);
        Escape(value, false);
        Keep(value);
    }

    /// <summary>Writes to a builder, if <paramref name="receiver"/> is one.</summary>
    private bool WriteBuilder(AbstractValue receiver, IPropertyReferenceOperation property, AbstractValue value, IOperation assignment)
    {
        bool isBuilder = false;
        foreach (Alternative alternative in receiver.Alternatives)
        {
            if (alternative is not ObjectAlternative reference || state.Object(reference.Key) is not BuilderState builder)
                continue;
            isBuilder = true;
            SyntaxNode source = (assignment as IAssignmentOperation)?.Value.Syntax ?? assignment.Syntax;
            BuilderState written = builder;
            if (!property.Arguments.IsEmpty)
                written = WriteKey(builder, Evaluate(property.Arguments[0].Value), value, source, assignment.Syntax);
            else if (property.Property.Name == "ConnectionString")
                written = FromText(value, value.IsUnknown || value.MayBeOther ? builder.Creation : assignment.Syntax, builder.IsGeneric);
            else if (KeywordTable.OfProperty(property.Property.Name) is { } keyword)
                written = builder.Write(keyword, WrittenValues(value, source, assignment.Syntax, keyword));
            state.SetObject(reference.Key, receiver.Alternatives.Length == 1 && !receiver.MayBeOther ? written : builder.Or(written));
        }
        return isBuilder;
    }

    private BuilderState WriteKey(BuilderState builder, AbstractValue key, AbstractValue value, SyntaxNode source, SyntaxNode assignment)
    {
        if (key.Single<TextAlternative>()?.KnownText() is not { } name)
            return builder.Escaped();
        return Keyword.Find(name) is { } keyword ? builder.Write(keyword, WrittenValues(value, source, assignment, keyword)) : builder;
    }

    private ImmutableArray<Written> WrittenValues(AbstractValue value, SyntaxNode source, SyntaxNode assignment, Keyword keyword)
    {
        var values = ImmutableArray.CreateBuilder<Written>();
        foreach (Alternative alternative in value.Alternatives)
        {
            values.Add(alternative switch
            {
                ModeAlternative mode when !mode.Guard.Maps(mode.Name) => new Written(mode.Name, mode.Source, assignment, mode.Guard),
                TextAlternative text when text.KnownText() is { } known && !(keyword == KeywordTable.SslMode && IsMapped(text, known))
                    => new Written(known, text.Pieces is [{ Source.Parent: { } literal }] ? (literal.Parent as MemberAccessExpressionSyntax ?? literal) : text.Anchor, assignment, text.Pieces.IsEmpty ? Guard.None : text.Pieces[0].Guard),
                ConstantAlternative { Value: null } constant => new Written(null, constant.Source, assignment, Guard.None) { IsRemoval = true },
                ConstantAlternative { Value: bool or int or long } constant
                    => new Written(Convert.ToString(constant.Value, System.Globalization.CultureInfo.InvariantCulture), constant.Source, assignment, Guard.None),
                _ => new Written(null, source, assignment, Guard.None),
            });
        }
        if (value.MayBeOther || values.Count == 0)
            values.Add(new Written(null, source, assignment, Guard.None));
        return values.ToImmutable();
    }

    private static bool IsMapped(TextAlternative text, string known) => text.Pieces.Length == 1 && Guard.ModeNamed(known) is { } mode && text.Pieces[0].Guard.Maps(mode);
}
