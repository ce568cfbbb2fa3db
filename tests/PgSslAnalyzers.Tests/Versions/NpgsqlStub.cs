using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PgSslAnalyzers.Tests.Versions;

/// <summary>
/// Npgsql as the analyzers see it: an assembly of that name and version with the members that decide about TLS, as they were in 4.1, 5.0, 6.0 and so on.
/// Where the real one can be had, <see cref="NpgsqlStubTests"/> compare.
/// </summary>
internal static class NpgsqlStub
{
    /// <summary>Symbols V5, V6 ... V10 are set for that version and everything newer.</summary>
    private const string Source = """
        #nullable enable
        using System;
        using System.Data;
        using System.Data.Common;
        using System.Net.Security;
        using System.Security.Cryptography.X509Certificates;

        namespace Npgsql
        {
        #if V6
            public enum SslMode { Disable, Allow, Prefer, Require, VerifyCA, VerifyFull }
        #else
            public enum SslMode { Disable, Prefer, Require }
        #endif
        #if V9
            public enum SslNegotiation { Postgres, Direct }
        #endif
        #if V10
            public enum GssEncryptionMode { Disable, Prefer, Require }
        #endif

            public sealed class NpgsqlConnectionStringBuilder : DbConnectionStringBuilder
            {
                public NpgsqlConnectionStringBuilder() { }
                public NpgsqlConnectionStringBuilder(string? connectionString) { }
                public NpgsqlConnectionStringBuilder(bool useOdbcRules) { }
                public string? Host { get; set; }
                public int Port { get; set; }
                public string? Database { get; set; }
                public string? Username { get; set; }
                public string? Password { get; set; }
                public SslMode SslMode { get; set; }
                public bool CheckCertificateRevocation { get; set; }
        #if V8
                [Obsolete("The TrustServerCertificate parameter is no longer needed and does nothing.")]
        #endif
                public bool TrustServerCertificate { get; set; }
        #if V5
                public string? RootCertificate { get; set; }
        #endif
        #if V6
                public string? SslCertificate { get; set; }
                public string? SslKey { get; set; }
                public string? SslPassword { get; set; }
        #endif
        #if V8
                public ChannelBinding ChannelBinding { get; set; }
        #else
                public string? ClientCertificate { get; set; }
        #endif
        #if V9
                public SslNegotiation SslNegotiation { get; set; }
        #endif
        #if V10
                public GssEncryptionMode GssEncryptionMode { get; set; }
                public string? RequireAuth { get; set; }
        #endif
            }
        #if V8
            public enum ChannelBinding { Disable, Prefer, Require }
        #endif

            public delegate void ProvideClientCertificatesCallback(X509CertificateCollection certificates);

            public sealed class NpgsqlConnection : DbConnection
            {
                public NpgsqlConnection() { }
                public NpgsqlConnection(string? connectionString) { }
                public NpgsqlConnection CloneWith(string connectionString) => this;
        #if V9
                [Obsolete("Use UseSslClientAuthenticationOptionsCallback")]
        #endif
                public RemoteCertificateValidationCallback? UserCertificateValidationCallback { get; set; }
        #if V9
                [Obsolete("Use UseSslClientAuthenticationOptionsCallback")]
        #endif
                public ProvideClientCertificatesCallback? ProvideClientCertificatesCallback { get; set; }
        #if V9
                public Action<SslClientAuthenticationOptions>? SslClientAuthenticationOptionsCallback { get; set; }
        #endif
        #pragma warning disable CS8764, CS8765
                public override string? ConnectionString { get; set; }
        #pragma warning restore CS8764, CS8765
                public override string Database => "";
                public override string DataSource => "";
                public override string ServerVersion => "";
                public override ConnectionState State => default;
                public override void Open() { }
                public override void Close() { }
                public override void ChangeDatabase(string dbName) { }
                protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => throw new NotSupportedException();
                protected override DbCommand CreateDbCommand() => throw new NotSupportedException();
            }
        #if V7

            public abstract class NpgsqlDataSource : DbDataSource
            {
                internal NpgsqlDataSource() { }
                public static NpgsqlDataSource Create(string connectionString) => null!;
                public static NpgsqlDataSource Create(NpgsqlConnectionStringBuilder connectionStringBuilder) => null!;
            }

            public sealed class NpgsqlDataSourceBuilder
            {
                public NpgsqlDataSourceBuilder(string? connectionString = null) { }
                public NpgsqlConnectionStringBuilder ConnectionStringBuilder => null!;
                public NpgsqlDataSource Build() => null!;
        #if V9
                [Obsolete("Use UseSslClientAuthenticationOptionsCallback")]
        #endif
                public NpgsqlDataSourceBuilder UseUserCertificateValidationCallback(RemoteCertificateValidationCallback userCertificateValidationCallback) => this;
        #if V8
                public NpgsqlDataSourceBuilder UseRootCertificate(X509Certificate2? rootCertificate) => this;
                public NpgsqlDataSourceBuilder UseRootCertificateCallback(Func<X509Certificate2>? rootCertificateCallback) => this;
        #endif
        #if V9
                public NpgsqlDataSourceBuilder UseSslClientAuthenticationOptionsCallback(Action<SslClientAuthenticationOptions>? sslClientAuthenticationOptionsCallback) => this;
        #endif
        #if V10
                public NpgsqlDataSourceBuilder UseRootCertificates(X509Certificate2Collection? rootCertificates) => this;
        #endif
            }
        #endif
        #if V8

            public sealed class NpgsqlSlimDataSourceBuilder
            {
                public NpgsqlSlimDataSourceBuilder(string? connectionString = null) { }
                public NpgsqlConnectionStringBuilder ConnectionStringBuilder => null!;
                public NpgsqlSlimDataSourceBuilder EnableTransportSecurity() => this;
                public NpgsqlDataSource Build() => null!;
            }
        #endif
        }
        """;

    private static readonly ImmutableDictionary<int, ImmutableArray<MetadataReference>> ByMajor
        = Enumerable.Range(4, 8).ToImmutableDictionary(static major => major, static major => TestReferences.Base.Add(Make(major, $"{major}.{(major == 4 ? 1 : 0)}.0.0")));

    /// <summary>The base library and the Npgsql of this major version, 4 to 11.</summary>
    public static ImmutableArray<MetadataReference> References(int major) => ByMajor[major];

    /// <summary>An assembly with the members of one version and the number of another, as a build from source may have.</summary>
    public static MetadataReference Make(int members, string version)
    {
        string[] symbols = [.. Enumerable.Range(5, 6).Where(symbol => symbol <= members).Select(static symbol => "V" + symbol)];
        CSharpParseOptions parse = Analysis.ParseOptions.WithPreprocessorSymbols(symbols);
        SyntaxTree[] trees = [CSharpSyntaxTree.ParseText(Source, parse), CSharpSyntaxTree.ParseText($"[assembly: System.Reflection.AssemblyVersion(\"{version}\")]", parse)];
        using var image = new MemoryStream();
        Microsoft.CodeAnalysis.Emit.EmitResult emitted = CSharpCompilation.Create("Npgsql", trees, TestReferences.Base, Analysis.CompilationOptions).Emit(image);
        return emitted.Success ? MetadataReference.CreateFromImage(image.ToArray()) : throw new InvalidOperationException(string.Join("\n", emitted.Diagnostics));
    }
}
