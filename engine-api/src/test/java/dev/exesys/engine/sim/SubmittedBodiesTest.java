package dev.exesys.engine.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.core.contract.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Submits random bodies to POST /init: each is accepted or refused with a reason, and none is an
 * internal error. 100,000 bodies with {@code -Dexesys.load=full}, 2,000 otherwise.
 */
class SubmittedBodiesTest {

  private static final int BODIES =
      "full".equals(System.getProperty("exesys.load")) ? 100_000 : 2_000;
  private static final int BODIES_PER_ENGINE = 200;

  @Test
  void acceptsOrRefusesEveryBody() {
    int accepted = 0;
    SimEngine sim = new SimEngine(new Random(0));
    for (int seed = 0; seed < BODIES; seed++) {
      if (seed % BODIES_PER_ENGINE == 0) {
        sim = new SimEngine(new Random(seed));
      }
      String body = new RandomBodies(new Random(seed)).next();
      accepted += status(sim, body, "seed " + seed) == 200 ? 1 : 0;
    }
    assertThat(accepted).as("accepted bodies").isBetween(BODIES / 50, BODIES / 2);
  }

  /** Bodies that were internal errors. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"timeout\": 1e30",
        "\"timeout\": 1e400",
        "\"timeout\": -1e400",
        "\"timeout\": 1e2147483647",
        "\"timeout\": 60, \"x\": 1e99999999999",
        "\"timeout\": 60, \"x\": 0e-99999999999",
      })
  void refusesNumbersOutOfRange(String member) {
    String job =
        "{\"git_repo\": \"o/r\", \"git_token_location\": \"aws:::ssm:/t\", \"username\": \"u\", \"pr_number\": 1,"
            + " \"orders\": [{\"cmds\": [\"true\"], \"execution_target\": \"lambda\", "
            + member
            + "}]}";
    String encoded = Base64.getEncoder().encodeToString(job.getBytes(StandardCharsets.UTF_8));
    String body = Json.object().put("job_parameters_b64", encoded).toString();
    assertThat(status(new SimEngine(new Random(1)), body, member)).isEqualTo(400);
  }

  @Test
  void refusesANumberOutOfRangeInTheBodyItself() {
    assertThat(status(new SimEngine(new Random(1)), "{\"x\": 1e99999999999}", "body"))
        .isEqualTo(400);
  }

  private static int status(SimEngine sim, String body, String as) {
    JsonNode response = sim.ask("POST", "/init", Map.of(), body);
    int status = response.path("statusCode").asInt();
    assertThat(status).as(as + ": " + body + " -> " + response).isIn(200, 400);
    // A response that is not valid UTF-8 would fail on its way to the client.
    byte[] sent = response.path("body").asString().getBytes(StandardCharsets.UTF_8);
    JsonNode answer = Json.parse(new String(sent, StandardCharsets.UTF_8));
    assertThat(answer.path("status").asString()).as(as).isEqualTo(status == 200 ? "ok" : "error");
    if (status == 400) {
      assertThat(answer.path("error").asString()).as(as).isNotBlank();
    }
    return status;
  }
}
