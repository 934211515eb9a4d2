package dev.exesys.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.local.RawHttpRequests.Raw;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;

/** Tests the verification of signatures for every service of the local stack. */
class SignaturesTest {
  private static final TestClock CLOCK = new TestClock();

  @TempDir static Path folder;
  private static LocalStack stack;
  private static RawHttpRequests requests;

  @BeforeAll
  static void start() throws IOException {
    stack = LocalStack.start(LocalStackOptions.of(folder, Clients.CREDENTIALS).withClock(CLOCK));
    stack.ensureBucket("a-bucket");
    stack.register(
        "exesys-init",
        event ->
            JsonNodeFactory.instance
                .objectNode()
                .put("statusCode", 201)
                .put("body", event.path("body").asString("") + event.path("rawPath").asString()));
    requests = new RawHttpRequests(stack.endpoint());
  }

  @AfterAll
  static void stop() {
    requests.close();
    stack.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ssm",
        "dynamodb",
        "secretsmanager",
        "states",
        "codebuild",
        "kms",
        "sts",
        "lambda",
        "s3",
        "execute-api"
      })
  void everyServiceAcceptsOnlyValidSignatures(String service) throws Exception {
    Raw request = RawHttpRequests.sample(service);
    assertThat(requests.send(requests.signed(request)).statusCode()).isIn(200, 201);

    HttpResponse<String> unsigned = requests.send(request);
    assertThat(unsigned.statusCode()).isEqualTo(403);
    HttpResponse<String> wrongKey =
        requests.send(requests.signedWith(request, "AKIALOCALTEST", "x"));
    assertThat(wrongKey.statusCode()).isEqualTo(403);
    HttpResponse<String> unknown = requests.send(requests.signedWith(request, "AKIAOTHER", "x"));
    assertThat(unknown.statusCode()).isEqualTo(403);
    for (HttpResponse<String> refused : List.of(unsigned, wrongKey, unknown)) {
      assertThat(refused.body())
          .contains(
              switch (service) {
                case "s3", "sts" -> "<Code>";
                case "execute-api" -> "{\"message\":\"Forbidden\"}";
                default -> "\"__type\":\"";
              });
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ssm",
        "dynamodb",
        "secretsmanager",
        "states",
        "codebuild",
        "kms",
        "sts",
        "lambda",
        "s3",
        "execute-api"
      })
  void rejectsRequestsThatWereChangedAfterSigning(String service) throws Exception {
    Raw signed = requests.signed(RawHttpRequests.sample(service));
    assertThat(requests.send(signed.withPath(signed.path() + "x")).statusCode()).isEqualTo(403);
    assertThat(requests.send(signed.withPath(signed.path() + "?a=b")).statusCode()).isEqualTo(403);
    assertThat(requests.send(signed.withBody(signed.body() + " ")).statusCode()).isIn(400, 403);
    assertThat(requests.send(signed.withHeader("x-amz-extra", "1")).statusCode()).isIn(400, 403);
    String authorization = Objects.requireNonNull(signed.headers().get("Authorization"));
    int last = authorization.length() - 1;
    char other = authorization.charAt(last) == '0' ? '1' : '0';
    assertThat(
            requests
                .send(signed.withHeader("Authorization", authorization.substring(0, last) + other))
                .statusCode())
        .isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ssm",
        "dynamodb",
        "secretsmanager",
        "states",
        "codebuild",
        "lambda",
        "s3",
        "execute-api"
      })
  void rejectsOtherRegionsAndUnsignedParameters(String service) throws Exception {
    Raw request = RawHttpRequests.sample(service);
    for (String region : List.of("eu-west-1", "US-EAST-1", "us-east-1 ", "*")) {
      assertThat(requests.send(requests.signedIn(region, request)).statusCode())
          .as(region)
          .isEqualTo(403);
    }
    Raw signed = requests.signed(request);
    String authorization = Objects.requireNonNull(signed.headers().get("Authorization"));
    Raw noRegion = signed.withHeader("Authorization", authorization.replace("/us-east-1/", "//"));
    assertThat(requests.send(noRegion).statusCode()).isEqualTo(403);
    for (String parameter : List.of("X-Amz-Signature=x", "X-Amz-Signature", "x-amz-signature=x")) {
      Raw extended = signed.withPath(signed.path() + "?" + parameter);
      assertThat(requests.send(extended).statusCode()).as(parameter).isEqualTo(403);
    }
  }

  @Test
  void rejectsRequestsOutsideTheTimeWindow() throws Exception {
    Raw ssm = requests.signed(RawHttpRequests.sample("ssm"));
    Raw s3 = requests.signed(RawHttpRequests.sample("s3"));
    CLOCK.advance(Duration.ofMinutes(6));
    assertThat(requests.send(ssm).statusCode()).isEqualTo(403);
    assertThat(requests.send(s3).statusCode()).isEqualTo(200);
    CLOCK.advance(Duration.ofMinutes(10));
    assertThat(requests.send(s3).body()).contains("RequestTimeTooSkewed");
    CLOCK.advance(Duration.ofMinutes(-32));
    assertThat(requests.send(s3).statusCode()).isEqualTo(403);
    CLOCK.advance(Duration.ofMinutes(16));
    assertThat(requests.send(s3).statusCode()).isEqualTo(200);
  }

  @Test
  void rejectsSignaturesForAnotherService() throws Exception {
    Raw asDynamo = requests.signed(RawHttpRequests.sample("ssm").forService("dynamodb"));
    HttpResponse<String> answer = requests.send(asDynamo);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("UnknownOperationException");
    Raw asOther = requests.signed(RawHttpRequests.sample("ssm").forService("sqs"));
    assertThat(requests.send(asOther).statusCode()).isEqualTo(403);
    // The path could also be a bucket called init, but S3 has no such POST request.
    Raw asBucket = requests.signed(RawHttpRequests.sample("execute-api").forService("s3"));
    answer = requests.send(asBucket);
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).isEqualTo("{\"message\":\"Forbidden\"}");
  }

  @Test
  void theHttpApiInvokesItsFunction() throws Exception {
    HttpResponse<String> answer =
        requests.send(requests.signed(RawHttpRequests.sample("execute-api")));
    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.body()).isEqualTo("{}/init");
  }

  @Test
  void listensOnTheLoopbackInterfaceOnly() throws Exception {
    int port = stack.endpoint().getPort();
    for (NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
      for (InetAddress address : Collections.list(network.getInetAddresses())) {
        assertThat(listens(address, port))
            .as("%s", address)
            .isEqualTo(address.getHostAddress().equals("127.0.0.1"));
      }
    }
  }

  private static boolean listens(InetAddress address, int port) {
    try (Socket socket = new Socket(address, port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }
}
