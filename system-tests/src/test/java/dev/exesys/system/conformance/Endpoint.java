package dev.exesys.system.conformance;

import dev.exesys.cli.connect.Connection;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/** Sends requests to the engine with valid, invalid and missing signatures. */
final class Endpoint {
  private static final Set<String> SET_BY_CLIENT = Set.of("host", "content-length");

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
  private final Connection connection;

  Endpoint(Connection connection) {
    this.connection = connection;
  }

  /** How a request is signed. */
  enum Signature {
    GOOD,
    NONE,
    /** The signature of another body. */
    TAMPERED,
    /** Signed with a key that is not the caller's. */
    WRONG_KEY,
    /** Signed by the caller, for the service {@code s3}. */
    OTHER_SERVICE
  }

  HttpResponse<String> send(
      String method, String path, Map<String, String> headers, String body, Signature signature)
      throws IOException, InterruptedException {
    URI uri = URI.create(connection.base() + path);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri).method(method, BodyPublishers.ofString(body));
    if (signature == Signature.NONE) {
      headers.forEach(request::header);
    } else {
      signed(method, uri, headers, signature == Signature.TAMPERED ? body + " " : body, signature)
          .forEachHeader((name, values) -> {
            if (!SET_BY_CLIENT.contains(name.toLowerCase(Locale.ROOT))) {
              values.forEach(value -> request.header(name, value));
            }
          });
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private SdkHttpRequest signed(
      String method, URI uri, Map<String, String> headers, String body, Signature signature) {
    SdkHttpFullRequest.Builder request =
        SdkHttpFullRequest.builder().method(SdkHttpMethod.fromValue(method)).uri(uri);
    headers.forEach(request::putHeader);
    return signer
        .sign(r ->
            r.identity(credentials(signature))
                .request(request.build())
                .payload(ContentStreamProvider.fromByteArray(body.getBytes(StandardCharsets.UTF_8)))
                .putProperty(
                    AwsV4HttpSigner.SERVICE_SIGNING_NAME,
                    signature == Signature.OTHER_SERVICE ? "s3" : "execute-api")
                .putProperty(AwsV4HttpSigner.REGION_NAME, connection.require("AWS_REGION")))
        .request();
  }

  private AwsCredentials credentials(Signature signature) {
    String id = connection.require("AWS_ACCESS_KEY_ID");
    String key =
        connection.require("AWS_SECRET_ACCESS_KEY")
            + (signature == Signature.WRONG_KEY ? "wrong" : "");
    return connection
        .setting("AWS_SESSION_TOKEN")
        .<AwsCredentials>map(token -> AwsSessionCredentials.create(id, key, token))
        .orElseGet(() -> AwsBasicCredentials.create(id, key));
  }
}
