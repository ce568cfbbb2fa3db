// Types that the C# compiler needs and netstandard2.0 lacks. Written by hand: a source package would make the build non-deterministic.
namespace System.Runtime.CompilerServices
{
    internal static class IsExternalInit;
}

namespace System
{
    /// <summary>As much of System.Index as list patterns use.</summary>
    internal readonly struct Index(int value, bool fromEnd = false)
    {
        public int GetOffset(int length) => fromEnd ? length - value : value;
    }
}
