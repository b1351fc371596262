using System.Text.RegularExpressions;

namespace TabularRl.Packaging.Tests;

/// <summary>Somebody else's project, outside the solution, that knows the packages only.</summary>
[TestFixture]
public sealed class ConsumerTests
{
    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <RestorePackagesPath>packages</RestorePackagesPath>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="TabularRl" />
            <PackageReference Include="TabularRl.CrmEnvironment" />
            <PackageReference Include="TabularRl.StandardEnvironments" />
          </ItemGroup>
        </Project>
        """;

    // Versions are central as in the solution, and for the same reason: an analyzer that MessagePack asks for is not to be had everywhere.
    private const string Versions = """
        <Project>
          <PropertyGroup>
            <ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally>
            <CentralPackageTransitivePinningEnabled>true</CentralPackageTransitivePinningEnabled>
          </PropertyGroup>
          <ItemGroup>
            <PackageVersion Include="TabularRl" Version="VERSION" />
            <PackageVersion Include="TabularRl.CrmEnvironment" Version="VERSION" />
            <PackageVersion Include="TabularRl.StandardEnvironments" Version="VERSION" />
            <GlobalPackageReference Include="MessagePackAnalyzer" Version="2.5.307" />
          </ItemGroup>
        </Project>
        """;

    [Test]
    public void Readme_FirstExample_RunsFromThePackages()
    {
        string[] lines = Run("readme", FirstExample("README.md"));

        Assert.That(lines, Has.Length.EqualTo(3), string.Join('\n', lines));
        Assert.That(lines, Is.All.Contain("Q ="));
    }

    [Test]
    public void StandardEnvironments_ExampleOfTheirPage_RunsFromThePackages() =>
        Assert.That(Run("standard-environments", FirstExample(Path.Combine("docs", "standard-environments.md"))), Is.EqualTo(new[] { "→→→G", "↑#↑X", "↑←←←" }));

    private static string[] Run(string name, string program)
    {
        string folder = Path.Combine(PackageFixture.Folder, name);
        Directory.CreateDirectory(folder);
        string version = Regex.Match(
            Path.GetFileName(Directory.GetFiles(PackageFixture.Feed, "TabularRl.CrmEnvironment.*.nupkg").Single()), @"Environment\.(.+)\.nupkg").Groups[1].Value;
        File.WriteAllText(Path.Combine(folder, "Consumer.csproj"), Project);
        File.WriteAllText(Path.Combine(folder, "Directory.Build.props"), "<Project />");
        File.WriteAllText(Path.Combine(folder, "Directory.Packages.props"), Versions.Replace("VERSION", version, StringComparison.Ordinal));
        File.WriteAllText(
            Path.Combine(folder, "nuget.config"),
            $"""<configuration><packageSources><add key="packed" value="{PackageFixture.Feed}" /></packageSources></configuration>""");
        File.WriteAllText(Path.Combine(folder, "Program.cs"), program);
        return DotNet.Run(folder, "run", "-c", "Release").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    private static string FirstExample(string page)
    {
        string text = File.ReadAllText(Path.Combine(RepositoryRoot.Path, page));
        Match example = Regex.Match(text, "```csharp\r?\n(.*?)```", RegexOptions.Singleline);
        Assert.That(example.Success, $"{page} has no C# example.");
        return example.Groups[1].Value;
    }
}
