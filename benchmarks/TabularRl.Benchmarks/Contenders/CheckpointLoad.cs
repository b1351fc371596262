using TabularRl.Persistence;

namespace TabularRl.Benchmarks.Contenders;

/// <summary>A checkpoint read from a file, its checksum verified and its table built.</summary>
internal sealed class CheckpointLoad(string path) : IContender
{
    public long Run() => CheckpointFile.Read(path).Agent.Tables[0].StateCount;
}
