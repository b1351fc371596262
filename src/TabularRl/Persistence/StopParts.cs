using System.Collections.Immutable;
using MessagePack;
using TabularRl.Diagnostics;

namespace TabularRl.Persistence;

/// <summary>The parts of a checkpoint's training state that say why it ended, and where its stop condition stands; nil where there is none.</summary>
internal static class StopParts
{
    public static void Write(ref MessagePackWriter writer, StopReason? reason)
    {
        if (reason is null)
        {
            writer.WriteNil();
            return;
        }

        writer.WriteArrayHeader(2);
        writer.Write((int)reason.Cause);
        writer.Write(reason.Text);
    }

    public static StopReason? ReadReason(ref MessagePackReader reader)
    {
        if (reader.TryReadNil())
            return null;
        CheckpointHeader.Expect(ref reader, 2, "stop reason");
        var cause = (StopCause)reader.ReadInt32();
        if (!Enum.IsDefined(cause))
            throw new InvalidDataException($"its training ended by a cause, {(int)cause}, that does not exist.");
        return new StopReason(cause, CheckpointHeader.ReadText(ref reader));
    }

    public static void Write(ref MessagePackWriter writer, StopConditionState? condition)
    {
        if (condition is null)
        {
            writer.WriteNil();
            return;
        }

        writer.WriteArrayHeader(3);
        writer.Write(condition.Condition);
        writer.Write(condition.FirstPointIndex);
        CheckpointHeader.WriteNumbers(ref writer, condition.Values.IsDefault ? [] : condition.Values);
    }

    public static StopConditionState? ReadCondition(ref MessagePackReader reader)
    {
        if (reader.TryReadNil())
            return null;
        CheckpointHeader.Expect(ref reader, 3, "stop condition");
        string text = CheckpointHeader.ReadText(ref reader);
        int firstPoint = reader.ReadInt32();
        ImmutableArray<double> values = CheckpointHeader.ReadNumbers(ref reader);
        if (firstPoint < 0)
            throw new InvalidDataException("its stop condition begins at a point that does not exist.");
        return new StopConditionState(text, firstPoint, values);
    }
}
