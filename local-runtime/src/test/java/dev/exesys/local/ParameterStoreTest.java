package dev.exesys.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.ParameterAlreadyExistsException;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterStringFilter;
import software.amazon.awssdk.services.ssm.model.ParameterTier;
import software.amazon.awssdk.services.ssm.model.ParameterType;
import software.amazon.awssdk.services.ssm.model.SsmException;

/** Tests the local Parameter Store through the AWS SDK. */
class ParameterStoreTest {
  @TempDir Path directory;

  @Test
  void keepsParametersAcrossARestartAndEncryptsSecureStrings() throws IOException {
    try (LocalStack stack = start();
        SsmClient ssm = Clients.on(stack.endpoint(), SsmClient.builder())) {
      ssm.putParameter(
          b -> b.name("/a/key").value("s3cr3t-value").type(ParameterType.SECURE_STRING));
      ssm.putParameter(b -> b.name("/a/plain").value("v1").type(ParameterType.STRING));
      assertThatThrownBy(() -> ssm.putParameter(b -> b.name("/a/plain").value("v2").type("String")))
          .isInstanceOf(ParameterAlreadyExistsException.class);
      assertThat(ssm.putParameter(b -> b.name("/a/plain").value("v2").overwrite(true)).version())
          .isEqualTo(2);
    }
    for (String file : List.of("stack.db", "stack.db-wal")) {
      if (Files.exists(directory.resolve(file))) {
        assertThat(Files.readString(directory.resolve(file), StandardCharsets.ISO_8859_1))
            .doesNotContain("s3cr3t-value");
      }
    }
    try (LocalStack stack = start();
        SsmClient ssm = Clients.on(stack.endpoint(), SsmClient.builder())) {
      Parameter key = ssm.getParameter(b -> b.name("/a/key").withDecryption(true)).parameter();
      assertThat(key.value()).isEqualTo("s3cr3t-value");
      assertThat(key.type()).isEqualTo(ParameterType.SECURE_STRING);
      assertThat(ssm.getParameter(b -> b.name("/a/key")).parameter().value())
          .isNotEqualTo("s3cr3t-value");
      assertThat(ssm.getParameter(b -> b.name("/a/plain:2")).parameter().value()).isEqualTo("v2");
    }
  }

  @Test
  void findsParametersByArn() throws IOException {
    try (LocalStack stack = start();
        SsmClient ssm = Clients.on(stack.endpoint(), SsmClient.builder())) {
      for (String name : List.of("plain", "/path", "/a/b")) {
        ssm.putParameter(b -> b.name(name).value(name).type(ParameterType.STRING));
        String arn = ssm.getParameter(b -> b.name(name)).parameter().arn();
        assertThat(ssm.getParameter(b -> b.name(arn)).parameter().value()).isEqualTo(name);
      }
    }
  }

  @Test
  void findsParametersByPathNameAndFilter() throws IOException {
    try (LocalStack stack = start();
        SsmClient ssm = Clients.on(stack.endpoint(), SsmClient.builder())) {
      for (int i = 0; i < 23; i++) {
        String name = "/p/q/%02d".formatted(i);
        ssm.putParameter(b -> b.name(name).value("x").type("String"));
      }
      ssm.putParameter(b -> b.name("/p/list").value("a,b").type("StringList"));
      List<String> below = new ArrayList<>();
      ssm.getParametersByPathPaginator(b -> b.path("/p").recursive(true))
          .forEach(page -> page.parameters().forEach(parameter -> below.add(parameter.name())));
      assertThat(below).hasSize(24).isSorted();
      assertThat(ssm.getParametersByPath(b -> b.path("/p")).parameters()).hasSize(1);
      List<String> described = new ArrayList<>();
      ssm.describeParametersPaginator(
              b -> b.maxResults(5).parameterFilters(filter("Name", "BeginsWith", "/p/q/1")))
          .forEach(page -> page.parameters().forEach(parameter -> described.add(parameter.name())));
      assertThat(described).hasSize(10);
      var several = ssm.getParameters(b -> b.names("/p/list", "/p/none"));
      assertThat(several.parameters()).hasSize(1);
      assertThat(several.invalidParameters()).containsExactly("/p/none");
      ssm.deleteParameter(b -> b.name("/p/list"));
      assertThatThrownBy(() -> ssm.deleteParameter(b -> b.name("/p/list")))
          .isInstanceOf(ParameterNotFoundException.class);
      assertThat(ssm.deleteParameters(b -> b.names("/p/q/00", "/p/list")).deletedParameters())
          .containsExactly("/p/q/00");
    }
  }

  @Test
  void hidesExpiredParameters() throws IOException {
    TestClock clock = new TestClock();
    try (LocalStack stack = LocalStack.start(options().withClock(clock));
        SsmClient ssm = Clients.on(stack.endpoint(), SsmClient.builder())) {
      Instant expires = clock.instant().plus(Duration.ofMinutes(2));
      String policy =
          "[{\"Type\":\"Expiration\",\"Version\":\"1.0\",\"Attributes\":{\"Timestamp\":\""
              + expires
              + "\"}}]";
      assertThatThrownBy(() ->
              ssm.putParameter(
                  b -> b.name("k").value("v").type("String").tier("Standard").policies(policy)))
          .isInstanceOf(SsmException.class);
      ssm.putParameter(
          b -> b.name("k").value("v").type("String").tier(ParameterTier.ADVANCED).policies(policy));
      assertThat(ssm.getParameter(b -> b.name("k")).parameter().value()).isEqualTo("v");
      clock.advance(Duration.ofMinutes(3));
      assertThatThrownBy(() -> ssm.getParameter(b -> b.name("k")))
          .isInstanceOf(ParameterNotFoundException.class);
    }
  }

  @Test
  void rejectsUnsupportedOperationsAndFiltersByName() throws IOException {
    try (LocalStack stack = start();
        SsmClient ssm = Clients.on(stack.endpoint(), SsmClient.builder())) {
      assertThatThrownBy(() -> ssm.getParameterHistory(b -> b.name("k")))
          .hasMessageContaining("GetParameterHistory");
      assertThatThrownBy(
              () -> ssm.describeParameters(b -> b.parameterFilters(filter("tag:x", "Equals", "v"))))
          .hasMessageContaining("tag:x");
    }
  }

  private static ParameterStringFilter filter(String key, String option, String value) {
    return ParameterStringFilter.builder().key(key).option(option).values(value).build();
  }

  private LocalStack start() throws IOException {
    return LocalStack.start(options());
  }

  private LocalStackOptions options() {
    return LocalStackOptions.of(directory, Clients.CREDENTIALS);
  }
}
