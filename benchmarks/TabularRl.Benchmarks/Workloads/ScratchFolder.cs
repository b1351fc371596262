namespace TabularRl.Benchmarks.Workloads;

/// <summary>A temporary folder that is deleted with what is in it.</summary>
internal sealed class ScratchFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tabularrl-benchmarks-");

    public string FolderPath => _folder.FullName;

    public string FileNamed(string name) => Path.Combine(_folder.FullName, name);

    public void Dispose() => _folder.Delete(recursive: true);
}
