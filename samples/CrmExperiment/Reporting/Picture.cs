using System.Xml.Linq;

namespace CrmExperiment.Reporting;

/// <summary>One drawn picture. The description tells in words what the drawing shows, for those who cannot see it.</summary>
internal sealed record Picture(string FileName, string Title, string Description, string Caption, XElement Svg);
