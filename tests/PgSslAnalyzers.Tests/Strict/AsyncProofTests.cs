namespace PgSslAnalyzers.Tests.Strict;

/// <summary>Async methods that do not run as they are written, or that are not waited for to their end.</summary>
public sealed class AsyncProofTests
{
    private const string Builder = """
        class Own { public static Own Create() => new(); public Task Task => Task.CompletedTask; public void Start<T>(ref T m) where T : System.Runtime.CompilerServices.IAsyncStateMachine { } public void SetResult() { } public void SetException(Exception e) { } public void SetStateMachine(System.Runtime.CompilerServices.IAsyncStateMachine m) { }
            public void AwaitOnCompleted<A, T>(ref A a, ref T m) where A : System.Runtime.CompilerServices.INotifyCompletion where T : System.Runtime.CompilerServices.IAsyncStateMachine { } public void AwaitUnsafeOnCompleted<A, T>(ref A a, ref T m) where A : System.Runtime.CompilerServices.ICriticalNotifyCompletion where T : System.Runtime.CompilerServices.IAsyncStateMachine { } }
        """;

    public static TheoryData<string> Passed =>
    [
        """async Task M() { var b = new NpgsqlConnectionStringBuilder(Env()); await Set(b); new NpgsqlConnection(b.ConnectionString).Open(); } static async Task Set(NpgsqlConnectionStringBuilder b) { b.SslMode = SslMode.VerifyFull; b.GssEncryptionMode = GssEncryptionMode.Disable; await Task.Yield(); }""",
        """async Task M() { var b = new NpgsqlConnectionStringBuilder(Env()); await Set(b).ConfigureAwait(false); new NpgsqlConnection(b.ConnectionString).Open(); } static async Task Set(NpgsqlConnectionStringBuilder b) { b.SslMode = SslMode.VerifyFull; b.GssEncryptionMode = GssEncryptionMode.Disable; await Task.Yield(); }""",
        """async Task M() => new NpgsqlConnection(await Get()).Open(); [System.Runtime.CompilerServices.AsyncMethodBuilder(typeof(System.Runtime.CompilerServices.PoolingAsyncValueTaskMethodBuilder<>))] static async ValueTask<string> Get() { await Task.Yield(); return Strong; }""",
    ];

    public static TheoryData<string> Reported =>
    [
        """async Task M() { var b = new NpgsqlConnectionStringBuilder(Env()); await Set(b).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); new NpgsqlConnection(b.ConnectionString).Open(); } static async Task Set(NpgsqlConnectionStringBuilder b) { if (b.Port == 5432) throw new Exception(); b.SslMode = SslMode.VerifyFull; b.GssEncryptionMode = GssEncryptionMode.Disable; await Task.Yield(); }""",
        """async Task M(ConfigureAwaitOptions options) { var b = new NpgsqlConnectionStringBuilder(Env()); await Set(b).ConfigureAwait(options); new NpgsqlConnection(b.ConnectionString).Open(); } static async Task Set(NpgsqlConnectionStringBuilder b) { if (b.Port == 5432) throw new Exception(); b.SslMode = SslMode.VerifyFull; b.GssEncryptionMode = GssEncryptionMode.Disable; await Task.Yield(); }""",
        """async Task M() { var b = new NpgsqlConnectionStringBuilder(Env()); await Set(b); new NpgsqlConnection(b.ConnectionString).Open(); } [System.Runtime.CompilerServices.AsyncMethodBuilder(typeof(Own))] static async Task Set(NpgsqlConnectionStringBuilder b) { b.SslMode = SslMode.VerifyFull; b.GssEncryptionMode = GssEncryptionMode.Disable; await Task.Yield(); } """ + Builder,
        """async Task M() { var b = new NpgsqlConnectionStringBuilder(Env()); var set = [System.Runtime.CompilerServices.AsyncMethodBuilder(typeof(Own))] async Task () => { b.SslMode = SslMode.VerifyFull; b.GssEncryptionMode = GssEncryptionMode.Disable; await Task.Yield(); }; await set(); new NpgsqlConnection(b.ConnectionString).Open(); } """ + Builder,
        """async Task M() { var b = new NpgsqlConnectionStringBuilder(Env()); await Set(b); new NpgsqlConnection(b.ConnectionString).Open(); } static async Task Set(NpgsqlConnectionStringBuilder b) { b.SslMode = SslMode.VerifyFull; b.GssEncryptionMode = GssEncryptionMode.Disable; await Task.Yield(); } } namespace System.Runtime.CompilerServices { """ + "struct AsyncTaskMethodBuilder { public static AsyncTaskMethodBuilder Create() => default; public Task Task => Task.CompletedTask; public void Start<T>(ref T m) where T : IAsyncStateMachine { } public void SetResult() { } public void SetException(Exception e) { } public void SetStateMachine(IAsyncStateMachine m) { } public void AwaitOnCompleted<A, T>(ref A a, ref T m) where A : INotifyCompletion where T : IAsyncStateMachine { } public void AwaitUnsafeOnCompleted<A, T>(ref A a, ref T m) where A : ICriticalNotifyCompletion where T : IAsyncStateMachine { } }",
    ];

    [Theory, MemberData(nameof(Passed))]
    public Task Passes(string members) => StrictProgram.PassesAsync(members);

    [Theory, MemberData(nameof(Reported))]
    public Task Is_reported(string members) => StrictProgram.IsReportedAsync(members);
}
