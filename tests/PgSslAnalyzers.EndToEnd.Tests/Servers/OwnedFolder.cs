using System.Diagnostics;

namespace PgSslAnalyzers.Servers;

/// <summary>
/// A temporary folder that goes away with this process, together with every PostgreSQL server that runs in it, whatever ends the
/// process: Dispose, exit, Ctrl+C, kill -9, or a test runner that kills the whole process tree.
/// </summary>
internal sealed class OwnedFolder : IDisposable
{
    // Waits, detached from this process tree, for the end of its standard input: that is our Dispose or our death.
    // Ctrl+C reaches it too (same terminal), so it ignores every signal that can be ignored. A server that was killed before it could
    // clean up has left its lock file, whose seventh line names its shared memory.
    private const string Guard = """
        trap '' HUP INT QUIT TERM
        exec 3<&0
        {
          cat <&3 >/dev/null
          for file in "$1"/*/postmaster.pid; do
            read -r pid <"$file" && kill -QUIT "$pid" && for i in $(seq 50); do [ -e "$file" ] && sleep 0.1; done
            [ -e "$file" ] && ipcrm -m "$(sed -n '7s/.* //p' "$file")"
          done
          for i in $(seq 50); do rm -rf "$1" && break; sleep 0.1; done
        } 2>/dev/null &
        """;

    private readonly Process guard;

    public OwnedFolder()
    {
        Path = Directory.CreateTempSubdirectory("pgssl-").FullName;
        guard = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", Guard, "guard", Path]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
    }

    public string Path { get; }

    public void Dispose()
    {
        guard.StandardInput.Close();
        guard.StandardOutput.ReadToEnd();
        guard.Dispose();
    }
}
