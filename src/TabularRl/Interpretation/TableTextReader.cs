using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using TabularRl.Discretization;
using TabularRl.Policies;
using TabularRl.Tables;
using Fields = TabularRl.Interpretation.TableTextFields;

namespace TabularRl.Interpretation;

/// <summary>Reads what <see cref="TableText"/> describes.</summary>
internal sealed class TableTextReader
{
    private readonly TextReader _reader;
    private readonly IStateDiscretizer? _given;
    private int _line;

    public TableTextReader(TextReader reader, IStateDiscretizer? discretizer)
    {
        _reader = reader;
        _given = discretizer;
    }

    public FrozenPolicy Read()
    {
        string[] magic = ReadFields();
        if (magic[0] != Fields.Magic)
            Fail($"the text does not begin with '{Fields.Magic}', so it is no table");
        if (magic.Length != 2 || magic[1] != Fields.Version)
            Fail($"the format is not version {Fields.Version}, the only one that is read");

        string name = ReadName(Fields.Name);
        if (name.Length == 0)
            Fail("the policy's name is empty");
        string tiesText = ReadOne(Fields.Ties);
        if (!Enum.TryParse(tiesText, out TieBreaking ties) || !Enum.IsDefined(ties) || ties.ToString() != tiesText)
            Fail($"'{tiesText}' is no way to break ties");

        IStateDiscretizer discretizer = ReadDiscretizer(out string[] next);
        double initialValue = ToDouble(One(next, Fields.InitialValue));
        int actions = ToInt(ReadOne(Fields.ActionCount), 1, Array.MaxLength / 4);
        int columns = discretizer.CellCount + 2 * actions;
        CheckCount(ReadFields(), columns);

        var table = new QTable(discretizer.CellCount, discretizer.CellWidth, actions, initialValue);
        ReadRows(table, columns);
        return new FrozenPolicy(table, discretizer, ties, name);
    }

    private IStateDiscretizer ReadDiscretizer(out string[] next)
    {
        string kind = ReadName(Fields.Discretizer);
        if (kind.Length == 0)
            Fail("the discretizer's kind is empty");
        int observationSize = ToInt(ReadOne(Fields.ObservationSize), 1, Array.MaxLength / 8);
        int cellCount = ToInt(ReadOne(Fields.CellCount), 1, Array.MaxLength / 8);
        int bits = ToInt(ReadOne(Fields.CellWidth), 16, 32);
        if (bits is not (16 or 32))
            Fail($"a cell has 16 or 32 bits, not {bits}");
        ImmutableArray<double> parameters = [.. ReadList(Fields.Parameters).Select(text => ToDouble(text, mayBeInfinite: true))];

        next = ReadFields();
        ImmutableArray<string> names = [];
        if (next[0] == Fields.Features)
        {
            CheckCount(next, observationSize + 1);
            names = [.. next.Skip(1).Select(ToName)];
            next = ReadFields();
        }

        var description = new DiscretizerDescription(kind, observationSize, cellCount, (CellWidth)(bits / 8), parameters, names);
        if (_given is null)
            return BuiltInDiscretizers.Create(description);
        if (_given.Description == description)
            return _given;
        throw new ArgumentException(
            $"The text's table was learned under another discretizer than the one given ({TableCompatibility.Difference(description, _given.Description)}); give the one that it describes.",
            "discretizer");
    }

    private void ReadRows(QTable table, int columns)
    {
        var cells = new int[table.CellCount];
        var key = new ulong[table.KeyWordCount];
        (int lowest, int highest) = table.CellWidth == CellWidth.Int16 ? (short.MinValue, short.MaxValue) : (int.MinValue, int.MaxValue);
        for (string[] fields = ReadFields(); fields is not [Fields.End]; fields = ReadFields())
        {
            CheckCount(fields, columns);
            for (int i = 0; i < cells.Length; i++)
                cells[i] = ToInt(fields[i], lowest, highest);
            StateKey.WriteCells(cells, table.CellWidth, key);
            int count = table.StateCount;
            int row = table.GetOrAddRow(key);
            if (row != count)
                Fail("the state stands in the text already");
            for (int action = 0; action < table.ActionCount; action++)
            {
                table.GetActionValues(row)[action] = ToDouble(fields[cells.Length + action]);
                table.GetVisits(row)[action] = ToVisits(fields[cells.Length + table.ActionCount + action]);
            }
        }

        if (_reader.ReadLine() is not null)
        {
            _line++;
            Fail($"there is text after '{Fields.End}'");
        }
    }

    private string[] ReadFields()
    {
        _line++;
        string? line = _reader.ReadLine();
        if (line is null)
            Fail($"the text ends before '{Fields.End}'; it was cut off");
        return line.Split('\t');
    }

    private string[] ReadList(string field)
    {
        string[] fields = ReadFields();
        if (fields[0] != field)
            Fail($"'{field}' is expected, not '{fields[0]}'");
        return fields[1..];
    }

    private string ReadOne(string field) => One(ReadFields(), field);

    private string ReadName(string field) => ToName(ReadOne(field));

    private string One(string[] fields, string field)
    {
        if (fields[0] != field || fields.Length != 2)
            Fail($"'{field}' and one value are expected");
        return fields[1];
    }

    private void CheckCount(string[] fields, int count)
    {
        if (fields.Length != count)
            Fail($"there are {fields.Length} fields where {count} are expected");
    }

    private string ToName(string text)
    {
        string? name = Fields.Unescape(text);
        if (name is null)
            Fail($"'{text}' has a backslash that begins nothing");
        return name;
    }

    private int ToInt(string text, int lowest, int highest)
    {
        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) || value < lowest || value > highest)
            Fail($"'{text}' is no whole number from {lowest} to {highest}");
        return value;
    }

    private double ToDouble(string text) => ToDouble(text, mayBeInfinite: false);

    private double ToDouble(string text, bool mayBeInfinite)
    {
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (!double.TryParse(text, Style, CultureInfo.InvariantCulture, out double value) || !(double.IsFinite(value) || mayBeInfinite))
            Fail($"'{text}' is no finite number");
        return value;
    }

    private uint ToVisits(string text)
    {
        if (!uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out uint visits))
            Fail($"'{text}' is no number of visits");
        return visits;
    }

    [DoesNotReturn]
    private void Fail(string reason) => throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"Line {_line}: {reason}."));
}
