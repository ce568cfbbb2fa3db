using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;
using Xunit.Abstractions;

namespace PgSslAnalyzers.EndToEnd.Tests.Strict;

/// <summary>
/// Strict mode refuses what is not on its list of harmless steps. Each kind of step is taken for harmless in turn: then random programs pass that give their password away. A generator that did not find them
/// would prove nothing, nor would a refusal that no program needs. PGSSL_STRICT_REFUSALS sets how many programs are tried; without it one program for each refusal is, if its seed is known.
/// </summary>
[Trait("Category", "Long")]
public sealed class RefusalTests(ITestOutputHelper output)
{
    private const string Npgsql = "10.0.3";

    /// <summary>Programs in one assembly.</summary>
    private const int Batch = 100;

    private static readonly int? Programs = int.TryParse(Environment.GetEnvironmentVariable("PGSSL_STRICT_REFUSALS"), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    /// <summary>Kinds of steps that run code of the program, and the seed of a program that needs the refusal.</summary>
    private static readonly (string Name, Func<IOperation, bool> Is, int Seed)[] Refusals =
    [
        ("an object in an interpolated string", static step => step is IInterpolatedStringOperation or IInterpolationOperation, 18),
        ("an object in a concatenation", static step => step is IBinaryOperation { OperatorMethod: null } or ICompoundAssignmentOperation { OperatorMethod: null }, 162),
        ("an operator", static step => step is IBinaryOperation { OperatorMethod: not null }, 114),
        ("an operator of one operand", static step => step is IUnaryOperation, 90),
        ("a counter", static step => step is IIncrementOrDecrementOperation, 0),
        ("an operator with an assignment", static step => step is ICompoundAssignmentOperation { OperatorMethod: not null }, 0),
        ("a conversion", static step => step is IConversionOperation, 0),
        ("a comparison of tuples", static step => step is ITupleBinaryOperation or IBinaryOperation, 195),
        ("a Deconstruct", static step => step is IDeconstructionAssignmentOperation, 0),
        ("a getter or setter", static step => step is IPropertyReferenceOperation, 0),
        ("a property in a pattern", static step => step is IPropertySubpatternOperation or IPropertyReferenceOperation, 0),
        ("a pattern that takes apart", static step => step is IRecursivePatternOperation, 0),
        ("a pattern of a list", static step => step is IListPatternOperation, 0),
        ("an index from the end", static step => step.Kind.ToString() is "ImplicitIndexerReference", 0),
        ("new T()", static step => step is ITypeParameterObjectCreationOperation, 0),
        ("a constructor", static step => step is IObjectCreationOperation { Constructor.DeclaringSyntaxReferences.IsEmpty: false }, 0),
        ("the making of an object of a library", static step => step is IObjectCreationOperation { Constructor: { DeclaringSyntaxReferences.IsEmpty: true, IsImplicitlyDeclared: false } }, 0),
        ("a call of a library", static step => step is IInvocationOperation { TargetMethod: { DeclaringSyntaxReferences.IsEmpty: true, MethodKind: not MethodKind.DelegateInvoke } }, 28),
        ("a call of the program", static step => step is IInvocationOperation { TargetMethod.DeclaringSyntaxReferences.IsEmpty: false }, 203),
        ("a delegate", static step => step is IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke }, 49),
        ("an event", static step => step is IEventAssignmentOperation, 0),
        ("await", static step => step is IAwaitOperation, 0),
        ("dynamic", static step => step is IDynamicInvocationOperation or IDynamicMemberReferenceOperation, 0),
        ("a collection expression", static step => step.Kind.ToString() is "CollectionExpression" or "Spread", 0),
        ("a record with members replaced", static step => step.Kind == OperationKind.With, 0),
    ];

    [Fact]
    public async Task Each_refusal_is_needed()
    {
        int[] seeds = Programs is { } count ? [.. Enumerable.Range(1, count)] : [.. Refusals.Select(static refusal => refusal.Seed).Where(static seed => seed > 0).Distinct()];
        Dictionary<string, List<int>> leaks = Refusals.ToDictionary(static refusal => refusal.Name, static _ => new List<int>(), StringComparer.Ordinal);
        foreach (int[] batch in seeds.Chunk(Batch))
            await AddLeaksAsync(batch, leaks);

        var missing = new List<string>();
        foreach ((string name, Func<IOperation, bool> _, int seed) in Refusals)
        {
            output.WriteLine($"{name}: {leaks[name].Count} programs that give their password away pass, seeds {string.Join(' ', leaks[name].Take(8))}");
            if (Programs is null ? seed > 0 && !leaks[name].Contains(seed) : leaks[name].Count == 0)
                missing.Add(name);
        }
        Assert.True(missing.Count == 0, "Without the refusal of these steps no program was found that passes and gives its password away: " + string.Join(", ", missing));
    }

    /// <summary>Adds, for each refusal, the programs that give their password away and pass when it alone is taken out.</summary>
    private static async Task AddLeaksAsync(int[] seeds, Dictionary<string, List<int>> leaks)
    {
        await using var servers = new ServerAddress();
        StrictProgram[] programs = [.. seeds.Select(seed => ProgramGenerator.Create(seed, string.Create(CultureInfo.InvariantCulture, $"P{seed}"), servers.Port, servers.Root, 10))];
        CSharpCompilation compilation = StrictBuild.Compile(programs, Npgsql);
        using var built = CompiledProgram.Build(compilation, StrictBuild.Libraries(Npgsql));
        ILookup<string, string> errors = await StrictBuild.ErrorsAsync(compilation);
        IReadOnlyDictionary<string, string> losses = await servers.AtImpostorsAsync(built);
        StrictProgram[] weak = [.. programs.Where(program => losses.ContainsKey(program.Name) && errors.Contains(program.Name))];
        CSharpCompilation weakOnly = StrictBuild.Compile(weak, Npgsql);
        foreach ((string name, Func<IOperation, bool> isRefused, int _) in Refusals)
        {
            ILookup<string, string> left = await StrictBuild.ErrorsAsync(weakOnly, isRefused);
            leaks[name].AddRange(weak.Where(program => !left.Contains(program.Name)).Select(static program => program.Seed));
        }
    }
}
