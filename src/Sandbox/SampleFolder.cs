namespace Attestation.Sandbox;

/// <summary>Finds <c>samples</c>: beside whoever runs the command, or above the program.</summary>
internal static class SampleFolder
{
    public static string Find()
    {
        foreach (var start in new[] { Directory.GetCurrentDirectory(), AppContext.BaseDirectory })
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                var samples = Path.Combine(folder.FullName, "samples");
                if (Directory.Exists(Path.Combine(samples, "applications")))
                {
                    return samples;
                }
            }
        }

        return "samples";
    }
}
