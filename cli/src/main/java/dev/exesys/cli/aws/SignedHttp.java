package dev.exesys.cli.aws;

import dev.exesys.cli.connect.Connection;
import dev.exesys.cli.console.CommandException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/** Sends HTTP requests signed with SigV4 for the service {@code execute-api}. */
final class SignedHttp {
  // The JDK's client sets these headers itself, to the values that are signed.
  private static final Set<String> SET_BY_CLIENT = Set.of("host", "content-length");

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
  private final CallerIdentity identity;
  private final String advice;

  SignedHttp(Connection connection) {
    this.identity = CallerIdentity.of(connection);
    this.advice =
        connection
                .setting("EXESYS_INIT_URL")
                .filter(url -> url.startsWith(connection.base().toString()))
                .isPresent()
            ? "EXESYS_INIT_URL names this engine; if that stack no longer runs, unset the variable"
            : "check the endpoint, or start the local stack with `exesys up`";
  }

  /** A response with any status. */
  record Response(int status, String body) {}

  /**
   * Sends one request and returns the response, whatever its status.
   *
   * @throws CommandException if there is no response
   */
  Response send(SdkHttpMethod method, URI uri, Map<String, String> headers, byte[] body) {
    SdkHttpFullRequest.Builder request = SdkHttpFullRequest.builder().method(method).uri(uri);
    headers.forEach(request::putHeader);
    SdkHttpRequest signed =
        signer
            .sign(r ->
                r.identity(identity.credentials())
                    .request(request.build())
                    .payload(ContentStreamProvider.fromByteArray(body))
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "execute-api")
                    .putProperty(AwsV4HttpSigner.REGION_NAME, identity.region().id()))
            .request();
    HttpRequest.Builder http =
        HttpRequest.newBuilder(uri)
            .timeout(Duration.ofSeconds(60))
            .method(method.name(), BodyPublishers.ofByteArray(body));
    signed.forEachHeader((name, values) -> {
      if (!SET_BY_CLIENT.contains(name.toLowerCase(java.util.Locale.ROOT))) {
        values.forEach(value -> http.header(name, value));
      }
    });
    try {
      HttpResponse<String> response = client.send(http.build(), BodyHandlers.ofString());
      return new Response(response.statusCode(), response.body());
    } catch (ConnectException e) {
      throw CommandException.failed("could not connect to " + uri + ": " + advice, e);
    } catch (IOException e) {
      throw CommandException.failed("no response from " + uri + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CommandException.failed("interrupted while waiting for " + uri, e);
    }
  }
}
