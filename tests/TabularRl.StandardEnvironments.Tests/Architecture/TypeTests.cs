using System.Reflection;
using System.Runtime.CompilerServices;
using TabularRl.Environments;

namespace TabularRl.StandardEnvironments.Tests.Architecture;

/// <summary>What the types of the package are like.</summary>
[TestFixture]
internal sealed class TypeTests
{
    private static readonly Type[] Types =
        [.. typeof(StandardEnvironment).Assembly.GetTypes().Where(type => !type.IsNested && !type.IsDefined(typeof(CompilerGeneratedAttribute)) && type.Namespace!.StartsWith("TabularRl", StringComparison.Ordinal))];

    [Test]
    public void Types_OfThePackage_AreSealedStaticAbstractOrValues() =>
        Assert.That(Types.Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false }), Is.Empty);

    [Test]
    public void Fields_ThatAreStatic_AreReadOnlyAndNoArrays() => Assert.That(
        Types.SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(field => !field.IsLiteral && !field.IsDefined(typeof(CompilerGeneratedAttribute)) && (!field.IsInitOnly || field.FieldType.IsArray)),
        Is.Empty);

    [Test]
    public void Options_OfThePackage_AreImmutableRecords()
    {
        Type[] options = [.. Types.Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal))];
        Assert.That(options, Has.Length.GreaterThan(6));
        foreach (Type type in options)
        {
            Assert.That(type.GetMethod("<Clone>$"), Is.Not.Null, $"{type} is a record.");
            foreach (PropertyInfo property in type.GetProperties())
                Assert.That(property.SetMethod is null || property.SetMethod.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)), $"{type}.{property.Name}");
        }
    }

    [Test]
    public void Environments_OfThePackage_AreUnderTheContract()
    {
        // A contract's name does not say which environment it makes, so the environments are named by what contracts create.
        Type[] created =
        [
            .. typeof(TypeTests).Assembly.GetTypes().Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(Contracts.EnvironmentContract)))
                .Select(type => type.GetConstructors()[0].GetParameters() is [{ ParameterType: var first }]
                    ? Activator.CreateInstance(type, first.IsValueType ? Activator.CreateInstance(first) : null)!
                    : Activator.CreateInstance(type)!)
                .Select(contract => contract.GetType().GetMethod("Create", BindingFlags.Instance | BindingFlags.NonPublic)!.Invoke(contract, null)!.GetType()),
        ];
        Assert.That(Types.Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(IEnvironment))).Except(created), Is.Empty);
    }

    [Test]
    public void Files_OfTheSources_HaveTheirFolderAsNamespace()
    {
        string folder = TestContext.CurrentContext.TestDirectory;
        while (!File.Exists(Path.Combine(folder, "TabularRl.sln")))
            folder = Path.GetDirectoryName(folder)!;
        string root = Path.Combine(folder, "src", "TabularRl.StandardEnvironments");
        foreach (string file in Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories))
        {
            string[] parts = Path.GetRelativePath(root, Path.GetDirectoryName(file)!).Split(Path.DirectorySeparatorChar);
            if (parts[0] is not ("obj" or "bin"))
                Assert.That(File.ReadAllText(file), Does.Contain($"namespace {string.Join('.', parts.Where(part => part != ".").Prepend("TabularRl.StandardEnvironments"))};"), file);
        }
    }
}
