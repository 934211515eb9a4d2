package dev.exesys.engine.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.exesys.core.contract.Diagnostic;
import dev.exesys.core.contract.ErrorResponse;
import dev.exesys.core.contract.InitResponse;
import dev.exesys.core.contract.Json;
import dev.exesys.core.contract.OrderStatus;
import dev.exesys.core.contract.Summary;
import dev.exesys.engine.runs.RunView;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The OpenAPI description matches the code. */
class OpenApiTest {

  private static JsonNode description() throws IOException {
    try (InputStream in =
        HttpApiRouter.class.getResourceAsStream("/dev/exesys/engine/openapi.json")) {
      assertThat(in).isNotNull();
      return Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static void assertFields(String schema, Class<?> type) throws IOException {
    List<String> fields =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getName)
            .map(OpenApiTest::snake)
            .toList();
    assertThat(
            description()
                .path("components")
                .path("schemas")
                .path(schema)
                .path("properties")
                .propertyNames())
        .as(schema)
        .containsExactlyInAnyOrderElementsOf(fields);
  }

  private static String snake(String name) {
    return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  @Test
  void everyAnswerHasTheFieldsOfItsRecord() throws IOException {
    assertFields("Accepted", InitResponse.class);
    assertFields("Error", ErrorResponse.class);
    assertFields("Diagnostic", Diagnostic.class);
    assertFields("Summary", Summary.class);
    assertFields("Run", RunView.class);
  }

  @Test
  void everyStatusIsListed() throws IOException {
    JsonNode statuses = description().at("/components/schemas/Order/properties/status/enum");
    assertThat(statuses)
        .map(JsonNode::asString)
        .containsExactlyElementsOf(
            Arrays.stream(OrderStatus.values()).map(OrderStatus::wire).toList());
  }

  @Test
  void everyReferenceIsDefinedAndEverySchemaIsOne() throws IOException {
    JsonNode description = description();
    for (String reference : description.findValuesAsString("$ref")) {
      if (reference.startsWith("#")) {
        assertThat(description.at(reference.substring(1)).isMissingNode()).as(reference).isFalse();
      }
    }
    String meta = "https://json-schema.org/draft/2020-12/schema";
    var validator =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(SchemaLocation.of(meta));
    for (JsonNode schema : description.at("/components/schemas")) {
      assertThat(validator.validate(schema.toString(), InputFormat.JSON)).isEmpty();
    }
  }
}
