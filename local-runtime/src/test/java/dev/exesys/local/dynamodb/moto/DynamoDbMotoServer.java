package dev.exesys.local.dynamodb.moto;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Runs moto's server as a separate process on a free port, or connects to another endpoint. */
final class DynamoDbMotoServer implements ComparedService, AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern RUNNING =
      Pattern.compile("Running on (http://127\\.0\\.0\\.1:\\d+)");
  private static final int START_SECONDS = 60;

  private final @Nullable Process process;
  private final URI address;
  private final HttpClient client = HttpClient.newHttpClient();

  private DynamoDbMotoServer(@Nullable Process process, URI address) {
    this.process = process;
    this.address = address;
  }

  /**
   * Connects to the endpoint in the system property {@code exesys.dynamodb.endpoint}, for example
   * of AWS's DynamoDB Local, or else starts moto. Returns empty if moto is not installed.
   */
  static Optional<DynamoDbMotoServer> start() throws InterruptedException, IOException {
    String endpoint = System.getProperty("exesys.dynamodb.endpoint", "");
    return endpoint.isEmpty()
        ? startMoto()
        : Optional.of(new DynamoDbMotoServer(null, URI.create(endpoint)));
  }

  private static Optional<DynamoDbMotoServer> startMoto() throws InterruptedException, IOException {
    Process process;
    try {
      process =
          new ProcessBuilder("moto_server", "-H", "127.0.0.1", "-p", "0")
              .redirectErrorStream(true)
              .start();
    } catch (IOException e) {
      return Optional.empty();
    }
    CompletableFuture<URI> address = new CompletableFuture<>();
    Thread.ofVirtual().start(() -> readOutput(process, address));
    try {
      return Optional.of(
          new DynamoDbMotoServer(process, address.get(START_SECONDS, TimeUnit.SECONDS)));
    } catch (ExecutionException | TimeoutException e) {
      process.destroy();
      return Optional.empty();
    }
  }

  /** Reads all output: the process blocks when its pipe is full. */
  private static void readOutput(Process process, CompletableFuture<URI> address) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Matcher matcher = RUNNING.matcher(line);
        if (matcher.find()) {
          address.complete(URI.create(matcher.group(1) + "/"));
        }
      }
      address.completeExceptionally(new IOException("moto_server ended"));
    } catch (IOException e) {
      address.completeExceptionally(e);
    }
  }

  @Override
  public ServiceAnswer call(String operation, ObjectNode input) {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/x-amz-json-1.0")
            .header("X-Amz-Target", "DynamoDB_20120810." + operation)
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request,"
                    + " SignedHeaders=host, Signature=0")
            .POST(HttpRequest.BodyPublishers.ofString(input.toString()))
            .build();
    try {
      return answer(client.send(request, HttpResponse.BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new IllegalStateException(address + " does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static ServiceAnswer answer(HttpResponse<String> response) {
    if (response.statusCode() >= 500 || !response.body().startsWith("{")) {
      ObjectNode body = JsonNodeFactory.instance.objectNode();
      return new ServiceAnswer.ErrorAnswer(
          "InternalError", "status " + response.statusCode(), body);
    }
    ObjectNode body = (ObjectNode) JSON.readTree(response.body());
    if (response.statusCode() == 200) {
      return new ServiceAnswer.SuccessAnswer(body);
    }
    String type = body.path("__type").asString();
    String message = body.path("message").asString(body.path("Message").asString(""));
    return new ServiceAnswer.ErrorAnswer(type.substring(type.lastIndexOf('#') + 1), message, body);
  }

  @Override
  public void close() {
    if (process != null) {
      process.destroy();
    }
    client.close();
  }
}
