using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace CoOpt.Gpu.Conventions.Tests;

public sealed class TypeTests
{
    private static IEnumerable<Assembly> Assemblies => Architecture.Projects.Select(p => Assembly.Load(p.Name == "CoOpt.Gpu.Cli" ? "coopt" : p.Name));

    private static IEnumerable<Type> PublicTypes => Assemblies.SelectMany(a => a.GetExportedTypes());

    [Fact]
    public void Public_classes_are_sealed_static_or_abstract_and_structs_readonly()
    {
        Assert.NotEmpty(PublicTypes);
        Assert.All(PublicTypes, type => Assert.True(
            type.IsInterface || type.IsEnum || type.IsSealed || type.IsAbstract,
            $"{type} can be derived from"));
        Assert.All(PublicTypes.Where(t => t.IsValueType && !t.IsEnum), type =>
            Assert.True(type.IsDefined(typeof(IsReadOnlyAttribute), false), $"{type} is not a readonly struct"));
    }

    [Fact]
    public void The_model_is_immutable()
    {
        var types = Assembly.Load("CoOpt.Gpu.Model").GetExportedTypes().Where(t => !t.IsEnum);
        Assert.NotEmpty(types);
        Assert.All(types, type =>
        {
            Assert.All(type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly), p =>
            {
                var setter = p.SetMethod is { IsPublic: true } s ? s : null;
                Assert.True(setter is null || setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)), $"{type}.{p.Name} can be set");
                Assert.False(IsMutable(p.PropertyType), $"{type}.{p.Name} is a {p.PropertyType}, which can be changed");
            });
            Assert.All(type.GetFields(), f => Assert.True(f.IsInitOnly || f.IsLiteral, $"{type}.{f.Name} can be set"));
        });
    }

    [Fact]
    public void No_public_state_is_shared_and_mutable()
    {
        Assert.All(PublicTypes.Where(t => !t.IsEnum), type =>
            Assert.All(type.GetFields(BindingFlags.Static | BindingFlags.Public), f => Assert.True(f.IsInitOnly || f.IsLiteral, $"{type}.{f.Name} is shared and can be set")));
    }

    /// <summary>Arrays and collections that are not immutable.</summary>
    private static bool IsMutable(Type type) =>
        type != typeof(string)
        && typeof(IEnumerable).IsAssignableFrom(type)
        && !(type.IsGenericType && (type.Namespace == "System.Collections.Immutable" || type.GetGenericTypeDefinition() == typeof(IEnumerable<>)));
}
