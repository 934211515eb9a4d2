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
      ObjectNode order =
          list.addObject()
              .put("order_name", "o" + i)
              .put("timeout", 60)
              .put("execution_target", "lambda");
      order.putArray("cmds").add("true");
      if (i > 0) {
        order.putArray("dependencies").add("o" + (i - 1));
      }
    }
    return job;
  }

  @Test
  void aChainOfAHundredThousandOrdersNeedsNoDeepStack() {
    ObjectNode job = chain(100_000);
    assertThat(new JobValidator(ValidationPolicy.open()).validate(job))
        .isInstanceOf(Validated.Accepted.class);
    ((ObjectNode) job.path("orders").get(0)).putArray("dependencies").add("o99999");
    assertThat(new JobValidator(ValidationPolicy.open()).validate(job).diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly("cycle");
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
