package dev.exesys.engine.codehost.github;

import dev.exesys.core.contract.Json;
import dev.exesys.engine.codehost.CodeHostException;
import dev.exesys.engine.codehost.CodeHostException.Kind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Sends requests to GitHub's REST API and converts its errors. */
final class GitHubApi {
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int FORBIDDEN = 403;

  /** GitHub asks clients to wait at least that long after a secondary rate limit. */
  private static final Duration SECONDARY_LIMIT_DELAY = Duration.ofMinutes(1);

  private final URI base;
  private final Duration timeout;
  private final InstantSource clock;
  private final HttpClient client;

  GitHubApi(URI base, Duration timeout, InstantSource clock) {
    this.base = base;
    this.timeout = timeout;
    this.clock = clock;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(timeout)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
  }

  /**
   * Sends a request.
   *
   * @param path starts with a slash; its parts are encoded
   * @param body null for none
   * @return the body of the response; an empty object if it has none
   * @throws CodeHostException if the request failed
   */
  JsonNode send(String method, String path, @Nullable JsonNode body, String token) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(timeout)
            .header("Accept", "application/vnd.github+json")
            .header("X-GitHub-Api-Version", "2022-11-28")
            .header("User-Agent", "aws-execution-engine")
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(Json.text(body)))
            .build();
    HttpResponse<String> response;
    try {
      response = client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new CodeHostException(
          Kind.UNAVAILABLE, method + " " + path + " failed: " + e.getMessage(), null, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CodeHostException(Kind.UNAVAILABLE, "interrupted", null, e);
    }
    if (response.statusCode() >= 300) {
      throw failure(method + " " + path, response);
    }
    return parsed(response.body());
  }

  private static JsonNode parsed(String body) {
    try {
      return body.isBlank() ? Json.object() : Json.parse(body);
    } catch (JacksonException e) {
      throw new CodeHostException(
          Kind.UNAVAILABLE, "the response is not JSON: " + e.getOriginalMessage(), null, e);
    }
  }

  private CodeHostException failure(String request, HttpResponse<String> response) {
    int status = response.statusCode();
    String message = request + ": HTTP " + status;
    Instant limitedUntil = limitedUntil(response);
    if (limitedUntil != null) {
      return new CodeHostException(
          Kind.UNAVAILABLE, message + ", rate limit until " + limitedUntil, limitedUntil, null);
    }
    return switch (status) {
      case 404, 410 -> new CodeHostException(Kind.NOT_FOUND, message, null, null);
      case 400, 422 -> new CodeHostException(Kind.REJECTED, message, null, null);
      default -> new CodeHostException(Kind.UNAVAILABLE, message, null, null);
    };
  }

  /** Returns when a rate limit ends; null if the failure has another reason. */
  private @Nullable Instant limitedUntil(HttpResponse<String> response) {
    int status = response.statusCode();
    Instant now = clock.instant();
    long delay = number(response, "retry-after");
    if (delay >= 0) {
      return now.plusSeconds(delay);
    }
    if (status != FORBIDDEN && status != TOO_MANY_REQUESTS) {
      return null;
    }
    long reset = number(response, "x-ratelimit-reset");
    if (number(response, "x-ratelimit-remaining") == 0 && reset >= 0) {
      return Instant.ofEpochSecond(reset);
    }
    boolean limited =
        status == TOO_MANY_REQUESTS || response.body().contains("secondary rate limit");
    return limited ? now.plus(SECONDARY_LIMIT_DELAY) : null;
  }

  /** Returns the value of a header that is a number; -1 if it is absent or something else. */
  private static long number(HttpResponse<String> response, String header) {
    String value = response.headers().firstValue(header).orElse("");
    return value.matches("[0-9]{1,15}") ? Long.parseLong(value) : -1;
  }
}
