using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Xunit.Abstractions;

namespace PgSslAnalyzers.EndToEnd.Tests.Strict;

/// <summary>
/// Strict mode refuses what is not on its list of harmless steps. Each kind of step is taken for harmless in turn: then random programs pass that give their password away. A generator that did not find them
/// would prove nothing, nor would a refusal that no program needs. PGSSL_STRICT_REFUSALS sets among how many programs one is looked for, for each refusal without a seed, PGSSL_STRICT_SEED the first of them; without it
/// the programs of the seeds are tried.
/// </summary>
[Trait("Category", "Long")]
public sealed class RefusalTests(ITestOutputHelper output)
{
    private const string Npgsql = "10.0.3";

    /// <summary>Programs in one assembly.</summary>
    private const int Batch = 100;

    private static readonly int? Programs = Number("PGSSL_STRICT_REFUSALS");
    private static readonly int FirstSeed = Number("PGSSL_STRICT_SEED") ?? 1;

    /// <summary>Kinds of steps that run code of the program, and the seed of a program that needs the refusal.</summary>
    private static readonly (string Name, Func<IOperation, bool> Is, int Seed)[] Refusals =
    [
        ("an object in an interpolated string", static step => step is IInterpolatedStringOperation or IInterpolationOperation, 18),
        ("an object in a concatenation", static step => step is IBinaryOperation { OperatorMethod: null } or ICompoundAssignmentOperation { OperatorMethod: null }, 162),
        ("an operator", static step => step is IBinaryOperation { OperatorMethod: not null }, 114),
        ("an operator of one operand", static step => step is IUnaryOperation, 90),
        ("a counter", static step => step is IIncrementOrDecrementOperation, 2548),
        ("an operator with an assignment", static step => step is ICompoundAssignmentOperation { OperatorMethod: not null }, 3815),
        ("a conversion", static step => step is IConversionOperation, 980),
        ("a comparison of tuples", static step => step is ITupleBinaryOperation or IBinaryOperation, 195),
        ("a Deconstruct", static step => step is IDeconstructionAssignmentOperation, 2864),
        ("a getter or setter", static step => step is IPropertyReferenceOperation, 342),
        ("a property in a pattern", static step => step is IPropertySubpatternOperation or IPropertyReferenceOperation, 342),
        ("a pattern that takes apart", static step => step is IRecursivePatternOperation, 755),
        ("a pattern of a list", static step => step is IListPatternOperation, 1896),
        ("an index from the end", static step => step.Kind.ToString() is "ImplicitIndexerReference", 1304),
        ("new T()", static step => step is ITypeParameterObjectCreationOperation, 1088),
        ("a constructor", static step => step is IObjectCreationOperation { Constructor.DeclaringSyntaxReferences.IsEmpty: false }, 1191),
        ("the making of an object of a library", static step => step is IObjectCreationOperation { Constructor: { DeclaringSyntaxReferences.IsEmpty: true, IsImplicitlyDeclared: false } }, 356),
        ("a call of a library", static step => step is IInvocationOperation { TargetMethod: { DeclaringSyntaxReferences.IsEmpty: true, MethodKind: not MethodKind.DelegateInvoke } }, 28),
        ("a call of the program", static step => step is IInvocationOperation { TargetMethod.DeclaringSyntaxReferences.IsEmpty: false }, 203),
        ("a delegate", static step => step is IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke }, 49),
        ("an event", static step => step is IEventAssignmentOperation, 14158),
        ("await", static step => step is IAwaitOperation, 479),
        ("dynamic", static step => step is IDynamicInvocationOperation or IDynamicMemberReferenceOperation, 393),
        ("a collection expression", static step => step.Kind.ToString() is "CollectionExpression" or "Spread", 329),
        ("a record with members replaced", static step => step.Kind == OperationKind.With, 3710),
    ];

    [Fact]
    public async Task Each_refusal_is_needed()
    {
        List<(string Name, Func<IOperation, bool> Is, int Seed)> open = [.. Refusals.Where(static refusal => Programs is null == refusal.Seed > 0)];
        IEnumerable<int> seeds = Programs is { } count ? Enumerable.Range(FirstSeed, count) : open.Select(static refusal => refusal.Seed).Distinct();
        await using var servers = new ServerAddress();
        foreach (int[] batch in seeds.Chunk(Batch))
        {
            StrictProgram[] programs = [.. batch.Select(seed => ProgramGenerator.Create(seed, string.Create(CultureInfo.InvariantCulture, $"P{seed}"), servers.Port, servers.Root, 10))];
            ILookup<string, string> stepsOf = StepsOf(programs, open);
            programs = await ReportedAsync(Array.FindAll(programs, program => stepsOf.Contains(program.Name)));
            foreach ((string Name, Func<IOperation, bool> Is, int Seed) refusal in open.ToArray())
            {
                StrictProgram[] needing = await NeedingAsync(refusal.Is, Array.FindAll(programs, program => stepsOf[program.Name].Contains(refusal.Name)), servers);
                if (needing.Length > 0)
                    output.WriteLine($"{refusal.Name}: without it programs pass and give their password away, seeds {string.Join(' ', needing.Select(static program => program.Seed))}");
                if (Programs is null ? Array.Exists(needing, program => program.Seed == refusal.Seed) : needing.Length > 0)
                    open.Remove(refusal);
            }
        }
        Assert.True(open.Count == 0, "Without the refusal of these steps no program was found that passes and gives its password away: " + string.Join(", ", open.Select(static refusal => refusal.Name)));
    }

    private static int? Number(string variable) => int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    /// <summary>The names of the refusals that steps of each program fall under, by the name of the program: most fall under few, and the others need not be looked at.</summary>
    private static ILookup<string, string> StepsOf(StrictProgram[] programs, IReadOnlyList<(string Name, Func<IOperation, bool> Is, int Seed)> refusals)
    {
        CSharpCompilation compilation = StrictBuild.Compile(programs, Npgsql);
        var found = new HashSet<(string Program, string Refusal)>();
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            SemanticModel model = compilation.GetSemanticModel(tree);
            foreach (IOperation body in tree.GetRoot().DescendantNodes().OfType<BaseMethodDeclarationSyntax>().Select(method => model.GetOperation(method)).OfType<IOperation>())
            {
                foreach (IOperation step in body.DescendantsAndSelf())
                    found.UnionWith(refusals.Where(refusal => refusal.Is(step)).Select(refusal => (tree.FilePath.Split('/')[0], refusal.Name)));
            }
        }
        return found.ToLookup(static pair => pair.Program, static pair => pair.Refusal);
    }

    private static async Task<StrictProgram[]> ReportedAsync(StrictProgram[] programs)
    {
        ILookup<string, string> errors = await StrictBuild.ErrorsAsync(StrictBuild.Compile(programs, Npgsql));
        return Array.FindAll(programs, program => errors.Contains(program.Name));
    }

    /// <summary>The programs that give their password away, and pass when the refusal of one kind of step alone is taken out.</summary>
    private static async Task<StrictProgram[]> NeedingAsync(Func<IOperation, bool> isRefused, StrictProgram[] reported, ServerAddress servers)
    {
        if (reported.Length == 0)
            return [];
        ILookup<string, string> left = await StrictBuild.ErrorsAsync(StrictBuild.Compile(reported, Npgsql), isRefused);
        StrictProgram[] passing = Array.FindAll(reported, program => !left.Contains(program.Name));
        if (passing.Length == 0)
            return [];
        using var built = CompiledProgram.Build(StrictBuild.Compile(passing, Npgsql), StrictBuild.Libraries(Npgsql));
        IReadOnlyDictionary<string, string> losses = await servers.AtImpostorsAsync(built);
        return Array.FindAll(passing, program => losses.ContainsKey(program.Name));
    }
}
