using System.Data.Common;
using System.Reflection;
using System.Runtime.Loader;
using PgSslAnalyzers.ConnectionStrings.Keywords;

namespace PgSslAnalyzers.ConnectionStrings.Tests.Differential;

/// <summary>One released Npgsql, loaded beside the others: the judge of what a connection string means.</summary>
public sealed class RealNpgsql
{
    private readonly Type builder;
    private readonly MethodInfo isUnixSocket;
    private readonly SplitHostPort splitHostPort;
    private readonly MethodInfo createDataSource;

    private RealNpgsql(string release)
    {
        Version = NpgsqlVersion.TryParse(release, out NpgsqlVersion version) ? version : throw new ArgumentException(release);
        string path = typeof(RealNpgsql).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Npgsql" + release).Value!;
        Assembly = new AssemblyLoadContext("Npgsql " + release).LoadFromAssemblyPath(path);
        builder = Assembly.GetType("Npgsql.NpgsqlConnectionStringBuilder", throwOnError: true)!;
        createDataSource = Assembly.GetType("Npgsql.NpgsqlDataSource", throwOnError: true)!.GetMethod("Create", [typeof(string)])!;
        const BindingFlags Internals = BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public;
        isUnixSocket = builder.GetMethod("IsUnixSocket", Internals)!;
        splitHostPort = builder.GetMethod("TrySplitHostPort", Internals)!.CreateDelegate<SplitHostPort>();
    }

    private delegate bool SplitHostPort(ReadOnlySpan<char> host, out string? name, out int port);

    public static RealNpgsql Version8 { get; } = new("8.0.9");

    public static RealNpgsql Version9 { get; } = new("9.0.5");

    public static RealNpgsql Version10 { get; } = new("10.0.3");

    public static IReadOnlyList<RealNpgsql> All { get; } = [Version8, Version9, Version10];

    public NpgsqlVersion Version { get; }

    public Assembly Assembly { get; }

    /// <summary>The properties that are keywords, the internal one included.</summary>
    public IEnumerable<PropertyInfo> KeywordProperties
        => builder.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Where(p => p.GetCustomAttributesData().Any(a => a.AttributeType.Name == "NpgsqlConnectionStringPropertyAttribute"));

    /// <summary>The name of the mode that a connection with no SSL Mode uses.</summary>
    public string DefaultMode => Read("Host=h").Mode!;

    /// <summary>The builder with <paramref name="text"/> in it; throws like the constructors of connections and data sources.</summary>
    public DbConnectionStringBuilder Open(string text)
    {
        var result = (DbConnectionStringBuilder)Activator.CreateInstance(builder)!;
        result.ConnectionString = text;
        return result;
    }

    /// <summary>What <paramref name="text"/> means, or why it throws.</summary>
    public RealReading Read(string text)
    {
        DbConnectionStringBuilder opened;
        try
        {
            opened = Open(text);
        }
        catch (Exception e) when (e is ArgumentException or KeyNotFoundException)
        {
            return new RealReading { Throws = e };
        }
        return new RealReading
        {
            Mode = Property<object>(opened, "SslMode")!.ToString(),
            Root = Property<string?>(opened, "RootCertificate"),
            Trust = Property<bool>(opened, "TrustServerCertificate"),
            Host = Property<string?>(opened, "Host"),
        };
    }

    public T Property<T>(DbConnectionStringBuilder opened, string name) => (T)builder.GetProperty(name)!.GetValue(opened)!;

    /// <summary>Whether no data source can be made of <paramref name="text"/>: a combination that is refused before anything is sent.</summary>
    public bool RefusesDataSource(string text)
    {
        try
        {
            ((IDisposable)createDataSource.Invoke(null, [text])!).Dispose();
            return false;
        }
        catch (TargetInvocationException e) when (e.InnerException is ArgumentException or KeyNotFoundException)
        {
            return true;
        }
    }

    public bool IsUnixSocket(string host)
    {
        object?[] arguments = [host, 5432, null, true];
        return (bool)isUnixSocket.Invoke(null, arguments[..isUnixSocket.GetParameters().Length])!;
    }

    /// <summary>The name in a member of the Host list, without its port.</summary>
    public string HostName(string member)
        => splitHostPort(member.AsSpan().Trim(), out string? name, out _) ? name! : member.Trim();

    public override string ToString() => $"Npgsql {Version.Major}.{Version.Minor}.{Version.Patch}";
}

/// <summary>What the real Npgsql made of a text.</summary>
public sealed record RealReading
{
    public Exception? Throws { get; init; }

    /// <summary>The text is not of the form of a connection string, whatever its keywords.</summary>
    public bool IsSyntaxError => Throws is ArgumentException { InnerException: null } e && e.Message.StartsWith("Format of the initialization string", StringComparison.Ordinal);

    /// <summary>A name, or a number if it is no mode.</summary>
    public string? Mode { get; init; }

    public string? Root { get; init; }

    public bool Trust { get; init; }

    public string? Host { get; init; }
}
