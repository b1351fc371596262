using System.Reflection;
using System.Text.RegularExpressions;
using TabularRl.Agents;

namespace TabularRl.Tests.Architecture;

/// <summary>Which folder of the package may know which.</summary>
[TestFixture]
internal sealed partial class DependencyTests
{
    private static readonly Assembly Core = typeof(IAgent).Assembly;

    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Randomness"] = [],
        ["Environments"] = ["Randomness"],
        ["Discretization"] = ["Randomness"],
        ["Diagnostics"] = ["Randomness"],
        ["Statistics"] = ["Randomness"],
        ["Tables"] = ["Randomness", "Discretization"],

        // A model's policy is made from any policy, and a model is estimated from states as tables know them.
        ["Planning"] = ["Randomness", "Environments", "Discretization", "Tables", "Policies"],
        ["Exploration"] = ["Randomness", "Environments", "Discretization", "Tables"],
        ["Policies"] = ["Randomness", "Environments", "Discretization", "Tables", "Exploration"],
        ["Agents"] = ["Randomness", "Environments", "Discretization", "Tables", "Exploration", "Policies"],
        ["Persistence"] = ["Randomness", "Discretization", "Diagnostics", "Tables", "Exploration", "Policies", "Agents"],
        ["Training"] = ["Randomness", "Statistics", "Environments", "Discretization", "Diagnostics", "Tables", "Exploration", "Policies", "Agents", "Persistence"],
        ["Interpretation"] = ["Randomness", "Environments", "Discretization", "Tables", "Policies"],

        // Audits read tables, and estimates from logs read states: Evaluation knows what is below policies too.
        ["Evaluation"] = ["Randomness", "Statistics", "Environments", "Discretization", "Diagnostics", "Tables", "Policies", "Planning"],

        // Checks of environments and agents stand above what they check; nothing knows them.
        ["Checking"] = ["Randomness", "Environments", "Discretization", "Diagnostics", "Policies", "Agents", "Persistence", "Planning"],
    };

    [Test]
    public void Folders_OfThePackage_AreThoseOfThePlan() =>
        Assert.That(OwnTypes().Select(Folder).Distinct(), Is.SubsetOf(Allowed.Keys));

    [Test]
    public void Dependencies_BetweenFolders_PointOneWay()
    {
        string[] wrong =
        [
            .. from type in OwnTypes()
               from known in Dependencies.Of(type)
               where known.Assembly == Core && IsOwn(known)
               let folder = Folder(type)
               where Folder(known) != folder && !Allowed[folder].Contains(Folder(known))
               select $"{type} knows {known}",
        ];
        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public void Dependencies_OfATypeWithCode_AreFoundInItsMethods()
    {
        // The state index names its hash in a method body alone; a training's logging is in no signature either.
        Assert.That(Dependencies.Of(typeof(TabularRl.Tables.StateIndex)), Has.Member(typeof(TabularRl.Tables.StateHash)));
        Assert.That(Dependencies.Of(typeof(TabularRl.Training.TrainingRun)).Select(type => type.Name), Has.Member("TrainingLog"));
    }

    [Test]
    public void Namespaces_OfTheSources_AreTheirFolders()
    {
        string root = SourceFolder();
        foreach (string file in Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories))
        {
            string folder = Path.GetRelativePath(root, Path.GetDirectoryName(file)!);
            if (folder.Split(Path.DirectorySeparatorChar)[0] is "obj" or "bin")
                continue;
            string expected = folder == "." ? "TabularRl" : $"TabularRl.{folder.Replace(Path.DirectorySeparatorChar, '.')}";
            string text = File.ReadAllText(file);
            Assert.That(NamespaceLine().Match(text).Groups[1].Value, Is.EqualTo(expected), file);
            Assert.That(PublicType().Count(text), Is.LessThanOrEqualTo(1), $"{file} has more than one public type.");
        }
    }

    internal static IEnumerable<Type> OwnTypes() => Core.GetTypes().Where(IsOwn);

    private static bool IsOwn(Type type) => Root(type).Namespace?.StartsWith("TabularRl.", StringComparison.Ordinal) ?? false;

    private static string Folder(Type type) => Root(type).Namespace!.Split('.')[1];

    private static Type Root(Type type) => type.DeclaringType is { } outer ? Root(outer) : type;

    private static string SourceFolder()
    {
        string? folder = TestContext.CurrentContext.TestDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "TabularRl.sln")))
            folder = Path.GetDirectoryName(folder);
        Assert.That(folder, Is.Not.Null, "The tests run inside the repository.");
        return Path.Combine(folder!, "src", "TabularRl");
    }

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(@"^public [\w ]*\b(class|struct|record|interface|enum|delegate)\b", RegexOptions.Multiline)]
    private static partial Regex PublicType();
}
