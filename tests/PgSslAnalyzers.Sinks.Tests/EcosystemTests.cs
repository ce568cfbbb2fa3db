using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PgSslAnalyzers.Symbols;
using Xunit.Abstractions;

namespace PgSslAnalyzers.Sinks.Tests;

/// <summary>The tables against the public API of the real libraries, in both directions.</summary>
public sealed class EcosystemTests(ITestOutputHelper output)
{
    public static TheoryData<string> EarlierVersions => [.. Ecosystem.Earlier.Keys.Select(Label)];

    [Fact]
    public void Each_way_in_is_in_a_table()
    {
        var assemblies = Ecosystem.LibrariesOf(Ecosystem.Newest).ToList();
        output.WriteLine($"{assemblies.Count} assemblies");
        AssertKnown(assemblies);
    }

    [Theory]
    [MemberData(nameof(EarlierVersions))]
    public void Each_way_into_an_earlier_version_is_in_a_table(string version) =>
        AssertKnown([Ecosystem.EarlierAssembly(Ecosystem.Earlier.Keys.Single(path => Label(path) == version))]);

    [Fact]
    public void Each_reason_not_to_list_a_member_is_still_needed()
    {
        var entries = Ecosystem.Earlier.Keys.Select(Ecosystem.EarlierAssembly).Concat(Ecosystem.LibrariesOf(Ecosystem.Newest))
            .SelectMany(EntryPoint.Of).Where(entry => !IsInTable(entry)).ToList();
        Assert.Empty(NotSinks.Reasons.Where(reason => !entries.Any(reason.Covers)).Select(reason => reason.ToString()));
    }

    [Fact]
    public void Each_row_is_a_member_of_a_library()
    {
        CSharpCompilation[] compilations = [Ecosystem.Newest, .. Ecosystem.Earlier.Values, Ecosystem.WithNotServed];
        Assert.Empty(SinkTable.All.Where(sink => !compilations.Any(compilation => SinkMembers.Of(sink, compilation).Any())).Select(sink => $"{sink.Type}.{sink.Member}({sink.Parameter})"));
    }

    [Fact]
    public void Only_libraries_that_are_not_served_have_rows_without_a_real_member()
    {
        CSharpCompilation[] compilations = [Ecosystem.Newest, .. Ecosystem.Earlier.Values];
        IEnumerable<Sink> stubbed = SinkTable.All.Where(sink => !compilations.Any(compilation => SinkMembers.Of(sink, compilation).Any()));
        Assert.All(stubbed, sink => Assert.Matches(
            "^(FreeSql|SqlSugar|NHibernate|FluentNHibernate|MassTransit|NServiceBus|Elsa|Serilog|Community|Microsoft.KernelMemory|Microsoft.Extensions.(Caching|Hosting.AspireAzure|DependencyInjection.HealthChecksUI))", sink.Type));
    }

    [Fact]
    public void Each_TLS_row_is_a_member_of_a_library()
    {
        CSharpCompilation[] compilations = [Ecosystem.Newest, .. Ecosystem.Earlier.Values];
        Assert.All(TlsMemberTable.All, row => Assert.Contains(compilations, compilation =>
            compilation.GetTypesByMetadataName(row.Type).Any(type => type.GetMembers(row.Member).Length > 0)));
    }

    [Fact]
    public void No_row_is_there_twice() =>
        Assert.Empty(SinkTable.All.GroupBy(sink => (sink.Type, sink.Member, sink.Parameter)).Where(group => group.Count() > 1).Select(group => group.Key));

    private void AssertKnown(IEnumerable<IAssemblySymbol> assemblies)
    {
        var unknown = new List<string>();
        foreach (IAssemblySymbol assembly in assemblies)
        {
            var entries = EntryPoint.Of(assembly).ToList();
            output.WriteLine($"{assembly.Identity.Name} {assembly.Identity.Version}: {entries.Count}");
            foreach (IGrouping<string, EntryPoint> group in entries.GroupBy(entry => entry.ToString(), StringComparer.Ordinal))
            {
                string? verdict = group.All(IsInTable) ? group.First().IsTls ? "TLS" : "sink"
                    : NotSinks.Reasons.FirstOrDefault(reason => group.All(entry => IsInTable(entry) || reason.Covers(entry)))?.Text;
                output.WriteLine($"    {group.Key}: {verdict ?? "UNKNOWN"}");
                if (verdict is null)
                    unknown.Add(group.Key);
            }
        }

        Assert.True(unknown.Count == 0, "In no table:\n" + string.Join("\n", unknown));
    }

    private static bool IsInTable(EntryPoint entry) => entry.IsTls
        ? TlsMemberTable.All.Any(row => row.Member == entry.Member.MetadataName && MetadataName.IsNameOf(row.Type, entry.Member.ContainingType))
        : SinkTable.All.Any(sink => sink.Member == entry.Member.MetadataName
            && SinkMember.Declared(sink, entry.Member, null) is { } declared
            && (sink.Parameter == entry.Parameter || !SymbolEqualityComparer.Default.Equals(declared, entry.Member.OriginalDefinition)));

    internal static string Label(string path) => string.Join('/', path.Split('/', '\\')[^5..^3]);
}
