using System.Reflection;

// Runs each class P0, P1, ... of this program, with everything that comes from outside as weak as can be. What happens to a class is a line: its name, and the error if there is one.
#pragma warning disable CS1998
string port = args[0];
var types = Assembly.GetExecutingAssembly().GetTypes().Where(t => t.Name[0] == 'P' && int.TryParse(t.Name.AsSpan(1), out _)).ToArray();
Environment.SetEnvironmentVariable("PGSSL_MODE", "Disable");
await Parallel.ForEachAsync(types, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (type, _) =>
{
    string text = $"Host={args[1]};Port={port};Username={type.Name};Password={args[2]};Database=d;Pooling=false;Timeout=5;SSL Mode=Disable";
    Environment.SetEnvironmentVariable("PGSSL_TEXT", text.Replace(type.Name, "?"));
    foreach (var (flag, number) in new[] { (false, 0), (true, 1), (true, 2) })
    {
        try
        {
            await Task.Run(() => (Task)type.GetMethod("Run")!.Invoke(null, [args[1], "Disable", type.Name, text, flag, number, SslMode.Disable])!).WaitAsync(TimeSpan.FromSeconds(20));
            Console.WriteLine($"{type.Name} opened");
        }
        catch (Exception exception)
        {
            while (exception is TargetInvocationException { InnerException: { } inner })
                exception = inner;
            Console.WriteLine($"{type.Name} {exception.GetType().Name}: {exception.Message.Split('\n')[0]} <- {exception.InnerException?.Message}");
        }
    }
});
// A program that waits for ever does not hold the others up.
Environment.Exit(0);

/// <summary>The rest of the world: who calls it does not see what it does.</summary>
public class Outside
{
    public static readonly Outside It = new();

    public static object? Kept;

    /// <summary>What the user of the program has set: a text and a mode that are weak, as it happens.</summary>
    public static string WeakText(string user) => Environment.GetEnvironmentVariable("PGSSL_TEXT")!.Replace("?", user);

    public static SslMode WeakMode => Enum.Parse<SslMode>(Environment.GetEnvironmentVariable("PGSSL_MODE")!);

    public virtual string Text(string text) => text;

    public virtual void Run(Action action) => action();

    public virtual T Call<T>(Func<T> function) => function();

    public virtual void Throw(int number)
    {
        if (number == 1)
            throw new InvalidOperationException("thrown from outside");
    }

    public virtual void Options(System.Net.Security.SslClientAuthenticationOptions options) => options.TargetHost = "other.example.org";

    public virtual bool Validation(object sender, System.Security.Cryptography.X509Certificates.X509Certificate? certificate, System.Security.Cryptography.X509Certificates.X509Chain? chain, System.Net.Security.SslPolicyErrors errors) => true;

    /// <summary>Weakens what it gets, as far as it can be changed.</summary>
    public virtual void Take(object thing)
    {
        switch (thing)
        {
            case NpgsqlConnectionStringBuilder builder:
                builder.SslMode = SslMode.Disable;
                break;
            case System.Data.Common.DbConnectionStringBuilder builder:
                builder["SslMode"] = "Disable";
                break;
            case NpgsqlDataSourceBuilder builder:
                builder.ConnectionStringBuilder.SslMode = SslMode.Disable;
                break;
            case StringBuilder text:
                text.Append(";SSL Mode=Disable");
                break;
            case List<string> list:
                list.Add("SSL Mode=Disable");
                break;
            case string[] array:
                array[^1] = "SSL Mode=Disable";
                break;
            case not string when thing.GetType().GetProperty("Text") is { SetMethod: not null } property:
                property.SetValue(thing, ((string)property.GetValue(thing)!) + ";SSL Mode=Disable");
                break;
        }
    }
}
