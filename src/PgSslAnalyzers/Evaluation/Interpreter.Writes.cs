using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PgSslAnalyzers.ConnectionStrings;

namespace PgSslAnalyzers.Evaluation;

/// <summary>Assignments: to variables, members and builders.</summary>
internal sealed partial class Interpreter
{
    private AbstractValue Assign(ISimpleAssignmentOperation assignment)
    {
        if (assignment.Target is IPropertyReferenceOperation or IArrayElementReferenceOperation or IFieldReferenceOperation)
            EvaluateReceiver(assignment.Target);
        AbstractValue value = Evaluate(assignment.Value);
        // Two names for one variable: neither is followed from here on.
        if (assignment.IsRef)
        {
            Alias(assignment.Target);
            Alias(assignment.Value);
            return AbstractValue.Unknown;
        }
        Store(assignment.Target, value, assignment);
        return value;
    }

    private bool IsAliased(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => aliased.Contains(local.Local),
        IParameterReferenceOperation parameter => aliased.Contains(parameter.Parameter),
        IFieldReferenceOperation field => aliased.Contains(field.Field),
        _ => false,
    };

    private void Alias(IOperation variable)
    {
        ISymbol? symbol = variable switch
        {
            ILocalReferenceOperation local => local.Local,
            IParameterReferenceOperation parameter => parameter.Parameter,
            IFieldReferenceOperation field => field.Field,
            _ => null,
        };
        if (symbol is not null)
            aliased.Add(symbol);
    }

    private AbstractValue Append(ICompoundAssignmentOperation compound)
    {
        AbstractValue left = Evaluate(compound.Target);
        AbstractValue right = AsText(Evaluate(compound.Value));
        AbstractValue value = compound.OperatorKind == BinaryOperatorKind.Add && compound.Type?.SpecialType == SpecialType.System_String
            ? Texts.Concat(left, right, compound.Target.Syntax, keepLeftAnchor: true)
            : AbstractValue.Unknown;
        Store(compound.Target, value, compound);
        return value;
    }

    private AbstractValue Deconstruct(IDeconstructionAssignmentOperation deconstruction)
    {
        AbstractValue value = Evaluate(deconstruction.Value);
        ImmutableArray<AbstractValue> items = value.Single<TupleAlternative>()?.Items ?? ImmutableArray<AbstractValue>.Empty;
        IOperation target = deconstruction.Target is IDeclarationExpressionOperation declaration ? declaration.Expression : deconstruction.Target;
        if (target is ITupleOperation tuple)
        {
            for (int i = 0; i < tuple.Elements.Length; i++)
                Store(tuple.Elements[i], items.Length == tuple.Elements.Length ? items[i] : AbstractValue.Unknown, deconstruction);
        }
        return value;
    }

    private AbstractValue CreateTuple(ITupleOperation tuple)
    {
        var items = ImmutableArray.CreateBuilder<AbstractValue>(tuple.Elements.Length);
        foreach (IOperation element in tuple.Elements)
            items.Add(Evaluate(element));
        return AbstractValue.Of(new TupleAlternative(items.MoveToImmutable()));
    }

    private void EvaluateReceiver(IOperation target)
    {
        if (target is IMemberReferenceOperation { Instance: { } instance } && instance is not IInstanceReferenceOperation)
            Evaluate(instance);
        if (target is IPropertyReferenceOperation { Arguments: { IsEmpty: false } arguments })
        {
            foreach (IArgumentOperation argument in arguments)
                Evaluate(argument.Value);
        }
    }

