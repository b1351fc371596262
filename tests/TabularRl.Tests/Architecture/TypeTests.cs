using System.Reflection;
using System.Runtime.CompilerServices;

namespace TabularRl.Tests.Architecture;

/// <summary>What the types of the package are like.</summary>
[TestFixture]
internal sealed class TypeTests
{
    private static readonly string[] ForbiddenNames = ["Environment", "Action", "Random", "Range", "Index"];

    [Test]
    public void Types_OfThePackage_AreSealedStaticAbstractOrValues()
    {
        string[] open = [.. OwnTypes().Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false }).Select(type => type.FullName!)];
        Assert.That(open, Is.Empty);
    }

    [Test]
    public void Fields_ThatAreStatic_AreReadOnlyAndHoldNothingThatChanges()
    {
        string[] mutable =
        [
            .. from type in OwnTypes()
               from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
               where !field.IsLiteral && !IsGenerated(field) && (!field.IsInitOnly || field.FieldType.IsArray || IsMutableCollection(field.FieldType))
               select $"{type}.{field.Name}",
        ];
        Assert.That(mutable, Is.Empty);
    }

    [Test]
    public void Options_OfThePackage_AreImmutableRecords()
    {
        Type[] options = [.. OwnTypes().Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal))];
        Assert.That(options, Has.Length.GreaterThanOrEqualTo(4));
        foreach (Type type in options)
        {
            Assert.That(type.GetMethod("<Clone>$"), Is.Not.Null, $"{type} is a record.");
            foreach (PropertyInfo property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
                Assert.That(IsInitOnlyOrReadOnly(property), $"{type}.{property.Name} cannot be set once made.");
        }
    }

    [Test]
    public void Names_OfTypes_AreNotThoseOfTheFrameworkOrOfTheirNamespace()
    {
        foreach (Type type in OwnTypes())
        {
            Assert.That(ForbiddenNames, Has.No.Member(type.Name));
            Assert.That(type.Name, Is.Not.EqualTo(type.Namespace!.Split('.')[^1]));
            Assert.That(type.Namespace.Split('.'), Has.No.Member("Random"));
        }
    }

    [Test]
    public void Fields_OfTypes_AreNotPublic()
    {
        string[] visible =
        [
            .. from type in OwnTypes()
               where type is { IsPublic: true, IsEnum: false }
               from field in type.GetFields(BindingFlags.Instance | BindingFlags.Public)
               select $"{type}.{field.Name}",
        ];
        Assert.That(visible, Is.Empty);
    }

    [Test]
    public void Methods_OfThePackage_AreNotAsyncAndTakeNoLock()
    {
        // No step takes a lock: nothing calls Monitor or System.Threading.Lock but sweeps, which lock once a training, to order what is reported.
        Type[] locking = [.. OwnTypes().Where(type => type.Namespace != "TabularRl.Training.Sweeps").Where(type => Dependencies.Of(type).Any(known => known == typeof(Monitor) || known == typeof(Lock)))];
        Assert.That(locking, Is.Empty);
    }

    private static IEnumerable<Type> OwnTypes() => DependencyTests.OwnTypes().Where(type => !IsGenerated(type));

    private static bool IsGenerated(MemberInfo member) =>
        member.Name.Contains('<') || (member is Type && member.DeclaringType is { } outer && IsGenerated(outer))
        || member.IsDefined(typeof(CompilerGeneratedAttribute));

    private static bool IsMutableCollection(Type type) =>
        type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(List<>) || type.GetGenericTypeDefinition() == typeof(Dictionary<,>));

    private static bool IsInitOnlyOrReadOnly(PropertyInfo property) =>
        property.SetMethod is null || property.SetMethod.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));
}
