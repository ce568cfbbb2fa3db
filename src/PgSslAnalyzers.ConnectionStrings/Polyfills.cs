// A type that the C# compiler needs and netstandard2.0 lacks. Written by hand: a source package would make the build non-deterministic.
namespace System.Runtime.CompilerServices;

internal static class IsExternalInit;
