using System.Globalization;
using TabularRl.Persistence;
using TabularRl.Randomness;

namespace TabularRl.Crm;

/// <summary>
/// Invents a sales workbook (<c>.xlsx</c>) with the schema, the aggregates, the journeys and the oddities of the confidential one that the
/// experiment was published on.
/// </summary>
/// <remarks>
/// <para>
/// What it stands for. With 11,032 customers these are met exactly, whatever the seed: how many cells of each column are filled; the counts
/// of Status and Stage; how many customers took which steps; subscribers by bootcamp and by country, and the customers of the bootcamps
/// whose number is published; the 103 spellings of countries; the first and last day of First Contact; subscribers (19, 3 and 25) and first
/// calls (299, 23 and 119) of the temporal split; which of the test split's subscribers have a stage or a manager that converts them; and the
/// number of dates typed as text, impossible dates, refusals, misspelt countries, last contacts before the first and styled empty rows.
/// By design no test customer's first state is known to a table trained under the published protocol, and that table has about as many
/// states as the published one (1,449, within 30 %).
/// </para>
/// <para>
/// What it cannot stand for. No row describes a person, and nothing was taken from the original but the counts above. Joint distributions
/// beyond them (who subscribes given country, bootcamp, stage, timing or each other), the times between contacts, weekdays, campaigns and
/// countries over time are invented, mostly drawn independently. A result on a generated workbook shows that a program works, not
/// anything about the real business or a real customer.
/// </para>
/// <para>
/// Other numbers of customers scale each count, rounded; shares of a whole go by largest remainder. Exceptions: each oddity occurs at least
/// once (five dates typed as text, three of them a series of years to 2042; a series has at most 22 rows), and at least 3, 1 and 3 customers of
/// the training, validation and test split subscribe, so workbooks below some 1,850 customers have more subscribers than their share. Rare
/// journeys, bootcamps and stages vanish from small workbooks; all 103 spellings are sure to occur from 5,000 customers on, and only
/// from there on is it sure that the test customers are unknown.
/// </para>
/// <para>
/// The same seed and number give the same cells everywhere, and the same bytes on one platform and version of .NET (a zip archive names its
/// platform, and the compressor is the runtime's). Immutable and thread-safe. Takes about 0.5 kB of memory a customer.
/// </para>
/// </remarks>
public sealed class CrmWorkbookGenerator
{
    private readonly CrmWorkbookGeneratorOptions _options;

    /// <summary>Creates a generator.</summary>
    /// <param name="options">What to invent, or null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of customers is out of its range.</exception>
    public CrmWorkbookGenerator(CrmWorkbookGeneratorOptions? options = null)
    {
        _options = options ?? new CrmWorkbookGeneratorOptions();
        if (_options.CustomerCount is < CrmWorkbookGeneratorOptions.MinimumCustomerCount or > CrmWorkbookGeneratorOptions.MaximumCustomerCount)
        {
            throw new ArgumentOutOfRangeException(
                nameof(options),
                _options.CustomerCount,
                string.Create(CultureInfo.InvariantCulture, $"CustomerCount must be from {CrmWorkbookGeneratorOptions.MinimumCustomerCount} to {CrmWorkbookGeneratorOptions.MaximumCustomerCount}."));
        }
    }

    /// <summary>
    /// Writes the workbook to a file, replacing one of that name. It is written beside it under another name first, so that nothing
    /// half-written ever bears the final one.
    /// </summary>
    /// <param name="path">Where to; the folder must exist.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is null or empty.</exception>
    /// <exception cref="IOException">The folder does not exist, the disk is full, or the file is in use.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder or the file may not be written.</exception>
    public void Write(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string full = Path.GetFullPath(path);
        if (Directory.Exists(full))
            throw new IOException($"'{Path.GetFileName(full)}' is a folder; name a file in it.");

        AtomicFile.Write(full, Write);
    }

    /// <summary>Writes the workbook to a stream, which stays open.</summary>
    /// <param name="stream">A writable stream; it need not be seekable.</param>
    /// <exception cref="ArgumentNullException"><paramref name="stream"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="stream"/> cannot be written.</exception>
    /// <exception cref="IOException">The stream fails.</exception>
    public void Write(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanWrite)
            throw new ArgumentException("The stream cannot be written.", nameof(stream));

        // The archive is laid down in memory, where it is small: its bytes do not depend on what the stream can do, and only the copy can fail.
        using MemoryStream archive = new();
        CrmSheet.Write(archive, Generate(), StyledEmptyRows);
        archive.WriteTo(stream);
    }

    /// <summary>The customers in the order of the rows.</summary>
    internal IReadOnlyList<GeneratedLead> Generate()
    {
        int customers = _options.CustomerCount;
        // Each part draws from a stream of its own: a change to one leaves the others as they are.
        SeedTree seeds = new SeedTree(_options.Seed).Branch("crm-workbook");
        Pcg64 Stream(string part) => new(seeds.Derive(part));

        int undated = Apportionment.Scale(WorkbookFigures.EmptyFirstContacts, customers)
            + Apportionment.Scale(WorkbookFigures.ImpossibleFirstContacts, customers, 1);
        int[] firstContacts = Timeline.DrawFirstContacts(customers - undated, Stream("first-contacts"));
        JourneyPlan.Entry[] plan = JourneyPlan.Draw(customers, Stream("journeys"));
        GeneratedLead[] leads = CreateLeads(firstContacts, plan);

        CountryDraw.Assign(leads, Stream("countries"));
        EducationDraw.Assign(leads, Stream("educations"));
        StageDraw.AssignStatuses(leads, Stream("statuses"));
        StageDraw.AssignOtherStages(leads, Stream("stages"));
        Pcg64 contacts = Stream("contacts");
        foreach (GeneratedLead lead in leads)
            ContactDraw.Assign(lead, contacts);

        GeneratedLead[] rows = [.. Timeline.DrawRowOrder(firstContacts, customers, Stream("rows")).Select(position => leads[position])];
        OddityDraw.Sow(rows, Stream("oddities"));
        AssignIds(rows, Stream("ids"));
        return rows;
    }

    // The header and the customers come first: a sheet has no more than so many rows.
    private int StyledEmptyRows => Math.Min(
        Apportionment.Scale(WorkbookFigures.StyledEmptyRows, _options.CustomerCount, 1),
        WorkbookFigures.SheetRows - 1 - _options.CustomerCount);

    private static GeneratedLead[] CreateLeads(int[] firstContacts, JourneyPlan.Entry[] plan)
    {
        SplitSizes sizes = SplitSizes.Of(plan.Length);
        GeneratedLead[] leads = new GeneratedLead[plan.Length];
        for (int i = 0; i < leads.Length; i++)
        {
            leads[i] = new GeneratedLead
            {
                Split = sizes.At(i),
                Journey = plan[i].Journey,
                FirstDay = i < firstContacts.Length ? firstContacts[i] : 0,
                Stage = plan[i].HasSubscribedStage ? WorkbookFigures.SubscribedStage : null,
            };
        }

        return leads;
    }

    private static void AssignIds(GeneratedLead[] rows, Pcg64 random)
    {
        long id = 0;
        foreach (GeneratedLead lead in rows)
            lead.Id = id += 1 + random.NextInt32(3);
    }
}