    /// <summary>Puts a value where an assignment says.</summary>
    private void Store(IOperation target, AbstractValue value, IOperation assignment)
    {
        switch (target)
        {
            case ILocalReferenceOperation local:
                state.Set(local.Local, value);
                Tell(value, local.Type, assignment.Syntax);
                break;
            case IParameterReferenceOperation parameter:
                state.Set(parameter.Parameter, value);
                Tell(value, parameter.Type, assignment.Syntax);
                if (parameter.Parameter.RefKind != RefKind.None)
                    UseTexts(value);
                break;
            case IFlowCaptureReferenceOperation capture when capturedTargets.TryGetValue(new CaptureKey(frame.Graph, capture.Id), out IOperation? captured) && captured is not IFlowCaptureReferenceOperation:
                Store(captured, value, assignment);
                break;
            case IFieldReferenceOperation { Field.ContainingType.IsTupleType: true, Instance: var tuple } when IsProof:
                Store(tuple!, AbstractValue.Unknown, assignment);
                break;
            case IFieldReferenceOperation field:
                state.Set(field.Field, IsProof && !IsOwn(field.Instance) ? AbstractValue.Unknown : value);
                if (!AtSinks(assignment, field, value))
                    Escape(value, false);
                Tell(value, field.Type, assignment.Syntax);
                Keep(value);
                break;
            case IPropertyReferenceOperation property:
                WriteProperty(property, value, assignment);
                break;
            case IDeclarationExpressionOperation declaration:
                Store(declaration.Expression, value, assignment);
                break;
            case IArrayElementReferenceOperation element:
                foreach (Alternative alternative in Evaluate(element.ArrayReference).Alternatives)
                {
                    if (alternative is ObjectAlternative { Key: var key } && state.Object(key) is ListState)
                        state.SetObject(key, ListState.Unknown);
                }
                break;
            default:
                Escape(value, true);
                ReachUnseen(target);
                if (target is not (IDiscardOperation or IEventReferenceOperation or IDynamicMemberReferenceOperation))
                    ForgetAll();
                break;
        }
    }

    private void Keep(AbstractValue value)
    {
        foreach (Alternative alternative in value.Alternatives)
        {
            if (alternative is not ObjectAlternative { Key: var key })
                continue;
            if (state.Object(key) is BuilderState builder)
                state.SetObject(key, builder with { IsKept = true });
            else if (IsProof)
                Escape(AbstractValue.Of(alternative), true);
        }
    }

    private void Tell(AbstractValue value, ITypeSymbol? type, SyntaxNode place)
    {
        if (isReporting && !value.IsUnknown)
            observer.Stored(value, type, place);
    }

    private void WriteProperty(IPropertyReferenceOperation property, AbstractValue value, IOperation assignment)
    {
        AbstractValue receiver = property.Instance is null or IInstanceReferenceOperation ? AbstractValue.Unknown : Evaluate(property.Instance);
        if (WriteBuilder(receiver, property, value, assignment))
            return;
        WriteContent(receiver);
        ReachByOtherAssignment(property, value, assignment);
        if (IsProof && property.Property.ReturnsByRef)
            ForgetAll();
        if (property.Instance is null or IInstanceReferenceOperation && property.Arguments.IsEmpty)
            state.Set(property.Property.OriginalDefinition, IsProof && !IsOwn(property.Instance) ? AbstractValue.Unknown : value);
        else if (IsProof)
            state.Remove(property.Property.OriginalDefinition);
        if (IsProof && !IsPlain(property.Property.OriginalDefinition) && property.Property.DeclaringSyntaxReferences.Length > 0)
        {
            ForgetWhatOthersWrite();
        }
        if (!AtSinks(assignment, property, value))
            Escape(value, false);
        // An element of a collection proves nothing; a key of a configuration is where the program looks a connection string up.
        if (property.Arguments.IsEmpty || property.Property.ContainingType.Name.IndexOf("Configuration", StringComparison.Ordinal) >= 0)
            Tell(value, property.Type, assignment.Syntax);
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
            if (IsProof && property.Property.DeclaringSyntaxReferences.Length > 0)
                written = builder.Escaped();
            state.SetObject(reference.Key, receiver.Alternatives.Length == 1 && !receiver.MayBeOther ? written : builder.Or(written));
        }
        return isBuilder;
    }

    private BuilderState WriteKey(BuilderState builder, AbstractValue key, AbstractValue value, SyntaxNode source, SyntaxNode assignment)
    {
        if (key.Single<TextAlternative>()?.KnownText() is not { } name)
            return builder.Escaped();
        if (IsProof && builder.IsGeneric && MayBeSecondSpelling(builder, name))
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
