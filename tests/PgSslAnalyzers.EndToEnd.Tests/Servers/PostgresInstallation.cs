using System.Diagnostics;
using System.Globalization;

namespace PgSslAnalyzers.Servers;

/// <summary>PostgreSQL's server programs on this machine, and how to run them: PostgreSQL refuses to run as root.</summary>
internal sealed class PostgresInstallation
{
    private const string DebianFolder = "/usr/lib/postgresql";

    private readonly string binFolder;
    private readonly string[] prefix;

    private PostgresInstallation(string binFolder, string[] prefix, string? owner)
    {
        this.binFolder = binFolder;
        this.prefix = prefix;
        Owner = owner;
    }

    /// <summary>The user that must own the servers' files, if that is not the current one.</summary>
    public string? Owner { get; }

    /// <summary>The installation, or the reason (for people) why there is none.</summary>
    public static (PostgresInstallation? Installation, string WhyNot) Find() =>
        Find(Environment.GetEnvironmentVariable("PATH") ?? "", DebianFolder);

    public static (PostgresInstallation? Installation, string WhyNot) Find(string path, string debianFolder)
    {
        if (OperatingSystem.IsWindows())
            return (null, "The servers of this proof start on Linux and macOS only.");

        IEnumerable<string> folders = path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Concat(BinFolders(debianFolder));
        if (folders.FirstOrDefault(f => IsFile(Path.Combine(f, "postgres")) && IsFile(Path.Combine(f, "initdb"))) is not { } bin)
        {
            return (null, $"PostgreSQL's server programs (initdb, postgres) are neither in PATH nor in {debianFolder}/*/bin. " +
                "Install them: apt-get install postgresql (Debian, Ubuntu), dnf install postgresql-server (Fedora), brew install postgresql (macOS).");
        }

        string? setpriv = Array.Find(["/usr/bin/setpriv", "/bin/setpriv", "/usr/sbin/setpriv"], File.Exists);
        // If this process is killed, the kernel asks the servers to stop; they do so and release their shared memory.
        string[] prefix = setpriv is null ? [] : [setpriv, "--pdeathsig=SIGQUIT"];
        if (!Environment.IsPrivilegedProcess)
            return (new PostgresInstallation(bin, prefix, null), "");
        if (setpriv is null)
            return (null, "PostgreSQL does not run as root, and setpriv, which would change the user, is missing. Install util-linux, or use another user.");

        (string Name, string Id, string Group) user = UnprivilegedUser();
        return (new PostgresInstallation(bin, [.. prefix, $"--reuid={user.Id}", $"--regid={user.Group}", "--clear-groups"], user.Name), "");
    }

    /// <summary>
    /// Starts one of PostgreSQL's programs, or another one that works on its files, as the right user. Its output goes to `name.log` in the
    /// folder: a child that held a pipe of ours would keep those waiting who wait for the end of our output.
    /// </summary>
    /// <returns>The exit code, when the program has ended.</returns>
    public Task<int> RunAsync(string folder, string name, string program, IEnumerable<string> arguments, string input = "/dev/null")
    {
        string inBin = Path.Combine(binFolder, program);
        string[] line = [.. prefix, File.Exists(inBin) ? inBin : program, .. arguments];
        var start = new ProcessStartInfo("/bin/sh", ["-c", "input=$1; shift; exec \"$@\" <\"$input\" >\"$0\" 2>&1", LogFile(folder, name), input, .. line])
        {
            WorkingDirectory = folder,
            Environment = { ["LC_ALL"] = "C" },
        };

        // The kernel's "parent" is the thread that starts the child: a thread of the pool may end before the server should.
        var exitCode = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() =>
        {
            try
            {
                using Process process = Process.Start(start)!;
                process.WaitForExit();
                exitCode.SetResult(process.ExitCode);
            }
            catch (Exception e)
            {
                exitCode.SetException(e);
            }
        }) { IsBackground = true, Name = name }.Start();
        return exitCode.Task;
    }

    public static string LogFile(string folder, string name) => Path.Combine(folder, name + ".log");

    // A folder in PATH may hold links to an installation that is gone.
    private static bool IsFile(string path) => File.Exists(path) && (File.ResolveLinkTarget(path, returnFinalTarget: true)?.Exists ?? true);

    private static IEnumerable<string> BinFolders(string debianFolder) =>
        Directory.Exists(debianFolder)
            ? Directory.GetDirectories(debianFolder)
                .OrderByDescending(d => int.TryParse(Path.GetFileName(d), CultureInfo.InvariantCulture, out int version) ? version : 0)
                .Select(d => Path.Combine(d, "bin"))
            : [];

    private static (string Name, string Id, string Group) UnprivilegedUser()
    {
        var users = File.ReadLines("/etc/passwd").Select(l => l.Split(':')).Where(f => f.Length > 3).ToDictionary(f => f[0], f => (f[0], f[2], f[3]));
        return users.TryGetValue("postgres", out (string, string, string) user) ? user : users["nobody"];
    }
}
