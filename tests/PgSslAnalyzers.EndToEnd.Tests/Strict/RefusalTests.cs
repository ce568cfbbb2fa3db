using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Xunit.Abstractions;

namespace PgSslAnalyzers.EndToEnd.Tests.Strict;

/// <summary>
/// Strict mode refuses what is not on its list of harmless steps. Each kind of step is taken for harmless in turn: then programs pass that give their password away. A generator that did not find them would prove
/// nothing, nor would a refusal that no program needs.
/// </summary>
public sealed class RefusalTests(ITestOutputHelper output)
{
    private const string Npgsql = "10.0.3";

    private static readonly int Programs = int.TryParse(Environment.GetEnvironmentVariable("PGSSL_STRICT_PROGRAMS"), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 1500;

    /// <summary>Kinds of steps that run code of the program.</summary>
    private static readonly (string Name, Func<IOperation, bool> Is)[] Refusals =
    [
        ("an object in an interpolated string", static step => step is IInterpolatedStringOperation or IInterpolationOperation),
        ("an object in a concatenation", static step => step is IBinaryOperation { OperatorMethod: null }),
        ("an operator", static step => step is IBinaryOperation { OperatorMethod: not null } or IUnaryOperation { OperatorMethod: not null }),
        ("a conversion", static step => step is IConversionOperation { OperatorMethod: not null }),
        ("a Deconstruct", static step => step is IDeconstructionAssignmentOperation),
        ("a getter or setter", static step => step is IPropertyReferenceOperation),
        ("a property in a pattern", static step => step is IPropertySubpatternOperation),
        ("new T()", static step => step is ITypeParameterObjectCreationOperation),
        ("a constructor", static step => step is IObjectCreationOperation),
        ("a call of a library", static step => step is IInvocationOperation { TargetMethod: { DeclaringSyntaxReferences.IsEmpty: true, MethodKind: not MethodKind.DelegateInvoke } }),
        ("a call of the program", static step => step is IInvocationOperation { TargetMethod.DeclaringSyntaxReferences.IsEmpty: false }),
        ("a delegate", static step => step is IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke }),
        ("await", static step => step is IAwaitOperation),
        ("dynamic", static step => step is IDynamicInvocationOperation or IDynamicMemberReferenceOperation),
        ("a collection expression", static step => step.Kind.ToString() is "CollectionExpression" or "Spread"),
    ];

    [Fact]
    public async Task Each_refusal_is_needed()
    {
        await using var haul = new Haul();
        var programs = Enumerable.Range(1, Programs).Select(seed => ProgramGenerator.Create(seed, string.Create(CultureInfo.InvariantCulture, $"P{seed}"), haul.Port, haul.Root, 10)).ToArray();
        var compilation = StrictBuild.Compile(programs, Npgsql);
        using var built = CompiledProgram.Build(compilation, StrictBuild.Libraries(Npgsql));
        var errors = await StrictBuild.ErrorsAsync(compilation);
        var losses = await haul.AtImpostorsAsync(built);
        var weak = programs.Where(p => losses.ContainsKey(p.Name) && errors.Contains(p.Name)).ToArray();
        var weakOnly = StrictBuild.Compile(weak, Npgsql);

        var missing = new List<string>();
        foreach (var (name, isRefused) in Refusals)
        {
            var left = await StrictBuild.ErrorsAsync(weakOnly, isRefused);
            var leaks = weak.Where(p => !left.Contains(p.Name)).Select(p => p.Seed).ToArray();
            output.WriteLine($"{name}: {leaks.Length} programs that give their password away pass, seeds {string.Join(' ', leaks.Take(5))}");
            if (leaks.Length == 0)
                missing.Add(name);
        }
        Assert.Empty(missing);
    }
}
