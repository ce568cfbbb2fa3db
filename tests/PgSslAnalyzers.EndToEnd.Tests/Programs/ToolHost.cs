using System.Reflection;

// Runs pgssl's entry point, once for each line on standard input (the arguments, with tabs between them), as a process of its own would but for its start:
// writes the exit code and both streams, base64, a line each.
var entry = Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, "pgssl.dll")).EntryPoint!;
var answers = Console.Out;
while (Console.ReadLine() is { } line)
{
    using var output = new StringWriter();
    using var errors = new StringWriter();
    Console.SetOut(output);
    Console.SetError(errors);
    var exitCode = (int)entry.Invoke(null, [line.Split('\t')])!;
    answers.WriteLine($"{exitCode} {Encode(output)} {Encode(errors)}");
    answers.Flush();
}

static string Encode(StringWriter text) => "." + Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(text.ToString()));
