package dev.exesys.local.stepfunctions;

import dev.exesys.local.stepfunctions.language.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A moto server in a process of its own, with one function that is answered for by the test. */
final class Moto implements AutoCloseable {
  static final String ROLE = "arn:aws:iam::123456789012:role/r";

  /** A zip archive without entries. */
  private static final String EMPTY_ZIP = "UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==";

  private static final int PATIENCE_SECONDS = 60;

  private final Process process;
  private final URI uri;
  private final HttpClient client = HttpClient.newHttpClient();

  private Moto(Process process, URI uri) {
    this.process = process;
    this.uri = uri;
  }

  /** Starts a server; nothing if it does not come up. */
  static @Nullable Moto start(Path program, URI functions)
      throws IOException, InterruptedException {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    ProcessBuilder builder =
        new ProcessBuilder(
            "python3", program.toString(), "-H", "127.0.0.1", "-p", Integer.toString(port));
    builder.environment().put("LAMBDA_URL", functions.toString());
    builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      return null;
    }
    Moto moto = new Moto(process, URI.create("http://127.0.0.1:" + port));
    for (int i = 0; i < PATIENCE_SECONDS && process.isAlive(); i++) {
      if (moto.isUp()) {
        moto.prepare();
        return moto;
      }
      TimeUnit.SECONDS.sleep(1);
    }
    moto.close();
    return null;
  }

  ObjectNode states(String operation, ObjectNode input) {
    HttpRequest.Builder request =
        request("states", "/")
            .header("X-Amz-Target", "AWSStepFunctions." + operation)
            .header("Content-Type", "application/x-amz-json-1.0");
    return (ObjectNode) Json.parse(send(request, Json.write(input)));
  }

  private void prepare() {
    String unused =
        send(
            request("iam", "/").header("Content-Type", "application/x-www-form-urlencoded"),
            "Action=CreateRole&Version=2010-05-08&RoleName=r&AssumeRolePolicyDocument="
                + "%7B%22Version%22%3A%222012-10-17%22%2C%22Statement%22%3A%5B%5D%7D");
    ObjectNode function =
        Json.object()
            .put("FunctionName", "f")
            .put("Runtime", "python3.11")
            .put("Role", ROLE)
            .put("Handler", "x.y")
            .set("Code", Json.object().put("ZipFile", EMPTY_ZIP));
    unused =
        send(
            request("lambda", "/2015-03-31/functions").header("Content-Type", "application/json"),
            Json.write(function));
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

  private boolean isUp() throws InterruptedException {
    try {
      HttpRequest request = HttpRequest.newBuilder(uri.resolve("/moto-api/")).build();
      return client.send(request, BodyHandlers.discarding()).statusCode() < 500;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    process.destroy();
    client.close();
  }
}
