namespace PgSslAnalyzers.EndToEnd.Tests.Strict;

/// <summary>The ways to open a connection.</summary>
internal sealed partial class ProgramGenerator
{
    private void Use()
    {
        string text = Text(random.Next(4)), v = Name();
        switch (random.Next(22))
        {
            case 0:
                Open($"new NpgsqlConnection({text})");
                break;
            case 1:
                Say($"await using var {v} = new NpgsqlConnection(); {v}.ConnectionString = {text}; await {v}.OpenAsync();");
                break;
            case 2:
                Open($"new NpgsqlConnection {{ ConnectionString = {text} }}");
                break;
            case 3:
                OpenSource($"NpgsqlDataSource.Create({text})");
                break;
            case 4:
                OpenSource($"NpgsqlDataSource.Create({Builder(1)})");
                break;
            case 5 or 6 or 7 or 8:
                DataSourceBuilder(text);
                break;
            case 9:
                Say($"var {v} = new NpgsqlSlimDataSourceBuilder({text});");
                if (Chance(80))
                    Say($"{v}.EnableTransportSecurity();");
                OpenSource($"{v}.Build()");
                break;
            case 10:
                Open($"NpgsqlFactory.Instance.CreateConnection()", text);
                break;
            case 11:
                Say($"System.Data.Common.DbProviderFactory {v} = NpgsqlFactory.Instance;");
                Say($"using var {v}c = {v}.CreateConnection()!; {v}c.ConnectionString = {text}; {v}c.Open();");
                break;
            case 12:
                OpenSource($"NpgsqlFactory.Instance.CreateDataSource({text})", "System.Data.Common.DbDataSource");
                break;
            case 13:
                Open($"new NpgsqlConnection(\"Host={ServerAddress.Host};SSL Mode=VerifyFull;{Rest}\").CloneWith({text})");
                break;
            case 14:
                OpenSource($"new NpgsqlDataSourceBuilder({text}).BuildMultiHost()", "NpgsqlDataSource");
                break;
            case 15:
                Member($"static NpgsqlConnection {v}(string given) => new(given);");
                Open($"{v}({text})");
                break;
            case 16:
                Say($"Func<string, NpgsqlConnection> {v} = {Pick("given => new NpgsqlConnection(given)", "static given => { var made = new NpgsqlConnection(); made.ConnectionString = given; return made; }")};");
                Open($"{v}({text})");
                break;
            case 17:
                Say($"Func<string, NpgsqlDataSource> {v} = NpgsqlDataSource.Create;");
                OpenSource($"{v}({text})");
                break;
            case 18:
                Say($"string {v}t = {text}; Func<NpgsqlConnection> {v} = () => new NpgsqlConnection({v}t);");
                if (Chance(30))
                    Say($"{v}t = {Text(1)};");
                Open(Pick($"{v}()", $"Outside.It.Call({v})"));
                break;
            case 19:
                Say($"System.Data.IDbConnection {v} = new NpgsqlConnection(); {v}.ConnectionString = {text}; {v}.Open(); {v}.Dispose();");
                break;
            case 20 when npgsql >= 10:
                Say($"using var {v} = new Microsoft.EntityFrameworkCore.DbContext(new DbContextOptionsBuilder().UseNpgsql({text}{Pick("", ", o => o.CommandTimeout(3)", ", o => o.ConfigureDataSource(b => b.ConnectionStringBuilder.KeepAlive = 4)")}).Options);");
                Say($"await {v}.Database.OpenConnectionAsync();");
                break;
            default:
                Member($"NpgsqlConnection Made{v}(string given) {{ var made = new NpgsqlConnection(); made.ConnectionString = given; return made; }}");
                Open($"Made{v}({text})");
                break;
        }
    }

    private void Open(string connection, string? text = null)
    {
        string v = Name();
        Say($"await using var {v} = {connection};");
        if (text is not null)
            Say($"{v}.ConnectionString = {text};");
        Say($"await {v}.OpenAsync();");
    }

    private void OpenSource(string source, string type = "var")
    {
        string v = Name();
        Say($"await using {type} {v} = {source};");
        Say($"await using var {v}c = await {v}.OpenConnectionAsync();");
    }

