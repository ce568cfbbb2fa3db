// dotnet run -c Release --project tests/PgSslAnalyzers.Benchmarks -- --filter '*' --job short
// Times vary by a fifth from run to run: compare ratios within one run, and allocations.
BenchmarkDotNet.Running.BenchmarkSwitcher.FromAssembly(typeof(PgSslAnalyzers.Benchmarks.AnalyzerBenchmarks).Assembly).Run(args);
