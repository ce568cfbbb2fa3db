using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PgSslAnalyzers.Sinks.Tests;

/// <summary>Writes a program for each member that a row means, from the symbol: default values everywhere but in the sink.</summary>
internal static class ConsumerGenerator
{
    /// <param name="compilation">The libraries.</param>
    /// <param name="assembly">Only members of this one; null: of all.</param>
    public static IEnumerable<Consumer> Of(CSharpCompilation compilation, IAssemblySymbol? assembly = null) =>
        from sink in SinkTable.All
        from member in SinkMembers.Of(sink, compilation)
        where assembly is null || member.ContainingAssembly.Equals(assembly, SymbolEqualityComparer.Default)
        select Write(sink, member, compilation);

    private static Consumer Write(Sink sink, ISymbol member, CSharpCompilation compilation)
    {
        if (ConsumerScenes.Find(sink, member) is { } scene)
            return new Consumer(sink, member, Class("", "", scene), IsProven: true);

        INamedTypeSymbol declaring = Construct(compilation.GetTypesByMetadataName(sink.Type).First(
            type => member is IPropertySymbol || type.Equals(member.ContainingType, SymbolEqualityComparer.Default)), compilation);
        return member is IPropertySymbol property
            ? Assignment(sink, property, declaring)
            : Call(sink, declaring.GetMembers(member.Name).OfType<IMethodSymbol>().Single(
                method => method.OriginalDefinition.Equals(member, SymbolEqualityComparer.Default)), declaring, compilation);
    }

    private static Consumer Assignment(Sink sink, IPropertySymbol property, INamedTypeSymbol declaring)
    {
        string type = Name(declaring);
        IPropertySymbol? sibling = sink.Condition is { Kind: SinkConditionKind.Sibling } condition
            ? condition.Names.SelectMany(name => declaring.GetMembers(name)).OfType<IPropertySymbol>().Last()
            : null;
        string? engine = sibling is null ? null : NpgsqlValue(sibling.Type);
        bool isProven = sink.Condition is null or { Kind: SinkConditionKind.Reference } || engine is not null;
        return property.SetMethod!.IsInitOnly
            ? new Consumer(sink, property, Class("", "", value => $"_ = new {type} {{ {sibling?.Name} = {engine}, {property.Name} = {value} }};"), isProven)
            : new Consumer(sink, property, Class("", $"{type} target, ", value =>
                (engine is null ? "" : $"target.{sibling!.Name} = {engine}; ") + $"target.{property.Name} = {value};"), isProven);
    }

    private static Consumer Call(Sink sink, IMethodSymbol method, INamedTypeSymbol declaring, CSharpCompilation compilation)
    {
        if (method.IsGenericMethod)
            method = method.Construct([.. method.TypeParameters.Select(parameter => TypeArgument(parameter, compilation))]);

        bool isProven = sink.Condition is null or { Kind: SinkConditionKind.Reference };
        var arguments = new List<(string Name, string Value)>();
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            string? engine = IsEngine(sink, parameter) ? NpgsqlValue(parameter.Type) : null;
            isProven |= engine is not null;
            arguments.Add((parameter.Name, engine ?? $"default({Name(parameter.Type)})!"));
        }

        string type = Name(declaring);
        string typeArguments = method.IsGenericMethod ? $"<{string.Join(", ", method.TypeArguments.Select(Name))}>" : "";
        bool IsTaken(string name) => name == sink.Parameter
            || (sink.Parameter == Sink.AnyText && method.Parameters.Single(parameter => parameter.Name == name).Type.SpecialType == SpecialType.System_String);
        string List(string value, int skip) => string.Join(", ", arguments.Skip(skip).Select(argument =>
            $"{argument.Name}: {(IsTaken(argument.Name) ? Passed(sink, method, value) : argument.Value)}"));

        if (method.MethodKind == MethodKind.Constructor)
        {
            return new Consumer(sink, method, declaring.IsAbstract
                ? Derived(type, value => List(value, 0))
                : Class("", "", value => $"_ = new {type}({List(value, 0)});"), isProven);
        }

