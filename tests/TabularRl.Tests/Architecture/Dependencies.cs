using System.Reflection;
using System.Reflection.Emit;

namespace TabularRl.Tests.Architecture;

/// <summary>Which types a type knows: by its base, interfaces, members and signatures, and by what the code of its methods names.</summary>
internal static class Dependencies
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> OpCodesByValue =
        typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    public static IEnumerable<Type> Of(Type type) => Found(type).SelectMany(Parts).Distinct();

    private static IEnumerable<Type> Found(Type type)
    {
        if (type.BaseType is { } baseType)
            yield return baseType;
        foreach (Type implemented in type.GetInterfaces())
            yield return implemented;
        foreach (FieldInfo field in type.GetFields(All))
            yield return field.FieldType;
        foreach (PropertyInfo property in type.GetProperties(All))
            yield return property.PropertyType;
        foreach (MethodBase method in type.GetMethods(All).Concat<MethodBase>(type.GetConstructors(All)))
        {
            foreach (Type named in InSignature(method).Concat(InBody(method)))
                yield return named;
        }
    }

    private static IEnumerable<Type> InSignature(MethodBase method)
    {
        if (method is MethodInfo { ReturnType: var returned })
            yield return returned;
        foreach (ParameterInfo parameter in method.GetParameters())
            yield return parameter.ParameterType;
    }

    private static IEnumerable<Type> InBody(MethodBase method)
    {
        if (method.GetMethodBody() is not { } body)
            yield break;
        foreach (LocalVariableInfo local in body.LocalVariables)
            yield return local.LocalType;
        Type[] ofType = method.DeclaringType!.GetGenericArguments();
        Type[] ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : [];
        foreach (int token in Tokens(body.GetILAsByteArray()!))
        {
            MemberInfo member = method.Module.ResolveMember(token, ofType, ofMethod)!;
            if (member is Type type)
                yield return type;
            else if (member.DeclaringType is { } declaring)
                yield return declaring;
            if (member is MethodBase called)
            {
                foreach (Type named in InSignature(called).Concat(called.IsGenericMethod ? called.GetGenericArguments() : []))
                    yield return named;
            }
        }
    }

    // The metadata tokens that the instructions of a body carry.
    private static IEnumerable<int> Tokens(byte[] code)
    {
        int at = 0;
        while (at < code.Length)
        {
            short value = code[at++];
            if (value == 0xFE)
                value = (short)(0xFE00 | code[at++]);
            OpCode instruction = OpCodesByValue[value];
            switch (instruction.OperandType)
            {
                case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineType or OperandType.InlineTok:
                    yield return BitConverter.ToInt32(code, at);
                    at += 4;
                    break;
                case OperandType.InlineNone:
                    break;
                case OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar:
                    at += 1;
                    break;
                case OperandType.InlineVar:
                    at += 2;
                    break;
                case OperandType.InlineI8 or OperandType.InlineR:
                    at += 8;
                    break;
                case OperandType.InlineSwitch:
                    at += 4 + 4 * BitConverter.ToInt32(code, at);
                    break;
                default:
                    at += 4;
                    break;
            }
        }
    }

    // An array is its element, a constructed type its definition and its arguments.
    private static IEnumerable<Type> Parts(Type type)
    {
        if (type.HasElementType)
            return Parts(type.GetElementType()!);
        return type.IsConstructedGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type.GetGenericTypeDefinition()) : [type];
    }
}
