package dev.exesys.system.e2e;

import dev.exesys.cli.connect.Connection;
import dev.exesys.core.contract.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/** Adds faults to a running local stack by its signed route; docs/FAULTS.md describes faults. */
final class FaultSwitch {
  private final Connection connection;

  FaultSwitch(Connection connection) {
    this.connection = connection;
  }

  /** Starts a fault. */
  void start(String specification) {
    String answer = call(SdkHttpMethod.POST, specification);
    if (!answer.contains("\"kind\"")) {
      throw new AssertionError(specification + ": " + answer);
    }
  }

  /** Returns whether a fault is active. */
  boolean isOn() {
    return !Json.parse(call(SdkHttpMethod.GET, "")).path("faults").isEmpty();
  }

  private String call(SdkHttpMethod method, String body) {
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    SdkHttpRequest request =
        SdkHttpRequest.builder()
            .uri(URI.create(connection.require("AWS_ENDPOINT_URL") + "/faults"))
            .method(method)
            .build();
    SdkHttpRequest signed =
        AwsV4HttpSigner.create()
            .sign(s ->
                s.identity(
                        AwsBasicCredentials.create(
                            connection.require("AWS_ACCESS_KEY_ID"),
                            connection.require("AWS_SECRET_ACCESS_KEY")))
                    .request(request)
                    .payload(() -> new ByteArrayInputStream(content))
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "exesys-faults")
                    .putProperty(AwsV4HttpSigner.REGION_NAME, connection.require("AWS_REGION")))
            .request();
    HttpRequest.Builder http =
        HttpRequest.newBuilder(signed.getUri())
            .method(method.name(), HttpRequest.BodyPublishers.ofByteArray(content));
    signed.forEachHeader((name, values) -> {
      if (!name.toLowerCase(Locale.ROOT).matches("host|content-length")) {
        values.forEach(value -> http.header(name, value));
      }
    });
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(http.build(), HttpResponse.BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
