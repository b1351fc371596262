using System.Globalization;
using TabularRl.Discretization;
using TabularRl.Policies;
using Fields = TabularRl.Interpretation.TableTextFields;

namespace TabularRl.Interpretation;

/// <summary>Writes what <see cref="TableText"/> describes.</summary>
internal sealed class TableTextWriter
{
    private readonly TextWriter _writer;
    private readonly FrozenPolicy _policy;

    public TableTextWriter(TextWriter writer, FrozenPolicy policy)
    {
        _writer = writer;
        _policy = policy;
    }

    public void Write()
    {
        WriteHead();
        var cells = new int[_policy.Table.CellCount];
        foreach (int row in RowOrder.Sort(_policy.Table))
        {
            _policy.GetCells(row, cells);
            _writer.Write(cells[0].ToString(CultureInfo.InvariantCulture));
            foreach (int cell in cells.AsSpan(1))
                WriteField(cell.ToString(CultureInfo.InvariantCulture));
            foreach (double value in _policy.GetActionValues(row))
                WriteField(Number(value));
            foreach (uint visits in _policy.GetVisits(row))
                WriteField(visits.ToString(CultureInfo.InvariantCulture));
            _writer.Write('\n');
        }

        WriteLine(Fields.End);
    }

    private void WriteHead()
    {
        DiscretizerDescription description = _policy.Discretizer.Description;
        WriteLine(Fields.Magic, Fields.Version);
        WriteLine(Fields.Name, Fields.Escape(_policy.Name));
        WriteLine(Fields.Ties, _policy.TieBreaking.ToString());
        WriteLine(Fields.Discretizer, Fields.Escape(description.Kind));
        WriteLine(Fields.ObservationSize, Number(description.ObservationSize));
        WriteLine(Fields.CellCount, Number(description.CellCount));
        WriteLine(Fields.CellWidth, Number(8 * (int)description.CellWidth));
        WriteLine([Fields.Parameters, .. description.Parameters.Select(Number)]);
        if (!description.FeatureNames.IsEmpty)
            WriteLine([Fields.Features, .. description.FeatureNames.Select(Fields.Escape)]);
        WriteLine(Fields.InitialValue, Number(_policy.InitialActionValue));
        WriteLine(Fields.ActionCount, Number(_policy.ActionCount));

        var labels = new TableLabels(_policy);
        var actions = Enumerable.Range(0, _policy.ActionCount);
        WriteLine([
            .. Enumerable.Range(0, description.CellCount).Select(position => Fields.Escape(labels.NameOfCell(position))),
            .. actions.Select(action => "q" + Number(action)),
            .. actions.Select(action => "n" + Number(action))]);
    }

    private void WriteLine(params string[] fields)
    {
        _writer.Write(string.Join('\t', fields));
        _writer.Write('\n');
    }

    private void WriteField(string field)
    {
        _writer.Write('\t');
        _writer.Write(field);
    }

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
