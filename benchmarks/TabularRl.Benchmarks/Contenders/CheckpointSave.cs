using TabularRl.Persistence;

namespace TabularRl.Benchmarks.Contenders;

/// <summary>A checkpoint written to a file, flushed to the disk as always.</summary>
internal sealed class CheckpointSave(Checkpoint checkpoint, string path) : IContender
{
    public long Run()
    {
        CheckpointFile.Write(path, checkpoint);
        return checkpoint.Agent.Tables[0].StateCount;
    }
}
