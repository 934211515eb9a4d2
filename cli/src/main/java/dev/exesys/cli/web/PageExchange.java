package dev.exesys.cli.web;

import com.sun.net.httpserver.HttpExchange;
import dev.exesys.core.contract.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** One request of the page and its response. */
final class PageExchange {
  private static final String POLICY =
      "default-src 'none'; script-src 'self' 'sha256-{digest}'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final HttpExchange exchange;

  PageExchange(HttpExchange exchange) {
    this.exchange = exchange;
  }

  String method() {
    return exchange.getRequestMethod();
  }

  String path() {
    return exchange.getRequestURI().getPath();
  }

  /** Returns the parameters of the query; of a repeated one the last. */
  Map<String, String> query() {
    Map<String, String> query = new LinkedHashMap<>();
    String raw = exchange.getRequestURI().getRawQuery();
    for (String pair : raw == null ? new String[0] : raw.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        query.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
    return query;
  }

  byte[] body() throws IOException {
    return exchange.getRequestBody().readAllBytes();
  }

  void json(int status, JsonNode body) throws IOException {
    bytes(status, "application/json", Json.text(body).getBytes(StandardCharsets.UTF_8));
  }

  void error(int status, String message) throws IOException {
    json(status, Json.object().put("error", message));
  }

  void bytes(int status, String type, byte[] body) throws IOException {
    headers(type);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  /** Starts a response of unknown length. */
  OutputStream stream(String type) throws IOException {
    headers(type);
    exchange.sendResponseHeaders(200, 0);
    return exchange.getResponseBody();
  }

  /** Redirects to the page and admits the browser. */
  void admit(String cookie) throws IOException {
    exchange.getResponseHeaders().set("Set-Cookie", cookie);
    exchange.getResponseHeaders().set("Location", "/");
    bytes(303, "text/plain", new byte[0]);
  }

  private void headers(String type) {
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", type.startsWith("text/") ? type + "; charset=utf-8" : type);
    headers.set("Cache-Control", "no-store");
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set(
        "Content-Security-Policy", POLICY.replace("{digest}", StaticFiles.importMapDigest()));
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
