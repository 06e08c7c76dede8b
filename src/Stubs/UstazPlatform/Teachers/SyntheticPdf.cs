using System.Text;

namespace Attestation.Stubs.UstazPlatform.Teachers;

/// <summary>A one-page PDF that says what it stands for: what a gathered entry has for a scan. The same entry always has the same bytes.</summary>
internal static class SyntheticPdf
{
    public static byte[] Of(string title, params string[] lines)
    {
        var page = new StringBuilder("BT /F1 14 Tf 72 770 Td 20 TL");
        foreach (var line in lines)
        {
            page.Append($" ({Escaped(line)}) Tj T*");
        }

        page.Append(" ET");
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            $"<< /Length {page.Length} >>\nstream\n{page}\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            $"<< /Title <FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(title))}> >>",
        ];

        return Encoding.ASCII.GetBytes(Put(objects));
    }

    // The base fonts of PDF know no Cyrillic: the title stands in the document's properties, the page is in Latin letters.
    private static string Escaped(string line) => string.Concat(line.Select(letter => letter switch
    {
        '(' or ')' or '\\' => $"\\{letter}",
        < ' ' or > '~' => "?",
        _ => letter.ToString(),
    }));

    private static string Put(string[] objects)
    {
        var file = new StringBuilder("%PDF-1.4\n");
        var places = new List<int>();
        foreach (var (index, content) in objects.Index())
        {
            places.Add(file.Length);
            file.Append($"{index + 1} 0 obj\n{content}\nendobj\n");
        }

        var table = file.Length;
        file.Append($"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        foreach (var place in places)
        {
            file.Append($"{place:D10} 00000 n \n");
        }

        return file.Append($"trailer << /Size {objects.Length + 1} /Root 1 0 R /Info 6 0 R >>\nstartxref\n{table}\n%%EOF\n").ToString();
    }
}
