import static com.github.tomakehurst.wiremock.client.WireMock.*;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.common.Metadata;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.UniformDistribution;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.stubbing.StubImport;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;

/** Drives a double with WireMock's own client; prints a line for each part, "ok" or why not. */
public class Client {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static String address;

  private interface Part {
    void run() throws Exception;
  }

  public static void main(String[] args) {
    URI uri = URI.create(args[0]);
    address = args[0].replaceAll("/$", "");
    WireMock.configureFor(uri.getHost(), uri.getPort());
    part("register", () -> {
      stubFor(get(urlEqualTo("/some/thing")).willReturn(aResponse().withHeader("Content-Type", "text/plain").withBody("Hello world!")));
      same("Hello world!", send("GET", "/some/thing", null).body());
    });
    part("verify", () -> verify(1, getRequestedFor(urlEqualTo("/some/thing"))));
    part("body patterns", () -> {
      stubFor(post(urlPathEqualTo("/p")).withRequestBody(matchingXPath("//todo-item/text()", containing("wash"))).withRequestBody(notContaining("zzz")).willReturn(ok("yes")));
      same("yes", send("POST", "/p", "<l><todo-item>do wash</todo-item></l>").body());
      verify(postRequestedFor(urlPathEqualTo("/p")).withRequestBody(containing("wash")));
    });
    part("json", () -> {
      stubFor(post("/j").withRequestBody(equalToJson("{\"a\":[1,2]}", true, true)).willReturn(okJson("{\"b\":1}")));
      same(200, send("POST", "/j", "{\"a\":[2,1],\"c\":1}").statusCode());
    });
    part("scenarios", () -> {
      stubFor(get("/s").inScenario("S").whenScenarioStateIs(Scenario.STARTED).willSetStateTo("two").willReturn(ok("1")));
      stubFor(get("/s").inScenario("S").whenScenarioStateIs("two").willReturn(ok("2")));
      same("12", send("GET", "/s", null).body() + send("GET", "/s", null).body());
      resetAllScenarios();
      same("1", send("GET", "/s", null).body());
      setScenarioState("S", "two");
      same(1, getAllScenarios().size());
      same(3, findAll(getRequestedFor(urlMatching("/s"))).size());
    });
    part("templates", () -> {
      stubFor(get(urlPathEqualTo("/t")).willReturn(ok("{{request.query.x}}").withTransformers("response-template")));
      same("5", send("GET", "/t?x=5", null).body());
    });
    part("journal", () -> {
      send("GET", "/nowhere", null);
      same(1, findUnmatchedRequests().size());
      same(false, WireMock.findNearMissesForAllUnmatched().isEmpty());
      same(false, WireMock.findNearMissesFor(findUnmatchedRequests().get(0)).isEmpty());
      same(false, WireMock.findNearMissesFor(getRequestedFor(urlEqualTo("/nowhere"))).isEmpty());
      same(true, getAllServeEvents().size() > 5);
    });
    part("delays", () -> {
      setGlobalFixedDelay(5);
      setGlobalRandomDelay(new UniformDistribution(1, 2));
      stubFor(get("/d").willReturn(ok().withLogNormalRandomDelay(5.0, 0.1).withChunkedDribbleDelay(2, 10)));
      same(200, send("GET", "/d", null).statusCode());
    });
    part("fault", () -> {
      stubFor(get("/f").willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));
      try {
        send("GET", "/f", null);
      } catch (java.io.IOException expected) {
        return;
      }
      throw new IllegalStateException("answered");
    });
    part("edit", () -> {
      UUID id = UUID.randomUUID();
      stubFor(get("/e").withId(id).willReturn(ok("1")));
      editStub(get("/e").withId(id).willReturn(ok("2")));
      same("2", send("GET", "/e", null).body());
      same(id, getSingleStubMapping(id).getId());
      removeStub(get("/e").withId(id));
      same(404, send("GET", "/e", null).statusCode());
    });
    part("metadata", () -> {
      stubFor(get("/m").withMetadata(Metadata.metadata().attr("k", "v")).willReturn(ok()));
      same(1, findStubsByMetadata(matchingJsonPath("$.k", equalTo("v"))).size());
      removeStubsByMetadata(matchingJsonPath("$.k", equalTo("v")));
      same(0, findStubsByMetadata(matchingJsonPath("$.k", equalTo("v"))).size());
    });
    part("import", () -> {
      importStubs(StubImport.stubImport().stub(get("/i").willReturn(ok("im"))).build());
      same("im", send("GET", "/i", null).body());
    });
    part("refusal", () -> {
      try {
        stubFor(get("/x").willReturn(aResponse().proxiedFrom("http://127.0.0.1:1")));
      } catch (com.github.tomakehurst.wiremock.common.InvalidInputException expected) {
        same("/response/proxyBaseUrl", expected.getErrors().first().getSource().getPointer());
        return;
      }
      throw new IllegalStateException("taken");
    });
    part("reset", () -> {
      WireMock.reset();
      same(0, listAllStubMappings().getMappings().size());
      same(0, getAllServeEvents().size());
    });
  }

  private static HttpResponse<String> send(String method, String path, String body) throws Exception {
    HttpRequest.BodyPublisher content = body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
    return HTTP.send(HttpRequest.newBuilder(URI.create(address + path)).method(method, content).build(), HttpResponse.BodyHandlers.ofString());
  }

  private static void same(Object expected, Object actual) {
    if (!expected.equals(actual)) {
      throw new IllegalStateException("expected " + expected + ", got " + actual);
    }
  }

  private static void part(String name, Part part) {
    try {
      part.run();
      System.out.println(name + ": ok");
    } catch (Throwable failure) {
      System.out.println(name + ": " + failure);
    }
  }
}
