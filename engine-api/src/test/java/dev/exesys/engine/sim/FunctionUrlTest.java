package dev.exesys.engine.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.core.contract.Json;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The function URL, whose callers have one permission for all paths, does not accept approvals. */
class FunctionUrlTest {
  private static final String APPROVAL =
      "/runs/11111111-2222-4333-8444-555555555555/orders/deploy/approval";

  private final SimEngine engine = new SimEngine(new Random(1));

  @Test
  void approvalsMustBeSentToTheHttpApi() {
    JsonNode refused = approve("abcdefghij.lambda-url.eu-west-1.on.aws");
    assertThat(refused.path("statusCode").asInt()).isEqualTo(403);
    assertThat(refused.path("body").asString()).contains("send the request to the HTTP API");

    JsonNode unknown = approve("abcdefghij.execute-api.eu-west-1.amazonaws.com");
    assertThat(unknown.path("statusCode").asInt()).isEqualTo(404);
  }

  private JsonNode approve(String domain) {
    ObjectNode event = Json.object().put("rawPath", APPROVAL).put("body", "{\"approve\":true}");
    ObjectNode context = event.putObject("requestContext").put("domainName", domain);
    context.putObject("http").put("method", "POST");
    return engine.init(event);
  }
}
