using System.Text.Json;

namespace PgSslAnalyzers.EndToEnd.Tests.Package;

/// <summary>What the props and targets of the package make of a project, asked of MSBuild without a compilation.</summary>
public sealed class BuildFilesTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("pgssl-targets-");

    private string ProjectFolder => Path.Combine(folder.FullName, "Web");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Configuration_files_become_additional_files_once()
    {
        Write("Web/appsettings.json", "Web/appsettings.Production.json", "Web/App.config", "Web/Web.Release.config", "Web/Properties/launchSettings.json",
            "Web/docker-compose.override.yml", "Web/compose.yaml", "Web/.env", "Web/.env.local", "Web/production.env", "Web/Dockerfile",
            // In a folder below: if it goes where the program goes.
            "Web/Areas/Shop/appsettings.json", "Web/copied/web.config",
            // Outside: likewise.
            "shared/connections.json", "shared/compose.yml");
        Write("Web/nuget.config", "Web/package.json", "Web/notappsettings.json", "Web/Program.cs", "Web/docs/appsettings.json", "Web/bin/Debug/appsettings.json",
            "Web/obj/appsettings.json", "Web/node_modules/x/appsettings.json", "Web/Areas/docker-compose.yml", "shared/appsettings.json");

        JsonElement build = await BuildAsync("""
            <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
            <ItemGroup>
              <AdditionalFiles Include="../Web/appsettings.json" />
              <Content Include="appsettings*.json;Areas/**/*.json;node_modules/**/*.json;bin/**/*.json" CopyToOutputDirectory="PreserveNewest" />
              <Content Include="../shared/connections.json" Link="appsettings.Shared.json" />
              <None Include="copied/web.config" CopyToOutputDirectory="Always" />
              <None Include="../shared/compose.yml" Link="docker/compose.yml" />
              <None Include="docs/appsettings.json" />
            </ItemGroup>
            """);

        Assert.Equal(
        [
            "Web/.env", "Web/.env.local", "Web/App.config", "Web/Areas/Shop/appsettings.json", "Web/Dockerfile", "Web/Properties/launchSettings.json", "Web/Web.Release.config",
            "Web/appsettings.Production.json", "Web/appsettings.json", "Web/compose.yaml", "Web/copied/web.config", "Web/docker-compose.override.yml", "Web/production.env",
            "shared/compose.yml", "shared/connections.json",
        ], Files(build, "AdditionalFiles"));
        // Not a second copy in the Solution Explorer, and not another one to deploy.
        Assert.All(Items(build, "AdditionalFiles").Skip(1), item =>
        {
            Assert.Equal("false", item.GetProperty("Visible").GetString());
            Assert.False(item.TryGetProperty("CopyToOutputDirectory", out _));
        });
    }

    [Fact]
    public async Task Editorconfig_files_above_a_configuration_file_are_read()
    {
        Write("Web/Areas/appsettings.json", "Web/Areas/.editorconfig", "Web/other/.editorconfig", "shared/web.config", "shared/.editorconfig");
        JsonElement build = await BuildAsync("""
            <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
            <ItemGroup>
              <Content Include="Areas/appsettings.json" />
              <AdditionalFiles Include="../shared/web.config" />
            </ItemGroup>
            """);
        Assert.Equal(["Web/Areas/.editorconfig", "shared/.editorconfig"], Files(build, "EditorConfigFiles"));
    }

    [Theory]
    [InlineData("net9.0", "", 1)]
    [InlineData("net10.0", "", 0)]
    [InlineData("net9.0", "<PgSslConfigurationFramework>net10.0</PgSslConfigurationFramework>", 0)]
    [InlineData("net10.0", "<PgSslConfigurationFramework>net10.0</PgSslConfigurationFramework>", 1)]
    [InlineData("net9.0", "<PgSslConfigurationFiles>false</PgSslConfigurationFiles>", 0)]
    public async Task One_of_several_target_frameworks_looks_at_them(string framework, string setting, int expected)
    {
        Write("Web/appsettings.json");
        JsonElement build = await BuildAsync($"<PropertyGroup><TargetFrameworks>\n net9.0 ; net10.0</TargetFrameworks>{setting}</PropertyGroup>", $"-p:TargetFramework={framework}");
        Assert.Equal(expected, Items(build, "AdditionalFiles").Count());
        // What the project adds itself is in all frameworks: the analyzer has to know.
        Assert.Equal(expected == 1 ? "true" : "false", Property(build, "PgSslConfigurationFiles"));
    }

    /// <summary>A house rule for projects with several frameworks keeps nobody from looking at the files of a project with one.</summary>
    [Fact]
    public async Task The_only_target_framework_looks_at_them()
    {
        Write("Web/appsettings.json");
        JsonElement build = await BuildAsync("<PropertyGroup><TargetFramework>net10.0</TargetFramework><PgSslConfigurationFramework>net9.0</PgSslConfigurationFramework></PropertyGroup>");
        Assert.Single(Items(build, "AdditionalFiles"));
    }

    [Theory]
    [InlineData("""<PgSslRootCertificate Include="certs/root.crt" />""", "certs/root.crt")]
    [InlineData("""<PgSslRootCertificate Include="certs/root.crt;certs/old.crt" />""", "certs/root.crt")]
    [InlineData("""<PgSslRootCertificate Include="../shared/root.crt" />""", "root.crt")]
    [InlineData("""<PgSslRootCertificate Include="../shared/root.crt" Link="tls\root.crt" />""", "tls/root.crt")]
    [InlineData("", "")]
    public async Task The_root_certificate_goes_to_the_output_and_its_place_there_to_the_analyzer(string item, string place)
    {
        Write("Web/certs/root.crt", "Web/certs/old.crt", "shared/root.crt");
        JsonElement build = await BuildAsync($"""
            <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
            <ItemGroup><Content Include="certs/*" />{item}</ItemGroup>
            """);
        Assert.Equal(place, Property(build, "PgSslRootCertificate"));
        Assert.Equal(item.Length > 0, Items(build, "None").Any(none => none.GetProperty("CopyToOutputDirectory").GetString() == "PreserveNewest"
            && none.GetProperty("CopyToPublishDirectory").GetString() == "PreserveNewest"));
        Assert.DoesNotContain(Files(build, "Content"), file => item.Contains(file["Web/".Length..], StringComparison.Ordinal));
    }

    private void Write(params string[] files)
    {
        foreach (string file in files)
        {
            string path = Path.Combine(folder.FullName, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, "");
        }
    }

    private async Task<JsonElement> BuildAsync(string body, params string[] arguments)
    {
        Directory.CreateDirectory(ProjectFolder);
        string package = Repository.PathOf("nuget", "PgSslAnalyzers.Package", "buildTransitive");
        File.WriteAllText(Path.Combine(ProjectFolder, "Web.csproj"), $"""
            <Project>
              <Import Project="Sdk.props" Sdk="Microsoft.NET.Sdk" />
              <Import Project="{package}/PgSslAnalyzers.props" />
              <PropertyGroup><EnableDefaultItems>false</EnableDefaultItems></PropertyGroup>
              {body}
              <Import Project="Sdk.targets" Sdk="Microsoft.NET.Sdk" />
              <Import Project="{package}/PgSslAnalyzers.targets" />
            </Project>
            """);
        CommandResult result = await DotNet.SucceedAsync(ProjectFolder, [
            "msbuild", "-t:PgSslCollectConfigurationFiles;PgSslFindRootCertificate", "-getItem:AdditionalFiles", "-getItem:EditorConfigFiles", "-getItem:None", "-getItem:Content",
            "-getProperty:PgSslConfigurationFiles", "-getProperty:PgSslRootCertificate", .. arguments]);
        return JsonDocument.Parse(result.Output).RootElement;
    }

    private static IEnumerable<JsonElement> Items(JsonElement build, string type) => build.GetProperty("Items").GetProperty(type).EnumerateArray();

    private static string Property(JsonElement build, string name) => build.GetProperty("Properties").GetProperty(name).GetString()!;

    private IEnumerable<string> Files(JsonElement build, string type) => Items(build, type)
        .Select(item => Path.GetRelativePath(folder.FullName, item.GetProperty("FullPath").GetString()!).Replace('\\', '/'))
        .Order(StringComparer.Ordinal);
}
