package dev.exesys.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Verifies that the published schema and the code define the same fields and choices. */
class JobSchemaTest {

  private static JsonNode at(String pointer) throws IOException {
    try (InputStream in = Job.class.getResourceAsStream("job.schema.json")) {
      assertThat(in).isNotNull();
      return Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)).at(pointer);
    }
  }

  private static List<String> fields(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .flatMap(component -> fields(component).stream())
        .toList();
  }

  /** Returns the fields of a job that make a component. */
  private static List<String> fields(RecordComponent component) {
    if (component.getType() == DataFlow.class) {
      return fields(DataFlow.class);
    }
    if (component.getType() == ConcurrencyGroup.class) {
      return List.of("concurrency_group", "cancel_in_progress");
    }
    return List.of(fieldName(component));
  }

  private static String fieldName(RecordComponent component) {
    return component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  private static List<String> choices(String pointer) throws IOException {
    return at(pointer).valueStream().filter(JsonNode::isString).map(JsonNode::stringValue).toList();
  }

  @Test
  void definesEveryFieldOfJobsAndOrders() throws IOException {
    assertThat(at("/properties").propertyNames())
        // The last two are not part of a read job: one is for editors, the other is expanded.
        .filteredOn(name -> !Set.of("$schema", "defaults").contains(name))
        .containsExactlyInAnyOrderElementsOf(fields(Job.class));
    assertThat(at("/$defs/order/properties").propertyNames())
        .containsExactlyInAnyOrderElementsOf(fields(Order.class));
  }

  @Test
  void definesEveryChoice() throws IOException {
    assertThat(choices("/$defs/order/properties/execution_target/enum"))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(ExecutionTarget.values()).map(ExecutionTarget::wire).toList());
    assertThat(choices("/$defs/order/properties/when/enum"))
        .containsExactlyInAnyOrderElementsOf(Arrays.stream(When.values()).map(When::wire).toList());
  }
}
