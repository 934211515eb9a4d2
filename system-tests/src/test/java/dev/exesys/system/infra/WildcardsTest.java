package dev.exesys.system.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WildcardsTest {

  private static final List<String> OWNED = List.of(":table/exesys-");

  @Test
  void acceptsNamedActionsOnNamedResources() {
    assertThat(complaints("dynamodb:GetItem", "arn:aws:dynamodb:r:a:table/exesys-orders", ""))
        .isEmpty();
    assertThat(complaints("dynamodb:GetItem", "arn:aws:dynamodb:r:a:table/exesys-*", "")).isEmpty();
  }

  @Test
  void reportsWildcardActions() {
    assertThat(complaints("dynamodb:*", "arn:aws:dynamodb:r:a:table/exesys-orders", ""))
        .containsExactly("role/Sid: action dynamodb:*");
  }

  @Test
  void reportsAllResourcesIfTheServiceSupportsResources() {
    assertThat(complaints("dynamodb:GetItem", "*", "")).hasSize(1);
    assertThat(complaints("ssm:CancelCommand", "*", "")).isEmpty();
  }

  @Test
  void reportsPatternsOverForeignResources() {
    assertThat(complaints("dynamodb:GetItem", "arn:aws:dynamodb:r:a:table/*", "")).hasSize(1);
  }

  @Test
  void requiresAConditionForNamelessResources() {
    assertThat(complaints("ssm:SendCommand", "arn:aws:ec2:r:a:instance/*", "")).hasSize(1);
    assertThat(complaints("ssm:SendCommand", "arn:aws:ec2:r:a:instance/*", "{\"a\":1}")).isEmpty();
  }

  private static List<String> complaints(String action, String resource, String condition) {
    return Wildcards.in(
            new Statement("role", "Sid", "Allow", List.of(action), List.of(resource), condition),
            OWNED)
        .toList();
  }
}
