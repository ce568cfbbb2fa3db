using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PgSslAnalyzers.Symbols;

namespace PgSslAnalyzers.Flow;

/// <summary>
/// What is followed, and how: the abstract domain of the analysis. The engine knows the language; what members of libraries do, which values and objects matter and who hears
/// of them is told here. One domain serves the engine of one file.
/// </summary>
internal abstract class FlowDomain
{
    /// <summary>The engine that works for this domain.</summary>
    public Interpreter Flow { get; private set; } = null!;

    public void Attach(Interpreter flow) => Flow = flow;

    /// <summary>The file that is analysed.</summary>
    public abstract SyntaxTree Tree { get; }

    /// <summary>The operation of a declaration, in this or another file; null if there is none.</summary>
    public abstract IOperation? OperationOf(SyntaxNode syntax);

    /// <summary>The members of libraries, beside those of the framework, that run no code of the program.</summary>
    public abstract HarmlessTable HarmlessMembers { get; }

    /// <summary>Whether somebody asks for what may have changed behind the back of the analysis. If not, nothing is marked: nobody would look at the marks, and they have a price.</summary>
    public abstract bool WantsProof { get; }

    /// <summary>Whether a method of a library only keeps the function that it gets, for later: it runs nothing now.</summary>
    public virtual bool OnlyKeeps(IMethodSymbol method) => false;

    /// <summary>What the types of the program derive from; null if nothing has to be proven.</summary>
    public abstract DerivedTypes? Derived { get; }

    /// <summary>Code of the program that libraries call wherever they are called; null if nothing has to be proven.</summary>
    public abstract LibraryHooks? Hooks { get; }

    /// <summary>Whether places, ranges and collection expressions may run code of the program.</summary>
    public abstract bool HasOwnIndexTypes { get; }

    /// <summary>The value of a constant; null if its parts have to be looked at.</summary>
    public abstract AbstractValue? Constant(IOperation operation);

    /// <summary>The value of an operation on texts; null for any other.</summary>
    public abstract AbstractValue? Evaluate(IOperation operation);

    /// <summary>Adds what is known of an operation by its type when the engine knows nothing.</summary>
    public abstract AbstractValue Complete(IOperation operation, AbstractValue value);

    /// <summary>The value of <c>left += right</c>.</summary>
    public abstract AbstractValue Append(ICompoundAssignmentOperation operation, AbstractValue left, AbstractValue right);

    /// <summary>What a member does that a model knows; null if none does.</summary>
    public abstract AbstractValue? Transfer(MemberUse use);

    /// <summary>Whether a call runs a function that it gets with all that there is to know of its first parameter, so that it need not be looked at without.</summary>
    /// <param name="method">What is called.</param>
    /// <param name="before">The arguments in front of the function.</param>
    public abstract bool RunsWithAll(IMethodSymbol method, IReadOnlyList<AbstractValue> before);

    /// <summary>What a call on a followed object does that no model knows; null if it is a call like any other.</summary>
    public abstract AbstractValue? TransferOnFollowed(MemberUse use);

    /// <summary>What a creation yields that no model knows.</summary>
    public abstract AbstractValue Created(IObjectCreationOperation creation);

    /// <summary>Writes to a property of a followed object.</summary>
    /// <returns>Whether the receiver is one.</returns>
    public abstract bool Write(AbstractValue receiver, IPropertyReferenceOperation property, AbstractValue value, IOperation assignment);

    /// <summary>Whether a write to a property of a followed object decides what there is to say of it.</summary>
    public abstract bool Matters(string property);

    /// <summary>Writes to an element of an array.</summary>
    public abstract void WriteElement(AbstractValue array, AbstractValue index, AbstractValue value);

    /// <summary>The value that something of unknown origin has by its type; it becomes the value of <paramref name="variable"/>.</summary>
    public abstract AbstractValue UnknownOf(ITypeSymbol? type, SyntaxNode place, ISymbol? variable);

    /// <summary>Whether something of unknown origin has a value by its type, for <see cref="UnknownOf"/> to give.</summary>
    public abstract bool HasUnknownState(ITypeSymbol? type);

    /// <summary>The value of a member without a value of its own in the program; null if there is none to tell.</summary>
    public abstract AbstractValue? ImplicitValue(ISymbol member, SyntaxTree readIn);

    /// <summary>What another file says, in this file.</summary>
    public abstract AbstractValue FromFile(SyntaxTree tree, AbstractValue value);

    /// <summary>What a condition says about the way behind it.</summary>
    public abstract Guard Say(IOperation condition, bool holds);

    /// <summary>Whether a condition holds, if its value says so for certain; null if not.</summary>
    public abstract bool? Answer(IOperation condition, AbstractValue value);

    /// <summary>What a pattern says of the value that is matched.</summary>
    public abstract AbstractValue Match(IIsPatternOperation match, AbstractValue value);

    /// <summary>The expression that a value comes from; null if there is none.</summary>
    public abstract SyntaxNode? OriginOf(Alternative alternative);

    /// <summary>Whether values of the type are followed.</summary>
    public abstract bool IsFollowed(ITypeSymbol type);

    /// <summary>Whether a method of the program is worth entering because of what it answers, or of what it gets.</summary>
    public abstract bool IsWorthEntering(IMethodSymbol method, IReadOnlyList<AbstractValue> arguments);

    /// <summary>Whether whoever gets an argument of the method can change an object in it.</summary>
    public abstract bool CanChangeArguments(IMethodSymbol method);

    /// <summary>A value goes where it is not followed. Called when reporting and when not: the state of the object changes as <paramref name="canChange"/> says.</summary>
    public abstract void Escaped(ObjectKey key, TrackedObject tracked, bool canChange);

    /// <summary>A text goes where it is not followed.</summary>
    public abstract void Used(AbstractValue value);

    /// <summary>A value is stored where other code finds it.</summary>
    public abstract void Stored(AbstractValue value, ITypeSymbol? type);

    /// <summary>A call that is not followed gets these arguments.</summary>
    public abstract void Passed(IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments, IReadOnlyList<AbstractValue> values);

    /// <summary>A member, or a function of it, returns these values.</summary>
    public abstract void Returned(ISymbol member, AbstractValue value);

    /// <summary>What a call or creation hands to a sink.</summary>
    /// <returns>Which arguments reached one, by their index; null if none has.</returns>
    public abstract bool[]? AtSinks(IOperation operation, ImmutableArray<IArgumentOperation> written, IReadOnlyList<AbstractValue> values);

    /// <summary>What an assignment hands to a sink.</summary>
    /// <param name="assignment">The assignment.</param>
    /// <param name="target">What it assigns; the assignment itself may only know a capture of it.</param>
    /// <param name="value">What it assigns to it.</param>
    /// <returns>Whether it is one.</returns>
    public abstract bool AtSinks(IOperation assignment, IMemberReferenceOperation target, AbstractValue value);

    /// <summary>A value is assigned to a property by another form than an assignment to it alone.</summary>
    public abstract void AssignedOtherwise(IPropertyReferenceOperation property, AbstractValue value, IOperation assignment);

    /// <summary>An operation that may hand something to a sink in a way that does not show what.</summary>
    public abstract void Unseen(IOperation operation);

    /// <summary>A body was too much to follow: what it hands to sinks is not known.</summary>
    public abstract void NotFollowed(IOperation root);
}
