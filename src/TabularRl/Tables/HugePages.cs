using System.Runtime.InteropServices;

namespace TabularRl.Tables;

/// <summary>
/// Asks Linux to back memory by pages of 2 MiB: with those of 4 KiB nearly every access to a table far larger than the caches misses the
/// translation buffer as well. A hint that changes no content; where it cannot be given nothing happens.
/// </summary>
internal static partial class HugePages
{
    private const int PageBytes = 4096;
    private const int UseHugePages = 14; // MADV_HUGEPAGE

    private static readonly bool IsAvailable = OperatingSystem.IsLinux() && Environment.SystemPageSize == PageBytes;

    public static unsafe void Advise(void* start, nuint byteCount)
    {
        if (!IsAvailable)
            return;

        nuint first = ((nuint)start + PageBytes - 1) & ~(nuint)(PageBytes - 1);
        nuint end = ((nuint)start + byteCount) & ~(nuint)(PageBytes - 1);
        if (end <= first)
            return;

        try
        {
            _ = MemoryAdvise((void*)first, end - first, UseHugePages);
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
        {
            // A system without the C library's name for it: the memory is as good, only slower.
        }
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static unsafe partial int MemoryAdvise(void* start, nuint byteCount, int advice);
}
