using System.Globalization;
using System.Xml;

namespace Attestation.Shep;

/// <summary>Asks the temporary file store (<see cref="ServiceIds.TempFiles"/>), through which documents travel whose messages name them by number only.</summary>
public sealed record TempStorageRequest : IPayload
{
    /// <summary>Files to keep; empty when files are wanted.</summary>
    public IReadOnlyList<FileUpload> Uploads { get; init; } = [];

    /// <summary>Numbers of the files that are wanted; empty when files are brought.</summary>
    public IReadOnlyList<string> Downloads { get; init; } = [];

    /// <summary>Who asks, by the store's own names.</summary>
    public required Sender Credentials { get; init; }

    /// <summary>Reads the request from <c>data</c>, however it is packed.</summary>
    /// <param name="data">The <c>data</c> element.</param>
    /// <returns>The request; unknown elements are ignored.</returns>
    /// <exception cref="ShepFormatException">An element is missing or broken.</exception>
    public static TempStorageRequest Read(XmlElement data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var request = data.Find("tempStorageRequest") ?? data;
        var credentials = request.Find("credentials");

        return new TempStorageRequest
        {
            Uploads = [.. request.Find("uploadRequest")?.Children("fileUploadRequests").Select(FileUpload.Read) ?? []],
            Downloads = [.. request.Find("downloadRequest")?.Children("fileIdentifiers").Select(file => file.InnerText.Trim()) ?? []],
            Credentials = new Sender(credentials?.Text("senderId") ?? "", credentials?.Text("password")),
        };
    }

    /// <inheritdoc/>
    public void WriteTo(XmlWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartElement("tmp", "tempStorageRequest", ShepNamespaces.TempFiles);
        if (Uploads.Count > 0)
        {
            writer.WriteStartElement("uploadRequest");
            foreach (var upload in Uploads)
            {
                upload.Write(writer);
            }

            writer.WriteEndElement();
        }

        if (Downloads.Count > 0)
        {
            writer.WriteStartElement("downloadRequest");
            foreach (var file in Downloads)
            {
                writer.Element("fileIdentifiers", file);
            }

            writer.WriteEndElement();
        }

        writer.WriteStartElement("credentials");
        writer.Element("senderId", Credentials.SenderId);
        writer.Optional("password", Credentials.Password);
        writer.WriteEndElement();
        writer.Element("type", Uploads.Count > 0 ? "UPLOAD" : "DOWNLOAD");
        writer.WriteEndElement();
    }

    /// <summary>Names the kind of request and no file.</summary>
    /// <returns>How many files are brought and wanted.</returns>
    public override string ToString() => $"{nameof(TempStorageRequest)} {Uploads.Count} {Downloads.Count}";
}

/// <summary>A file to keep.</summary>
public sealed record FileUpload
{
    /// <summary>The sender's own name of the upload, which the answer repeats.</summary>
    public required string ProcessId { get; init; }

    /// <summary>The file's name.</summary>
    public required string Name { get; init; }

    /// <summary>What is in it.</summary>
    public required ReadOnlyMemory<byte> Content { get; init; }

    /// <summary>Its media type.</summary>
    public required string MediaType { get; init; }

    /// <summary>How long it shall be kept; milliseconds on the wire.</summary>
    public required TimeSpan LifeTime { get; init; }

    /// <summary>Whether it is to be confirmed before it is kept for good.</summary>
    public bool NeedsConfirmation { get; init; }

    internal static FileUpload Read(XmlElement file) => new()
    {
        ProcessId = file.Text("fileProcessIdentifier")?.Trim() ?? "",
        Name = file.NeedText("name"),
        Content = file.Base64("content"),
        MediaType = file.Text("mime")?.Trim() ?? "application/octet-stream",
        LifeTime = long.TryParse(file.Text("lifeTime") ?? "0", NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            && milliseconds <= TimeSpan.FromDays(3650).TotalMilliseconds
            ? TimeSpan.FromMilliseconds(milliseconds)
            : throw new ShepFormatException("fileUploadRequests/lifeTime is not a number of milliseconds."),
        NeedsConfirmation = file.Flag("needToBeConfirmed") ?? false,
    };

    internal void Write(XmlWriter writer)
    {
        writer.WriteStartElement("fileUploadRequests");
        writer.Element("fileProcessIdentifier", ProcessId);
        writer.Element("name", Name);
        writer.Element("content", Convert.ToBase64String(Content.Span));
        writer.Element("mime", MediaType);
        writer.Element("lifeTime", ((long)LifeTime.TotalMilliseconds).ToString(CultureInfo.InvariantCulture));
        writer.Element("needToBeConfirmed", NeedsConfirmation);
        writer.WriteEndElement();
    }
}

/// <summary>The file store's answer. The names of its elements are ours, after those of the request: no answer of the real store is public.</summary>
public sealed record TempStorageAnswer : IPayload
{
    /// <summary>The numbers which the store gave to uploads, by the sender's own names of them.</summary>
    public IReadOnlyList<(string ProcessId, string FileId)> Stored { get; init; } = [];

    /// <summary>The files that were wanted and are there.</summary>
    public IReadOnlyList<StoredFile> Files { get; init; } = [];

    /// <summary>Reads the answer from <c>data</c>.</summary>
    /// <param name="data">The <c>data</c> element.</param>
    /// <returns>The answer; unknown elements are ignored.</returns>
    /// <exception cref="ShepFormatException">An element is missing or broken.</exception>
    public static TempStorageAnswer Read(XmlElement data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var answer = data.Find("tempStorageResponse") ?? data;

        return new TempStorageAnswer
        {
            Stored = [.. answer.Find("uploadResponse")?.Children("fileUploadResponses")
                .Select(file => (file.Text("fileProcessIdentifier") ?? "", file.NeedText("fileIdentifier"))) ?? []],
            Files = [.. answer.Find("downloadResponse")?.Children("fileDownloadResponses").Select(StoredFile.Read) ?? []],
        };
    }

    /// <inheritdoc/>
    public void WriteTo(XmlWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartElement("tmp", "tempStorageResponse", ShepNamespaces.TempFiles);
        writer.WriteStartElement("uploadResponse");
        foreach (var (processId, fileId) in Stored)
        {
            writer.WriteStartElement("fileUploadResponses");
            writer.Element("fileProcessIdentifier", processId);
            writer.Element("fileIdentifier", fileId);
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
        writer.WriteStartElement("downloadResponse");
        foreach (var file in Files)
        {
            file.Write(writer);
        }

        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    /// <summary>Names no file.</summary>
    /// <returns>How many files were stored and given.</returns>
    public override string ToString() => $"{nameof(TempStorageAnswer)} {Stored.Count} {Files.Count}";
}

/// <summary>A file out of the store.</summary>
/// <param name="FileId">Its number in the store.</param>
/// <param name="Name">Its name.</param>
/// <param name="MediaType">Its media type.</param>
/// <param name="Content">What is in it.</param>
public sealed record StoredFile(string FileId, string Name, string MediaType, ReadOnlyMemory<byte> Content)
{
    internal static StoredFile Read(XmlElement file) =>
        new(file.NeedText("fileIdentifier"), file.Text("name") ?? "", file.Text("mime") ?? "application/octet-stream", file.Base64("content"));

    internal void Write(XmlWriter writer)
    {
        writer.WriteStartElement("fileDownloadResponses");
        writer.Element("fileIdentifier", FileId);
        writer.Element("name", Name);
        writer.Element("content", Convert.ToBase64String(Content.Span));
        writer.Element("mime", MediaType);
        writer.WriteEndElement();
    }
}
