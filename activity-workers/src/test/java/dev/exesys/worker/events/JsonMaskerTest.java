package dev.exesys.worker.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.core.contract.Json;
import dev.exesys.core.secrets.Masker;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class JsonMaskerTest {
  private final JsonMasker masker =
      new JsonMasker(
          new Masker(List.of("s3cr3t")),
          new Masker(List.of("s3cr3t", "12345678", "tf_plan", "add")));

  @Test
  void masksStringsAndNumbers() {
    assertThat(
            masker.mask(
                event("x", "info", "{\"a\":[\"a s3cr3t b\",{\"n\":12345678}],\"m\":1234567}")))
        .isEqualTo(event("x", "info", "{\"a\":[\"a *** b\",{\"n\":\"***\"}],\"m\":1234567}"));
  }

  @Test
  void keepsNamesTypeAndStatusThatEqualAPlainVariable() {
    assertThat(masker.mask(event("tf_plan", "tf_plan", "{\"add\":1,\"tf_plan\":\"tf_plan\"}")))
        .isEqualTo(event("tf_plan", "tf_plan", "{\"add\":1,\"tf_plan\":\"***\"}"));
  }

  @Test
  void masksSecretsInNamesAndKeepsEveryMember() {
    assertThat(masker.mask(event("s3cr3t", "s3cr3t", "{\"s3cr3t\":1,\"***\":2}")))
        .isEqualTo(event("***", "***", "{\"***\":1,\"*** (2)\":2}"));
  }

  private static CommandEvent event(String type, String status, String data) {
    return new CommandEvent(type, status, (ObjectNode) Json.parse(data));
  }
}
