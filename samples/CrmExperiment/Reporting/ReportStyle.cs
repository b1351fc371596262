namespace CrmExperiment.Reporting;

/// <summary>The report's style sheet. It holds no sign that XML would escape, since a browser reads a style sheet raw.</summary>
internal static class ReportStyle
{
    public const string Css = """

        :root { color-scheme: light; }
        body { font-family: sans-serif; font-size: 1rem; line-height: 1.5; color: #1a1a1a; background: #fff; max-width: 46rem; margin: 0 auto; padding: 1.5rem; }
        h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 1rem; }
        h2 { font-size: 1.3rem; margin: 2.2rem 0 .6rem; padding-top: .6rem; border-top: 2px solid #1a1a1a; }
        h3 { font-size: 1.08rem; margin: 1.6rem 0 .5rem; }
        p, ul, dl { margin: .5rem 0; }
        .answer { font-size: 1.1rem; }
        .verdict { border-left: 4px solid #0072b2; padding-left: .8rem; }
        .note { border: 3px solid #d55e00; padding: .7rem 1rem; margin: 1rem 0; font-weight: bold; }
        .wide { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; margin: 1rem 0; font-size: .92rem; }
        caption { text-align: left; font-weight: bold; padding-bottom: .35rem; }
        td { overflow-wrap: break-word; }
        th, td { padding: .25rem .5rem; border-bottom: 1px solid #999; text-align: left; vertical-align: top; }
        th[scope=row] { font-weight: normal; }
        th:first-child { width: 25%; }
        .numbers th, .numbers td { padding: .25rem .35rem; }
        .numbers th:first-child { width: 28%; }
        .numbers th:first-child:nth-last-child(2) { width: 75%; }
        thead th { border-bottom: 2px solid #1a1a1a; vertical-align: bottom; }
        .numbers td, .numbers thead th + th { text-align: right; font-variant-numeric: tabular-nums; }
        .numbers td { white-space: nowrap; }
        figure { margin: 1.2rem 0; }
        figure svg { max-width: 100%; height: auto; display: block; }
        figcaption { font-size: .9rem; margin-top: .4rem; }
        dt { font-weight: bold; margin-top: .5rem; }
        dd { margin: 0 0 0 1.2rem; }
        .small { font-size: .85rem; overflow-wrap: anywhere; }
        @page { size: A4; margin: 16mm; }
        @media print {
          body { max-width: none; padding: 0; font-size: 10.5pt; }
          h2, h3, caption, dt { break-after: avoid; }
          li { break-inside: avoid; }
          .numbers, tr, figure, .note, .verdict, dt, dd { break-inside: avoid; }
          thead { display: table-header-group; }
          .wide { overflow: visible; }
          figure svg { max-height: 210mm; }
        }

        """;
}
