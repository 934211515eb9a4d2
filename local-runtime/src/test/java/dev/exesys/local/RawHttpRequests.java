package dev.exesys.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;

/** Sends requests that are signed with the signer of the AWS SDK and may be changed afterwards. */
final class RawHttpRequests implements AutoCloseable {
  private static final Set<String> SET_BY_CLIENT = Set.of("host", "content-length");

  private final URI endpoint;
  private final HttpClient client = HttpClient.newHttpClient();

  RawHttpRequests(URI endpoint) {
    this.endpoint = endpoint;
  }

  /** A request that can be changed before and after signing. */
  record Raw(String service, String method, String path, Map<String, String> headers, String body) {
    Raw withPath(String other) {
      return new Raw(service, method, other, headers, body);
    }

    Raw withBody(String other) {
      return new Raw(service, method, path, headers, other);
    }

    Raw withHeader(String name, String value) {
      Map<String, String> more = new LinkedHashMap<>(headers);
      more.put(name, value);
      return new Raw(service, method, path, more, body);
    }

    Raw forService(String other) {
      return new Raw(other, method, path, headers, body);
    }
  }

  /** Returns a valid request to a service. */
  static Raw sample(String service) {
    return switch (service) {
      case "ssm" -> json("ssm", "AmazonSSM.DescribeParameters");
      case "dynamodb" -> json("dynamodb", "DynamoDB_20120810.ListTables");
      case "secretsmanager" -> json("secretsmanager", "secretsmanager.ListSecrets");
      case "states" -> json("states", "AWSStepFunctions.ListStateMachines");
      case "codebuild" -> json("codebuild", "CodeBuild_20161006.ListProjects");
      case "kms" -> json("kms", "TrentService.ListKeys");
      case "sts" ->
          new Raw(
              "sts",
              "POST",
              "/",
              Map.of("Content-Type", "application/x-www-form-urlencoded; charset=utf-8"),
              "Action=GetCallerIdentity&Version=2011-06-15");
      case "lambda" -> new Raw("lambda", "GET", "/2015-03-31/functions/", Map.of(), "");
      case "s3" -> new Raw("s3", "PUT", "/a-bucket/a%20key", Map.of(), "content");
      case "execute-api" ->
          new Raw("execute-api", "POST", "/init", Map.of("Content-Type", "application/json"), "{}");
      default -> throw new IllegalArgumentException(service);
    };
  }

  private static Raw json(String service, String target) {
    return new Raw(
        service,
        "POST",
        "/",
        Map.of("X-Amz-Target", target, "Content-Type", "application/x-amz-json-1.1"),
        "{}");
  }

  Raw signed(Raw raw) {
    return signedWith(
        raw, Clients.CREDENTIALS.accessKeyId(), Clients.CREDENTIALS.secretAccessKey());
  }

  Raw signedWith(Raw raw, String accessKey, String secret) {
    return signedIn("us-east-1", raw, accessKey, secret);
  }

  /** Signs a request for a region. */
  Raw signedIn(String region, Raw raw) {
    return signedIn(
        region, raw, Clients.CREDENTIALS.accessKeyId(), Clients.CREDENTIALS.secretAccessKey());
  }

  private Raw signedIn(String region, Raw raw, String accessKey, String secret) {
    SdkHttpFullRequest.Builder request =
        SdkHttpFullRequest.builder()
            .method(SdkHttpMethod.fromValue(raw.method()))
            .uri(endpoint.resolve(raw.path()));
    raw.headers().forEach(request::putHeader);
    SignedRequest signed =
        AwsV4HttpSigner.create()
            .sign(r ->
                r.identity(AwsBasicCredentials.create(accessKey, secret))
                    .request(request.build())
                    .payload(
                        ContentStreamProvider.fromByteArray(
                            raw.body().getBytes(StandardCharsets.UTF_8)))
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, raw.service())
                    .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                    .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, !raw.service().equals("s3")));
    Map<String, String> headers = new LinkedHashMap<>();
    signed.request().headers().forEach((name, values) -> headers.put(name, values.getFirst()));
    return new Raw(raw.service(), raw.method(), raw.path(), headers, raw.body());
  }

  HttpResponse<String> send(Raw raw) throws IOException, InterruptedException {
    return send(raw, Duration.ofMinutes(5));
  }

  /** Sends a request; fails if there is no response in time. */
  HttpResponse<String> send(Raw raw, Duration timeout) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(endpoint.resolve(raw.path()))
            .timeout(timeout)
            .method(
                raw.method(),
                raw.body().isEmpty()
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(raw.body()));
    raw.headers().entrySet().stream()
        .filter(h -> !SET_BY_CLIENT.contains(h.getKey().toLowerCase(Locale.ROOT)))
        .forEach(h -> request.header(h.getKey(), h.getValue()));
    return client.send(request.build(), BodyHandlers.ofString());
  }

  @Override
  public void close() {
    client.close();
  }
}
