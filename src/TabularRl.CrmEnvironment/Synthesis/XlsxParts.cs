namespace TabularRl.Crm;

/// <summary>The parts of a workbook that do not depend on its cells.</summary>
internal static class XlsxParts
{
    private const string Declaration = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""";
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    /// <summary>Names and contents, in the order of the archive.</summary>
    public static readonly (string Name, string Xml)[] Fixed =
    [
        ("[Content_Types].xml", $"""
            {Declaration}
            <Types xmlns="{Package}/content-types">
              <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
              <Default Extension="xml" ContentType="application/xml"/>
              <Override PartName="/xl/workbook.xml" ContentType="{Sheet}.sheet.main+xml"/>
              <Override PartName="/xl/worksheets/sheet1.xml" ContentType="{Sheet}.worksheet+xml"/>
              <Override PartName="/xl/styles.xml" ContentType="{Sheet}.styles+xml"/>
              <Override PartName="/xl/sharedStrings.xml" ContentType="{Sheet}.sharedStrings+xml"/>
            </Types>
            """),
        ("_rels/.rels", $"""
            {Declaration}
            <Relationships xmlns="{Package}/relationships">
              <Relationship Id="rId1" Type="{Office}/officeDocument" Target="xl/workbook.xml"/>
            </Relationships>
            """),
        ("xl/workbook.xml", $"""
            {Declaration}
            <workbook xmlns="{Main}" xmlns:r="{Office}">
              <sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets>
            </workbook>
            """),
        ("xl/_rels/workbook.xml.rels", $"""
            {Declaration}
            <Relationships xmlns="{Package}/relationships">
              <Relationship Id="rId1" Type="{Office}/worksheet" Target="worksheets/sheet1.xml"/>
              <Relationship Id="rId2" Type="{Office}/styles" Target="styles.xml"/>
              <Relationship Id="rId3" Type="{Office}/sharedStrings" Target="sharedStrings.xml"/>
            </Relationships>
            """),
        // Styles 0, 1 and 2: plain, a date, a grey background.
        ("xl/styles.xml", $"""
            {Declaration}
            <styleSheet xmlns="{Main}">
              <numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/></numFmts>
              <fonts count="1"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>
              <fills count="3">
                <fill><patternFill patternType="none"/></fill>
                <fill><patternFill patternType="gray125"/></fill>
                <fill><patternFill patternType="solid"><fgColor rgb="FFF2F2F2"/><bgColor indexed="64"/></patternFill></fill>
              </fills>
              <borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
              <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
              <cellXfs count="3">
                <xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>
                <xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
                <xf numFmtId="0" fontId="0" fillId="2" borderId="0" xfId="0" applyFill="1"/>
              </cellXfs>
              <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>
            </styleSheet>
            """),
    ];
}