        if (method.DeclaredAccessibility is not Accessibility.Public)
        {
            string baseArguments = string.Join(", ", declaring.InstanceConstructors.First().Parameters.Select(parameter => $"default({Name(parameter.Type)})!"));
            return new Consumer(sink, method, Caller(type, baseArguments, value => $"{method.Name}{typeArguments}({List(value, 0)});"), isProven);
        }

        // Two assemblies may have a class of the same name: then only the extension form is not ambiguous.
        if (method.IsExtensionMethod && compilation.GetTypesByMetadataName(sink.Type).Length > 1)
        {
            return new Consumer(sink, method, Class($"using {declaring.ContainingNamespace.ToDisplayString()};", "",
                value => $"{arguments[0].Value}.{method.Name}{typeArguments}({List(value, 1)});"), isProven);
        }

        return new Consumer(sink, method, method.IsStatic
            ? Class("", "", value => $"{type}.{method.Name}{typeArguments}({List(value, 0)});")
            : Class("", $"{type} target, ", value => $"target.{method.Name}{typeArguments}({List(value, 0)});"), isProven);
    }

    private static bool IsEngine(Sink sink, IParameterSymbol parameter) => sink.Condition switch
    {
        { Kind: SinkConditionKind.Argument } condition => condition.Names.Contains(parameter.Name),
        { Kind: SinkConditionKind.Call } => parameter.Name is "providerName" or "dataProvider",
        _ => false,
    };

    // How a value of this type names Npgsql.
    private static string? NpgsqlValue(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_String } => "\"PostgreSQL\"",
        { TypeKind: TypeKind.Enum } => $"{Name(type)}.PostgreSQL",
        { Name: "DbProviderFactory" } => "global::Npgsql.NpgsqlFactory.Instance",
        { Name: "IDataProvider" } => "global::LinqToDB.DataProvider.PostgreSQL.PostgreSQLTools.GetDataProvider()",
        _ => null,
    };

    private static string Passed(Sink sink, IMethodSymbol method, string value) => sink.Kind switch
    {
        SinkKind.ConnectionStringBuilder => $"new global::Npgsql.NpgsqlConnectionStringBuilder({value})",
        SinkKind.ConnectionStringFactory when method.Parameters.Single(parameter => parameter.Name == sink.Parameter).Type
            is INamedTypeSymbol { DelegateInvokeMethod.Parameters.Length: var count } =>
            $"({string.Join(", ", Enumerable.Range(0, count).Select(i => $"p{i}"))}) => {value}",
        _ => value,
    };

    private static INamedTypeSymbol Construct(INamedTypeSymbol type, CSharpCompilation compilation) =>
        type.IsGenericType ? type.Construct([.. type.TypeParameters.Select(parameter => TypeArgument(parameter, compilation))]) : type;

    private static ITypeSymbol TypeArgument(ITypeParameterSymbol parameter, CSharpCompilation compilation) =>
        parameter.ConstraintTypes.FirstOrDefault(type => type is not ITypeParameterSymbol) is { } constraint
            ? constraint.Name == "DbConnection" ? compilation.GetTypeByMetadataName("Npgsql.NpgsqlConnection")! : constraint
            : compilation.GetSpecialType(SpecialType.System_String);

    private static string Name(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    private static string Class(string usings, string parameters, Func<string, string> statement) => $$"""
        {{usings}}
        internal static class Program
        {
            {{string.Join("\n    ", Consumer.Values.Select(value =>
                $"public static void {value.Method}({parameters}string unknown) {{ {statement(value.Value)} }}"))}}
        }
        """;

    // One with a constructor and one with a primary constructor: both spell the call of the base in their own way.
    private static string Derived(string type, Func<string, string> arguments) => string.Join("\n", Consumer.Values.Select((value, i) => i is 0 or 3
        ? $"internal abstract class {value.Method} : {type} {{ protected {value.Method}(string unknown) : base({arguments(value.Value)}) {{ }} }}"
        : $"internal abstract class {value.Method}(string unknown) : {type}({arguments(value.Value)});"));

    private static string Caller(string type, string baseArguments, Func<string, string> statement) => $$"""
        internal abstract class Program : {{type}}
        {
            protected Program() : base({{baseArguments}}) { }
            {{string.Join("\n    ", Consumer.Values.Select(value => $"public void {value.Method}(string unknown) {{ {statement(value.Value)} }}"))}}
        }
        """;
}
