package dev.exesys.deployment.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** The SDK reads the same settings from system properties as from variables of the environment. */
class SdkClientsTest {
  private static final Map<String, String> FOREIGN =
      new LinkedHashMap<>(
          Map.of(
              "http.proxyHost", "127.0.0.1",
              "http.proxyPort", "9",
              "http.nonProxyHosts", "none",
              "aws.useFipsEndpoint", "true",
              "aws.useDualstackEndpoint", "true",
              "aws.profile", "missing"));

  @Test
  void takesNothingButItsOwnSettingsForALocalEndpoint() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    Properties before = (Properties) System.getProperties().clone();
    FOREIGN.forEach(System::setProperty);
    URI endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    try (SdkClients clients =
            new SdkClients(AwsBasicCredentials.create("id", "key"), Region.US_EAST_1, endpoint);
        S3Client s3 = clients.s3()) {
      assertThat(s3.headBucket(b -> b.bucket("bucket")).sdkHttpResponse().isSuccessful()).isTrue();
    } finally {
      System.setProperties(before);
      server.stop(0);
    }
  }
}
