package dev.exesys.core.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.core.contract.Diagnostic;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class LargeJobTest {

  private static ObjectNode chain(int orders) {
    ObjectNode job = JobValidatorTest.job();
    ArrayNode list = job.putArray("orders");
    for (int i = 0; i < orders; i++) {
      ObjectNode order = order(list, "o" + i);
      if (i > 0) {
        order.putArray("dependencies").add("o" + (i - 1));
      }
    }
    return job;
  }

  private static ObjectNode order(ArrayNode list, String name) {
    ObjectNode order = list.addObject().put("order_name", name);
    order.put("timeout", 60).put("execution_target", "lambda").putArray("cmds").add("true");
    return order;
  }

  @Test
  void validatesAChainOf100000Orders() {
    ObjectNode job = chain(100_000);
    assertThat(new JobValidator(ValidationPolicy.open()).validate(job))
        .isInstanceOf(ValidationResult.Accepted.class);
    ((ObjectNode) job.path("orders").get(0)).putArray("dependencies").add("o99999");
    assertThat(new JobValidator(ValidationPolicy.open()).validate(job).diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly("cycle");
  }

  @Test
  void validatesAnOrderWith100000Dependencies() {
    ObjectNode job = JobValidatorTest.job();
    ArrayNode list = job.putArray("orders");
    for (int i = 0; i < 99_999; i++) {
      order(list, "o" + i);
    }
    ArrayNode all = order(list, "join").putArray("dependencies");
    for (int i = 0; i < 99_999; i++) {
      all.add("o" + i);
    }
    ValidationResult validated = new JobValidator(ValidationPolicy.open()).validate(job);
    assertThat(validated.diagnostics()).isEmpty();
    assertThat(((ValidationResult.Accepted) validated).job().orders().getLast().dependencies())
        .hasSize(99_999);
  }

  @Test
  void tenThousandOrdersTakeLittleTime() {
    JobValidator validator = new JobValidator(ValidationPolicy.open());
    String json = chain(10_000).toString();
    validator.validateJson(json);
    long before = System.nanoTime();
    validator.validateJson(json);
    // Some tens of milliseconds on a quiet machine; the bound only catches what grows faster than
    // the job.
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
  }
}
