using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PgSslAnalyzers.Tests.Strict;

/// <summary>
/// A step that is not on the list of harmless ones may change what is known. Each program has one such step between a strong text and its use, and is weak when it runs. It is reported; if that kind of step alone is
/// taken for harmless, it passes: so nothing but the refusal of that step stands between the program and a proof.
/// </summary>
public sealed class RefusalTests
{
    private const string CollectionExpression = "a collection expression";

    private static readonly Dictionary<string, (Func<IOperation, bool> Is, string Members)> Refusals = new(StringComparer.Ordinal)
    {
        ["an object in an interpolated string"] = (static step => step is IInterpolatedStringOperation or IInterpolationOperation,
            """class E { public override string ToString() { cs = W; return ""; } } static void M() { cs = V; _ = $"{new E()}"; new NpgsqlConnection(cs).Open(); }"""),
        ["an object in a concatenation"] = (static step => step is IBinaryOperation { OperatorMethod: null },
            """class E { public override string ToString() { cs = W; return ""; } } static void M() { cs = V; _ = "a" + new E(); new NpgsqlConnection(cs).Open(); }"""),
        ["an operator"] = (static step => step is IBinaryOperation { OperatorMethod: not null },
            """class E { public static E operator +(E a, E b) { cs = W; return a; } } static void M() { cs = V; _ = new E() + new E(); new NpgsqlConnection(cs).Open(); }"""),
        ["an operator of one operand"] = (static step => step is IUnaryOperation,
            """class E { public static E operator -(E a) { cs = W; return a; } } static void M() { cs = V; _ = -new E(); new NpgsqlConnection(cs).Open(); }"""),
        ["a counter"] = (static step => step is IIncrementOrDecrementOperation,
            """class E { public static E operator ++(E a) { cs = W; return a; } } static void M() { var e = new E(); cs = V; e++; new NpgsqlConnection(cs).Open(); }"""),
        ["an operator with an assignment"] = (static step => step is ICompoundAssignmentOperation,
            """class E { public static E operator +(E a, E b) { cs = W; return a; } } static void M() { var e = new E(); cs = V; e += e; new NpgsqlConnection(cs).Open(); }"""),
        ["a conversion"] = (static step => step is IConversionOperation,
            """class E { public static implicit operator int(E a) { cs = W; return 1; } } static void M() { cs = V; int i = new E(); new NpgsqlConnection(cs).Open(); }"""),
        ["a comparison of tuples"] = (static step => step is ITupleBinaryOperation or IBinaryOperation,
            """class E { public static bool operator ==(E a, E b) { cs = W; return true; } public static bool operator !=(E a, E b) => false; } static void M() { var t = (new E(), 1); cs = V; _ = t == t; new NpgsqlConnection(cs).Open(); }"""),
        ["a Deconstruct"] = (static step => step is IDeconstructionAssignmentOperation,
            """class E { public void Deconstruct(out int a, out int b) { cs = W; a = b = 1; } } static void M() { cs = V; var (a, b) = new E(); new NpgsqlConnection(cs).Open(); }"""),
        ["a getter"] = (static step => step is IPropertyReferenceOperation,
            """class E { public int P { get { cs = W; return 1; } } } static void M() { cs = V; _ = new E().P; new NpgsqlConnection(cs).Open(); }"""),
        ["a property in a pattern"] = (static step => step is IPropertySubpatternOperation or IPropertyReferenceOperation,
            """class E { public int P { get { cs = W; return 1; } } } static void M() { cs = V; _ = new E() is { P: 1 }; new NpgsqlConnection(cs).Open(); }"""),
        ["a pattern that takes apart"] = (static step => step is IRecursivePatternOperation,
            """class E { public void Deconstruct(out int a, out int b) { cs = W; a = b = 1; } } static void M() { cs = V; _ = new E() is (1, 1); new NpgsqlConnection(cs).Open(); }"""),
        ["new T()"] = (static step => step is ITypeParameterObjectCreationOperation,
            """class E { public E() { cs = W; } } static void M() => N<E>(); static void N<T>() where T : new() { cs = V; _ = new T(); new NpgsqlConnection(cs).Open(); }"""),
        ["a delegate"] = (static step => step is IInvocationOperation,
            """static void M(Action other) { cs = V; other(); new NpgsqlConnection(cs).Open(); }"""),
        ["a call of a library"] = (static step => step is IInvocationOperation,
            """class E { public override bool Equals(object? o) { cs = W; return true; } public override int GetHashCode() => 0; } static void M() { cs = V; _ = Equals(new E(), new E()); new NpgsqlConnection(cs).Open(); }"""),
        ["a virtual call"] = (static step => step is IInvocationOperation,
            """public class E { public virtual void F() { } } public class D : E { public override void F() => cs = W; } static void M(E e) { cs = V; e.F(); new NpgsqlConnection(cs).Open(); }"""),
        ["the making of an object of a library"] = (static step => step is IObjectCreationOperation,
            """class E { public override int GetHashCode() { cs = W; return 1; } } static void M() { var all = new[] { new E() }; cs = V; _ = new HashSet<E>(all); new NpgsqlConnection(cs).Open(); }"""),
        ["an event"] = (static step => step is IEventAssignmentOperation,
            """static event Action Ev { add { cs = W; } remove { } } static void M() { cs = V; Ev += null; new NpgsqlConnection(cs).Open(); }"""),
        ["dynamic"] = (static step => step is IDynamicInvocationOperation or IDynamicMemberReferenceOperation,
            """class E { public void F() => cs = W; } static void M() { dynamic e = new E(); cs = V; e.F(); new NpgsqlConnection(cs).Open(); }"""),
        [CollectionExpression] = (static step => step.Kind.ToString() is "CollectionExpression" or "Spread",
            """class E : System.Collections.IEnumerable { public void Add(int i) => cs = W; public System.Collections.IEnumerator GetEnumerator() => throw new NotSupportedException(); } static void M() { cs = V; E e = [1]; new NpgsqlConnection(cs).Open(); }"""),
        ["await"] = (static step => step is IAwaitOperation,
            """static async Task M(Task other) { cs = V; await other; new NpgsqlConnection(cs).Open(); }"""),
    };

    public static TheoryData<string> Kinds => [.. Refusals.Keys.Where(static kind => Analysis.KnowsCollectionExpressions || kind != CollectionExpression)];

    [Theory, MemberData(nameof(Kinds))]
    public async Task Nothing_but_the_refusal_of_the_step_stands_in_the_way(string kind)
    {
        (Func<IOperation, bool> isOne, string members) = Refusals[kind];

        await StrictProgram.MembersIsReportedAsync(members);
        Assert.Empty(await StrictProgram.ErrorsOfMembersAsync(members, isTakenForHarmless: isOne));
    }
}
