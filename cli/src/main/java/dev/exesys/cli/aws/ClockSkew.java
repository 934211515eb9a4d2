package dev.exesys.cli.aws;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Measures the difference between this machine's clock and that of a server. */
final class ClockSkew {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private ClockSkew() {}

  /** Returns the difference by the Date header of a response; empty if there is none. */
  static Optional<Duration> of(URI server) {
    HttpRequest request = HttpRequest.newBuilder(server).timeout(TIMEOUT).build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(request, HttpResponse.BodyHandlers.discarding())
          .headers()
          .firstValue("date")
          .map(date -> ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME))
          .map(date -> Duration.between(date.toInstant(), Instant.now()));
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
