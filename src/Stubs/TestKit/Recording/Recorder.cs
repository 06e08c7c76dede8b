using System.Text.Json.Nodes;

namespace Attestation.Stubs.TestKit.Recording;

/// <summary>What one tenant records of a real endpoint.</summary>
internal sealed class Recorder
{
    private readonly Lock _lock = new();
    private readonly List<JsonObject> _mappings = [];
    private Uri? _target;
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

    public void Start(Uri target)
    {
        lock (_lock)
        {
            (_target, _status) = (target, "Recording");
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

    public void Add(JsonObject mapping)
    {
        lock (_lock)
        {
            _mappings.Add(mapping);
        }
    }
}
