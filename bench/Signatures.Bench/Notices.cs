using System.Text;

namespace Attestation.Signatures.Bench;

/// <summary>Notices of a given size, of the shape that real ones have.</summary>
internal static class Notices
{
    public static byte[] OfSize(int bytes)
    {
        var notice = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<notice xmlns=\"urn:kz:attestation:notice:1\">\n  <number>AT-26-00000001-8/1</number>\n");
        for (var i = 1; Encoding.UTF8.GetByteCount(notice.ToString()) < bytes - 200; i++)
        {
            notice.Append($"  <reason document=\"Diploma\" number=\"{i}\">\n    <text xml:lang=\"kk\">Құжаттың көшірмесі ұсынылмаған</text>\n    <text xml:lang=\"ru\">Копия документа не представлена</text>\n  </reason>\n");
        }

        return Encoding.UTF8.GetBytes(notice.Append("</notice>").ToString());
    }
}
