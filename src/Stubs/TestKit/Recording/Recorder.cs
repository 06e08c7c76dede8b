using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Attestation.Stubs.TestKit.Exchanges;
using Attestation.Stubs.TestKit.Faults;

namespace Attestation.Stubs.TestKit.Recording;

/// <summary>What one tenant records of a real endpoint: mappings without secrets, in the order of the exchanges. Safe for use by many threads.</summary>
internal sealed class Recorder
{
    private static readonly JsonSerializerOptions Pretty = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Lock _lock = new();
    private readonly List<JsonObject> _mappings = [];
    private Redaction _redaction = new(new Pseudonyms());
    private Uri? _target;
    private string? _file;
    private string _status = "NeverStarted";

    /// <summary>Where requests go while it records; <see langword="null"/> while it does not.</summary>
    public Uri? Target
    {
        get
        {
            lock (_lock)
            {
                return _target;
            }
        }
    }

    /// <summary><c>NeverStarted</c>, <c>Recording</c> or <c>Stopped</c>.</summary>
    public string Status
    {
        get
        {
            lock (_lock)
            {
                return _status;
            }
        }
    }

    /// <summary>Begins anew.</summary>
    public void Start(Uri target, string? file = null)
    {
        lock (_lock)
        {
            (_target, _file, _status) = (target, file, "Recording");
            _redaction = new(new Pseudonyms());
            _mappings.Clear();
        }
    }

    /// <returns>What was recorded; <see langword="null"/> when nothing is being recorded.</returns>
    public IReadOnlyList<JsonObject>? Stop()
    {
        lock (_lock)
        {
            if (_target is null)
            {
                return null;
            }

            (_target, _status) = (null, "Stopped");
            return [.. _mappings];
        }
    }

    public void Discard()
    {
        lock (_lock)
        {
            (_target, _status) = (null, "NeverStarted");
            _mappings.Clear();
        }
    }

    /// <summary>Keeps an exchange, with everything taken out that must not be kept.</summary>
    /// <returns>Request and answer as they may be shown.</returns>
    public (Asked Asked, Answer Answer) Keep(Asked asked, Answer answer, Subject? subject)
    {
        lock (_lock)
        {
            var recorded = new Recorded(_redaction.Url(asked.Url), asked.Method, _redaction.Body(asked.Body), answer.Status, answer.Header("Content-Type"), _redaction.Body(answer.Body), subject?.Operation);
            var before = _mappings.FindLast(mapping => mapping["metadata"]!["sandbox"]!["key"]!.GetValue<string>() == recorded.Key);
            _mappings.Add(recorded.ToMapping(before));
            if (_file is not null)
            {
                File.WriteAllText(_file, new JsonObject { ["mappings"] = new JsonArray([.. _mappings.Select(mapping => mapping.DeepClone())]) }.ToJsonString(Pretty));
            }

            return (recorded.Shown(asked), recorded.Answer());
        }
    }
}
