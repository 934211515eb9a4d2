package dev.exesys.local.stepfunctions;

import dev.exesys.local.stepfunctions.language.AslJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A moto server in a separate process, with one function that the test implements. */
final class MotoStepFunctions implements AutoCloseable {
  static final String ROLE = "arn:aws:iam::123456789012:role/r";

  private final Process process;
  private final URI uri;
  private final HttpClient client = HttpClient.newHttpClient();

  private MotoStepFunctions(Process process, URI uri) {
    this.process = process;
    this.uri = uri;
  }

  /** Starts a server; returns null if it cannot be started. */
  static @Nullable MotoStepFunctions start(Path program, URI functions) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("python3", program.toString());
    builder
        .environment()
        .putAll(
            Map.of(
                "LAMBDA_ENDPOINT", functions.toString(),
                "AWS_ACCESS_KEY_ID", "x",
                "AWS_SECRET_ACCESS_KEY", "x"));
    Process process;
    try {
      process = builder.redirectErrorStream(true).start();
    } catch (IOException e) {
      return null;
    }
    BufferedReader output = process.inputReader();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith("http://")) {
        // A full pipe would stop the server.
        Thread.ofVirtual().start(() -> output.lines().forEach(unread -> {}));
        return new MotoStepFunctions(process, URI.create(line));
      }
    }
    return null;
  }

  ObjectNode states(String operation, ObjectNode input) {
    HttpRequest.Builder request =
        request("states", "/")
            .header("X-Amz-Target", "AWSStepFunctions." + operation)
            .header("Content-Type", "application/x-amz-json-1.0");
    return (ObjectNode) AslJson.parse(send(request, AslJson.write(input)));
  }

  private HttpRequest.Builder request(String service, String path) {
    return HttpRequest.newBuilder(uri.resolve(path))
        .header(
            "Authorization",
            "AWS4-HMAC-SHA256 Credential=x/20260101/us-east-1/"
                + service
                + "/aws4_request, SignedHeaders=host, Signature=0");
  }

  private String send(HttpRequest.Builder request, String body) {
    try {
      HttpResponse<String> response =
          client.send(request.POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
      if (response.statusCode() >= 300) {
        throw new IllegalStateException(response.statusCode() + ": " + response.body());
      }
      return response.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    client.close();
  }
}
