package dev.exesys.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.checksums.DefaultChecksumAlgorithm;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;

/** Tests that S3 stores a body only if it matches its signature, for each way to sign a body. */
class S3BodiesTest {
  private static final Set<String> SET_BY_CLIENT = Set.of("host", "content-length");

  @TempDir static Path folder;
  private static LocalStack stack;
  private static HttpClient http;

  @BeforeAll
  static void start() throws IOException {
    stack = LocalStack.start(LocalStackOptions.of(folder, Clients.CREDENTIALS));
    stack.ensureBucket("a-bucket");
    http = HttpClient.newHttpClient();
  }

  @AfterAll
  static void stop() {
    http.close();
    stack.close();
  }

  @ParameterizedTest
  @CsvSource({
    "plain-small,   1000,    false, false",
    "plain-large,   3000000, false, false",
    "chunks,        300000,  true,  false",
    "chunks-sum,    300000,  true,  true",
    "chunks-empty,  0,       true,  true",
  })
  void storesOnlyBodiesThatMatchTheirSignature(
      String key, int size, boolean chunked, boolean checksum) throws Exception {
    byte[] content = new byte[size];
    new Random(size).nextBytes(content);

    assertThat(put(key, content, chunked, checksum, body -> body).statusCode()).isEqualTo(200);
    assertThat(get(key)).isEqualTo(content);

    if (size > 0) {
      assertThat(put(key + "-x", content, chunked, checksum, S3BodiesTest::changed).statusCode())
          .isIn(400, 403);
      assertThat(status(key + "-x")).isEqualTo(404);
    }
    if (chunked) {
      assertThat(put(key + "-y", content, true, checksum, S3BodiesTest::endChanged).statusCode())
          .isIn(400, 403);
      assertThat(status(key + "-y")).isEqualTo(404);
    }
  }

  private static byte[] changed(byte[] body) {
    byte[] other = body.clone();
    other[other.length / 2] ^= 1;
    return other;
  }

  /** Changes the last signature, which belongs to the final chunk or to the trailing checksum. */
  private static byte[] endChanged(byte[] body) {
    String text = new String(body, StandardCharsets.ISO_8859_1);
    int signature = Math.max(text.lastIndexOf("-signature="), text.lastIndexOf("-signature:"));
    byte[] other = Arrays.copyOf(body, body.length);
    int digit = signature + "-signature=".length();
    other[digit] = (byte) (other[digit] == '0' ? '1' : '0');
    return other;
  }

  private HttpResponse<String> put(
      String key, byte[] content, boolean chunked, boolean checksum, UnaryOperator<byte[]> onTheWay)
      throws Exception {
    SignedRequest signed = sign("PUT", key, content, chunked, checksum);
    byte[] body = content;
    if (signed.payload().isPresent()) {
      try (InputStream in = signed.payload().get().newStream()) {
        body = in.readAllBytes();
      }
    }
    return http.send(
        request(signed, BodyPublishers.ofByteArray(onTheWay.apply(body))), BodyHandlers.ofString());
  }

  private byte[] get(String key) throws Exception {
    SignedRequest signed = sign("GET", key, new byte[0], false, false);
    return http.send(request(signed, BodyPublishers.noBody()), BodyHandlers.ofByteArray()).body();
  }

  private int status(String key) throws Exception {
    SignedRequest signed = sign("GET", key, new byte[0], false, false);
    return http.send(request(signed, BodyPublishers.noBody()), BodyHandlers.discarding())
        .statusCode();
  }

  private static SignedRequest sign(
      String method, String key, byte[] content, boolean chunked, boolean checksum) {
    URI uri = stack.endpoint().resolve("/a-bucket/" + key);
    SdkHttpRequest.Builder request =
        SdkHttpRequest.builder().method(SdkHttpMethod.fromValue(method)).uri(uri);
    if (method.equals("PUT")) {
      request.putHeader("Content-Length", Integer.toString(content.length));
    }
    return AwsV4HttpSigner.create()
        .sign(r -> {
          r.identity(
                  AwsBasicCredentials.create(
                      Clients.CREDENTIALS.accessKeyId(), Clients.CREDENTIALS.secretAccessKey()))
              .request(request.build())
              .payload(ContentStreamProvider.fromByteArray(content))
              .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
              .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1")
              .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
              .putProperty(AwsV4FamilyHttpSigner.CHUNK_ENCODING_ENABLED, chunked);
          if (checksum) {
            r.putProperty(AwsV4FamilyHttpSigner.CHECKSUM_ALGORITHM, DefaultChecksumAlgorithm.CRC32);
          }
        });
  }

  private static HttpRequest request(SignedRequest signed, HttpRequest.BodyPublisher body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(signed.request().getUri())
            .method(signed.request().method().name(), body);
    signed.request().headers().entrySet().stream()
        .filter(h -> SET_BY_CLIENT.stream().noneMatch(h.getKey()::equalsIgnoreCase))
        .forEach(h -> h.getValue().forEach(value -> request.header(h.getKey(), value)));
    return request.build();
  }
}
