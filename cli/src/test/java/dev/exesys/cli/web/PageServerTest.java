package dev.exesys.cli.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.core.contract.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PageServerTest {
  private static final String RUN = "/api/runs/" + FixedRuns.RUN_ID;
  private static final int PAGE_BUDGET = 80 * 1024;
  private static final Pattern OTHER_HOST =
      Pattern.compile("(?:src|href|import|fetch)\\W{1,4}https?://");
  private static final List<String> FILES =
      List.of(
          "/",
          "/app.css",
          "/app.js",
          "/approvals.js",
          "/api.js",
          "/ansi.js",
          "/critical.js",
          "/failures.js",
          "/graph.js",
          "/hooks.js",
          "/icon.svg",
          "/log.js",
          "/machine.js",
          "/order.js",
          "/orders.js",
          "/rows.js",
          "/run.js",
          "/pools.js",
          "/runs.js",
          "/status.js",
          "/timeline.js",
          "/lib/preact.js",
          "/lib/preact-hooks.js");

  private final FixedRuns runs = new FixedRuns();
  private final HttpClient client = HttpClient.newHttpClient();

  @SuppressWarnings("NullAway.Init")
  private PageServer server;

  @SuppressWarnings("NullAway.Init")
  private String base;

  @SuppressWarnings("NullAway.Init")
  private String cookie;

  @BeforeEach
  void openThePage() throws IOException, InterruptedException {
    server = PageServer.start(0, runs);
    base = "http://127.0.0.1:" + server.link().getPort();
    HttpResponse<String> admitted =
        client.send(HttpRequest.newBuilder(server.link()).build(), BodyHandlers.ofString());
    assertThat(admitted.statusCode()).isEqualTo(303);
    cookie = admitted.headers().firstValue("Set-Cookie").orElseThrow().replaceAll(";.*", "");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void theLinkAdmitsOneBrowser() throws IOException, InterruptedException {
    HttpResponse<String> second =
        client.send(HttpRequest.newBuilder(server.link()).build(), BodyHandlers.ofString());

    assertThat(second.statusCode()).isEqualTo(403);
    assertThat(get("/").statusCode()).isEqualTo(200);
  }

  @Test
  void requestsWithoutTheCookieAreRefused() throws IOException, InterruptedException {
    for (String path : List.of("/", "/app.js", "/api/runs", RUN)) {
      HttpResponse<String> response =
          client.send(
              HttpRequest.newBuilder(URI.create(base + path)).build(), BodyHandlers.ofString());
      assertThat(response.statusCode()).as(path).isEqualTo(403);
    }
  }

  @Test
  void aForeignHostNameIsRefused() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.link().getPort())) {
      String request =
          "GET / HTTP/1.1\r\nHost: attacker.test\r\nCookie: %s\r\nConnection: close\r\n\r\n"
              .formatted(cookie);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      String response = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(response).startsWith("HTTP/1.1 421");
    }
  }

  @Test
  void changesFromForeignPagesAreRefused() throws IOException, InterruptedException {
    assertThat(post(RUN + "/cancel", "http://attacker.test", "").statusCode()).isEqualTo(403);
    assertThat(runs.changes).isEmpty();
  }

  @Test
  void changesFromThePageReachTheEngine() throws IOException, InterruptedException {
    assertThat(post(RUN + "/cancel", base, "").statusCode()).isEqualTo(202);
    assertThat(post(RUN + "/orders/deploy/approval", base, "{\"approve\":true}").statusCode())
        .isEqualTo(202);
    assertThat(runs.changes)
        .containsExactly("/cancel", "/orders/deploy/approval{\"approve\":true}");
  }

  @Test
  void theGraphHasCoordinates() throws IOException, InterruptedException {
    JsonNode graph = Json.parse(get(RUN + "/graph").body());

    assertThat(graph.path("nodes").valueStream().map(n -> n.path("name").asString()))
        .containsExactly("build", "test", "lint", "deploy");
    assertThat(graph.path("edges")).hasSize(4);
    double build = graph.path("nodes").get(0).path("x").asDouble();
    double deploy = graph.path("nodes").get(3).path("x").asDouble();
    assertThat(deploy).isGreaterThan(build);
  }

  @Test
  void theStateMachineIsDrawn() throws IOException, InterruptedException {
    assertThat(get(RUN + "/machine").body()).startsWith("<svg").contains("deploy");
  }

  @Test
  void logAndEventsAreServed() throws IOException, InterruptedException {
    assertThat(get(RUN + "/orders/0002/log").body()).isEqualTo("log of 0002\n");
    assertThat(get(RUN + "/events").body()).contains("abcd1234");
    assertThat(get("/api/runs").body()).contains(FixedRuns.RUN_ID);
  }

  @Test
  void thePageIsSmallAndNamesNoOtherHost() throws IOException, InterruptedException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(all)) {
      for (String file : FILES) {
        HttpResponse<String> response = get(file);
        assertThat(response.statusCode()).as(file).isEqualTo(200);
        assertThat(OTHER_HOST.matcher(response.body()).find()).as(file).isFalse();
        gzip.write(response.body().getBytes(StandardCharsets.UTF_8));
      }
    }
    assertThat(all.size()).isBetween(PAGE_BUDGET / 10, PAGE_BUDGET);
  }

  @Test
  void scriptsOfOtherHostsAreForbidden() throws IOException, InterruptedException {
    assertThat(get("/").headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'")
        .contains("script-src 'self' 'sha256-");
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(base + path)).header("Cookie", cookie).build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String origin, String body)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(base + path))
            .header("Cookie", cookie)
            .header("Origin", origin)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }
}
