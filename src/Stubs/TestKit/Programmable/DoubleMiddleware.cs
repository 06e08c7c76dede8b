using System.Text;
using Attestation.Stubs.TestKit.Admin;
using Attestation.Stubs.TestKit.Exchanges;
using Attestation.Stubs.TestKit.Faults;
using Attestation.Stubs.TestKit.Mappings;
using Attestation.Stubs.TestKit.Mappings.Templates;
using Attestation.Stubs.TestKit.Recording;
using Attestation.Stubs.TestKit.Tenants;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace Attestation.Stubs.TestKit.Programmable;

/// <summary>Every request comes through here: admin API, then mappings, then a recording, then faults around what the double answers by itself.</summary>
internal sealed class DoubleMiddleware(
    RequestDelegate next, DoubleFace face, TenantBook tenants, AdminApi admin, TimeProvider clock, IHostApplicationLifetime lifetime)
{
    public const string FaultHeader = "X-Sandbox-Fault";

    public async Task InvokeAsync(HttpContext http)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        if (AdminApi.IsFor(http.Request))
        {
            await admin.AnswerAsync(http, end.Token);
            return;
        }

        face.BeforeReading(http);
        var (body, cut) = await CapturedBody.TakeAsync(http.Request, face.Limits.MostBodyBytes, http.RequestAborted);
        var tenant = tenants.Of(TenantOf(http.Request, body));
        var call = new CurrentCall(tenant, new Exchange(Asked.Of(http, body, cut, clock.GetUtcNow() + tenant.ClockShift)));
        CurrentCall.Now = call;
        try
        {
            await ServeAsync(http, call, end.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            http.Abort();
        }
        finally
        {
            CurrentCall.Now = null;
        }
    }

    private async Task ServeAsync(HttpContext http, CurrentCall call, CancellationToken cancellationToken)
    {
        var wire = http.Response.Body;
        var delivery = await AnswerAsync(http, call);
        http.Response.Body = wire;
        var delay = call.Tenant.Delay.Fixed + (call.Tenant.Delay.Drawn?.Next(Random.Shared) ?? TimeSpan.Zero) + delivery.After;
        call.Exchange.Answer = delivery.Answer;
        call.Exchange.Delay = delay;

        // Before it leaves: who has the answer may look for it here.
        call.Tenant.Exchanges.Add(call.Exchange);
        if (call.Before is { } before)
        {
            await before(cancellationToken);
        }

        if (call.Fault is { Kind.Name: "out-of-order" } fault)
        {
            await call.Tenant.LaterAnswerAsync(fault.Measure, face.Delays, cancellationToken);
        }

        if (delay > TimeSpan.Zero)
        {
            await Task.Delay(delay, face.Delays, cancellationToken);
        }

        if (delivery.Fault is WireFault.Silence)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, face.Delays, cancellationToken);
        }

        await Sending.SendAsync(http, delivery, face.Delays, cancellationToken);
        call.Tenant.Answered();
    }

    private string TenantOf(HttpRequest request, ReadOnlyMemory<byte> body)
    {
        var name = request.Headers[Tenant.Header].ToString();
        if (name.Length is 0)
        {
            name = face.TenantOf?.Invoke(body) ?? Tenant.Default;
        }

        // The double behind reads the header alone.
        request.Headers[Tenant.Header] = name;
        return name;
    }

    private async Task<Delivery> AnswerAsync(HttpContext http, CurrentCall call)
    {
        var subject = face.Read(http.Request, call.Exchange.Asked.Body);
        call.Exchange.Subject = face.IsCall(http.Request.Path) ? subject : null;
        if (call.Tenant.Mappings.Take(call.Exchange.Asked) is { } mapping)
        {
            return FromMapping(mapping, call);
        }

        call.Exchange.WhyNoMapping = WhyNot(call);
        if (call.Tenant.Recorder.Target is { } target && face.IsCall(http.Request.Path))
        {
            (call.Exchange.WasMatched, call.Exchange.AnsweredBy) = (true, "recording");
            return new(await Proxy.AskAsync(target, call, http.RequestAborted));
        }

        if (!TryChooseFault(http, call, subject, out var refusal))
        {
            return new(refusal);
        }

        if (call.Fault is { } fault)
        {
            call.Exchange.Fault = fault.Kind.Name;
            if (AppliedFaults.Instead(fault) is { } instead)
            {
                (call.Exchange.WasMatched, call.Exchange.AnsweredBy) = (true, "double");
                return instead;
            }

            AppliedFaults.During(fault, call);
        }

        var answer = await AskDoubleAsync(http, call);
        return call.Fault is { } happened ? AppliedFaults.After(happened, answer) : new(answer);
    }

    private async Task<Answer> AskDoubleAsync(HttpContext http, CurrentCall call)
    {
        using var buffer = new MemoryStream();
        http.Response.Body = buffer;
        await next(http);
        if (http.GetEndpoint() is null && http.Response.StatusCode is StatusCodes.Status404NotFound)
        {
            return new Answer(404, [new("Content-Type", "text/plain; charset=utf-8")], Encoding.UTF8.GetBytes($"Nothing is known at this address. {call.Exchange.WhyNoMapping ?? "There are no mappings.\n"}"));
        }

        (call.Exchange.WasMatched, call.Exchange.AnsweredBy) = (true, "double");
        return Answer.Of(http, buffer.ToArray());
    }

    private Delivery FromMapping(StubMapping mapping, CurrentCall call)
    {
        var model = new TemplateModel(call.Exchange.Asked, mapping.Request.Template, mapping.Response.Parameters, clock.GetUtcNow(), Random.Shared);
        var answer = mapping.Response.Render(model);
        if (mapping.Response.BodyIsJson && answer.Header("Content-Type") is null)
        {
            answer = answer.With("Content-Type", "application/json");
        }

        answer = answer.With("Matched-Stub-Id", mapping.Id.ToString());
        call.Exchange.WasMatched = true;
        call.Exchange.AnsweredBy = "mapping";
        call.Exchange.Mapping = mapping.Json;
        call.Exchange.Definition = ResponseDefinition.Shown((System.Text.Json.Nodes.JsonObject)mapping.Json["response"]!, answer);
        return new(answer)
        {
            After = mapping.Response.FixedDelay + (mapping.Response.Delay?.Next(Random.Shared) ?? TimeSpan.Zero),
            Dribble = mapping.Response.Dribble,
            Fault = mapping.Response.Fault,
        };
    }

    private bool TryChooseFault(HttpContext http, CurrentCall call, Subject subject, out Answer refusal)
    {
        refusal = new Answer(422, [], default);
        if (http.Request.Headers[FaultHeader].ToString() is { Length: > 0 } wanted)
        {
            var (kind, mistake) = FaultReading.Find(wanted, face);
            if (kind is null)
            {
                refusal = AdminAnswers.Errors(422, new PeopleProblem($"/headers/{FaultHeader}", mistake!)).ToAnswer();
                return false;
            }

            call.Fault = new ChosenFault(kind, kind.DefaultSeconds ?? 0);
            return true;
        }

        call.Fault = call.Tenant.Faults.Choose(subject, kind => face.CanHappen(kind, http.Request.Path));
        return true;
    }

    private static string? WhyNot(CurrentCall call)
    {
        var nearest = call.Tenant.Mappings.Nearest(call.Exchange.Asked, most: 1);
        return nearest is [var near] ? $"No mapping matched. Nearest is {near.Mapping.Called}: {string.Join("; ", near.Misfits)}.\n" : null;
    }
}