    private void DataSourceBuilder(string text)
    {
        string v = Name();
        if (Chance(70))
            Say($"var {v} = new NpgsqlDataSourceBuilder({text});");
        else
        {
            Say($"var {v} = new NpgsqlDataSourceBuilder(\"{Rest}\");");
            Say($"{v}.ConnectionStringBuilder.Host = {Host()}; {v}.ConnectionStringBuilder.SslMode = {ModeValue()};");
        }
        if (Chance(30))
        {
            Say($"var {v}b = {v}.ConnectionStringBuilder;");
            Twist(v + "b", "NpgsqlConnectionStringBuilder");
        }
        if (Chance(15))
            Say($"Outside.It.Take({v});");
        if (Chance(60))
            Callback(v);
        OpenSource($"{v}.Build()");
    }

    /// <summary>Gives a root certificate or a callback, harmless or not.</summary>
    private void Callback(string v)
    {
        string root = $"System.Security.Cryptography.X509Certificates.X509Certificate2.CreateFromPem(System.IO.File.ReadAllText(\"{rootFile}\"))";
        string m = Name();
        switch (random.Next(npgsql >= 9 ? 8 : 4))
        {
            case 0:
                Say($"{v}.UseRootCertificate({root});");
                break;
            case 1:
                Say($"{v}.UseRootCertificateCallback(() => {root});");
                break;
            case 2 when npgsql >= 10:
                Say($"{v}.UseRootCertificatesCallback(() => new System.Security.Cryptography.X509Certificates.X509Certificate2Collection({root}));");
                break;
            case 2 or 3 when npgsql < 9 || !isStrong:
                Say($"#pragma warning disable CS0618\n        {v}.UseUserCertificateValidationCallback({Pick("(_, _, _, _) => true", "(_, _, _, errors) => errors == System.Net.Security.SslPolicyErrors.None", "(_, _, _, _) => flag")});");
                break;
            default:
                string options = isStrong && Chance(85) ? Pick("o.AllowRenegotiation = false;", "o.EnabledSslProtocols = System.Security.Authentication.SslProtocols.Tls12;", "if (o.TargetHost is null) o.AllowTlsResume = false;") : OptionsEffect();
                switch (random.Next(4))
                {
                    case 0:
                        Say($"{v}.UseSslClientAuthenticationOptionsCallback(o => {{ {options} }});");
                        break;
                    case 1:
                        Member($"static void {m}(System.Net.Security.SslClientAuthenticationOptions o) {{ {options} }}");
                        Say($"{v}.UseSslClientAuthenticationOptionsCallback({m});");
                        break;
                    case 2:
                        Say($"void {m}(System.Net.Security.SslClientAuthenticationOptions o) {{ {options} }}");
                        Say($"{v}.UseSslClientAuthenticationOptionsCallback({m});");
                        break;
                    default:
                        Member($"static {Pick("readonly ", "")}Action<System.Net.Security.SslClientAuthenticationOptions> {m} = o => {{ {options} }};");
                        Say($"{v}.UseSslClientAuthenticationOptionsCallback({m});");
                        break;
                }
                break;
        }
    }

    /// <summary>Statements on <c>o</c> that may take the check away.</summary>
    private string OptionsEffect()
    {
        const string all = "System.Security.Cryptography.X509Certificates.X509VerificationFlags.AllFlags";
        return Pick(
            "o.RemoteCertificateValidationCallback = (_, _, _, _) => true;",
            "o.RemoteCertificateValidationCallback = Outside.It.Validation;",
            $"o.TargetHost = \"{ServerAddress.OtherName}\";",
            $"var p = o; p.TargetHost = \"{ServerAddress.OtherName}\";",
            $"if (o is System.Net.Security.SslClientAuthenticationOptions q) q.TargetHost = \"{ServerAddress.OtherName}\";",
            $"if (o is {{ }} q) {{ q.CertificateChainPolicy = new() {{ VerificationFlags = {all} }}; q.TargetHost = \"{ServerAddress.OtherName}\"; }}",
            $"o.CertificateChainPolicy = new() {{ VerificationFlags = {all} }};",
            $"var policy = new System.Security.Cryptography.X509Certificates.X509ChainPolicy(); o.CertificateChainPolicy = policy; policy.VerificationFlags = {all};",
            "Outside.It.Options(o);",
            $"new Action(() => o.TargetHost = \"{ServerAddress.OtherName}\")();");
    }
}
