using System.ComponentModel;
using System.Reflection;
using PgSslAnalyzers.ConnectionStrings.Keywords;

namespace PgSslAnalyzers.ConnectionStrings.Tests.Differential;

public class KeywordTableTests
{
    public static TheoryData<RealNpgsql> Releases => [.. RealNpgsql.All];

    [Theory]
    [MemberData(nameof(Releases))]
    public void The_table_is_what_the_builder_has(RealNpgsql npgsql)
    {
        IEnumerable<string> real = npgsql.KeywordProperties.Select(p => Row(
            p.GetCustomAttribute<DisplayNameAttribute>()!.DisplayName, p.Name, TypeOf(p.PropertyType), SynonymsOf(p)));
        IEnumerable<string> ours = KeywordTable.All.Where(k => k.IsKnownTo(npgsql.Version)).Select(k => Row(k.Name, k.Property, k.Type, k.Synonyms));

        Assert.Equal(real.Order(StringComparer.Ordinal), ours.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public void Each_spelling_is_taken_by_the_versions_that_have_it_and_thrown_on_by_the_others(RealNpgsql npgsql)
    {
        foreach (Keyword keyword in KeywordTable.All)
        {
            foreach (string spelling in (IEnumerable<string>)[keyword.Name, keyword.Property, .. keyword.Synonyms])
            {
                foreach (string key in (string[])[spelling, spelling.ToUpperInvariant(), spelling.ToLowerInvariant()])
                {
                    Assert.Same(keyword, Keyword.Find(key));
                    // An empty value removes the keyword: no value can be wrong.
                    Assert.True(keyword.IsKnownTo(npgsql.Version) == (npgsql.Read(key + "=").Throws is null), key);
                }
            }
        }
    }

    [Theory]
    [InlineData("SSL  Mode")]
    [InlineData("SSL_Mode")]
    [InlineData("SSL-Mode")]
    [InlineData("SSL\tMode")]
    [InlineData("SSL\u00A0Mode")]
    [InlineData("'SSL Mode'")]
    [InlineData("Ssl.Mode")]
    [InlineData("Data Source")]
    [InlineData("Address")]
    [InlineData("User")]
    [InlineData("Initial Catalog")]
    [InlineData("sslrootcert")]
    [InlineData("sslcert")]
    [InlineData("Service")]
    [InlineData("gssencmode")]
    [InlineData("require_auth")]
    [InlineData("Encrypt")]
    [InlineData("SSL")]
    [InlineData("Use SSL")]
    [InlineData("\uFEFFSSL Mode")]
    public void Near_misses_are_no_keyword(string key)
    {
        Assert.Null(Keyword.Find(key));
        Assert.All(RealNpgsql.All, npgsql => Assert.NotNull(npgsql.Read(key + "=x").Throws));
    }

    [Theory]
    [InlineData("sslkey", "SSL Key")]
    [InlineData("sslpassword", "SSL Password")]
    [InlineData("sslmode", "SSL Mode")]
    [InlineData("\u017F\u017Fl mode", "SSL Mode")] // the long s is an S in upper case
    [InlineData("\u212Aeepalive", "Keepalive")] // the Kelvin sign is a k in lower case
    public void Far_fetched_spellings_are_keywords(string key, string name)
    {
        Assert.Equal(name, Keyword.Find(key)?.Name);
        Assert.All(RealNpgsql.All, npgsql => Assert.Null(npgsql.Read(key + "=").Throws));
    }

    /// <summary>The old versions cannot be loaded here: what each of them added and dropped, read from the source of the last release of each.</summary>
    [Theory]
    [InlineData(5, "Array Nullability Mode, Cancellation Timeout, Client Certificate Key, Include Error Detail, Multiplexing, Options, Root Certificate, "
        + "Write Coalescing Buffer Threshold Bytes, Write Coalescing Delay Us", "")]
    [InlineData(6, "Host Recheck Seconds, Load Balance Hosts, Replication Mode, SSL Certificate, SSL Key, SSL Password, Target Session Attributes", "Write Coalescing Delay Us")]
    [InlineData(7, "", "")]
    [InlineData(8, "Channel Binding", "Backend Timeouts, Client Certificate, Client Certificate Key, Continuous Processing, Convert Infinity DateTime, EF Admin Database, "
        + "EF Template Database, Include Error Details, Integrated Security, Preload Reader, Use Extended Types, Use Perf Counters, Use SSL Stream")]
    [InlineData(9, "SSL Negotiation", "")]
    [InlineData(10, "GSS Encryption Mode, Include Failed Batched Command, Require Auth", "")]
    [InlineData(11, "", "")]
    public void What_a_version_added_and_dropped(int version, string added, string dropped)
    {
        Assert.Equal(added, Names(k => k.IsKnownTo(new(version)) && !k.IsKnownTo(new(version - 1))));
        Assert.Equal(dropped, Names(k => !k.IsKnownTo(new(version)) && k.IsKnownTo(new(version - 1))));
    }

    [Fact]
    public void Version_4_has_these()
        => Assert.Equal(
            "Application Name, Auto Prepare Min Usages, Backend Timeouts, Check Certificate Revocation, Client Certificate, Client Encoding, Command Timeout, "
            + "Connection Idle Lifetime, Connection Lifetime, Connection Pruning Interval, Continuous Processing, Convert Infinity DateTime, Database, EF Admin Database, "
            + "EF Template Database, Encoding, Enlist, Host, Include Error Details, Include Realm, Integrated Security, Internal Command Timeout, Keepalive, "
            + "Kerberos Service Name, Load Table Composites, Log Parameters, Max Auto Prepare, Maximum Pool Size, Minimum Pool Size, No Reset On Close, Passfile, Password, "
            + "Persist Security Info, Pooling, Port, Preload Reader, Read Buffer Size, Search Path, Server Compatibility Mode, Socket Receive Buffer Size, "
            + "Socket Send Buffer Size, SSL Mode, TCP Keepalive, TCP Keepalive Interval, TCP Keepalive Time, Timeout, Timezone, Trust Server Certificate, Use Extended Types, "
            + "Use Perf Counters, Use SSL Stream, Username, Write Buffer Size",
            Names(k => k.IsKnownTo(new(4))));

    private static string Names(Func<Keyword, bool> filter)
        => string.Join(", ", KeywordTable.All.Where(filter).Select(k => k.Name).Order(StringComparer.OrdinalIgnoreCase));

    private static string Row(string name, string property, KeywordType type, IEnumerable<string> synonyms)
        => $"{name} | {property} | {type} | {string.Join(", ", synonyms)}";

    private static KeywordType TypeOf(Type type)
        => type.IsEnum ? KeywordType.Enum
            : type == typeof(bool) ? KeywordType.Boolean
            : type == typeof(int) ? KeywordType.Number
            : type == typeof(string) ? KeywordType.Text
            : throw new NotSupportedException(type.Name);

    private static IEnumerable<string> SynonymsOf(PropertyInfo property)
    {
        CustomAttributeData attribute = property.GetCustomAttributesData().Single(a => a.AttributeType.Name == "NpgsqlConnectionStringPropertyAttribute");
        return attribute.ConstructorArguments is [{ Value: IEnumerable<CustomAttributeTypedArgument> synonyms }] ? synonyms.Select(s => (string)s.Value!) : [];
    }
}
