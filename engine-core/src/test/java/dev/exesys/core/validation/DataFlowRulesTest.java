package dev.exesys.core.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.exesys.core.contract.DataFlow;
import dev.exesys.core.contract.Diagnostic;
import dev.exesys.core.contract.OutputReference;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** The rules about {@code inputs}, {@code artifacts} and {@code artifacts_from}. */
class DataFlowRulesTest {

  private static final JobValidator VALIDATOR = new JobValidator(ValidationPolicy.open());

  private final ObjectNode job = JobValidatorTest.job();

  private ObjectNode order(String name, String... dependencies) {
    ObjectNode order =
        job.withArray("orders").addObject().put("order_name", name).put("timeout", 9);
    order.put("execution_target", "lambda").putArray("cmds").add("true");
    List.of(dependencies).forEach(order.putArray("dependencies")::add);
    return order;
  }

  private List<Diagnostic> problems() {
    return VALIDATOR.validate(job).diagnostics();
  }

  @Test
  void readsInputsArtifactsAndProducers() {
    order("net.work").putArray("artifacts").add("tfplan").add("out/**");
    ObjectNode app = order("app", "net.work");
    app.putObject("inputs").put("VPC", "net.work.vpc-id").put("ALSO", "net.work.b");
    app.putArray("artifacts_from").add("net.work");

    ValidationResult.Accepted accepted = (ValidationResult.Accepted) VALIDATOR.validate(job);

    DataFlow flow = accepted.job().orders().getLast().dataFlow();
    assertThat(flow.inputs())
        .containsEntry("VPC", new OutputReference("net.work", "vpc-id"))
        .containsEntry("ALSO", new OutputReference("net.work", "b"));
    assertThat(flow.producers()).containsExactly("net.work");
    assertThat(DataFlow.parseInputs(flow.inputTexts())).isEqualTo(flow.inputs());
    assertThat(accepted.job().orders().get(1).dataFlow().artifacts())
        .containsExactly("tfplan", "out/**");
  }

  @Test
  void acceptsOutputsOfIndirectDependencies() {
    order("first");
    for (int i = 0; i < 50; i++) {
      order("o" + i, i == 0 ? "first" : "o" + (i - 1)).putObject("inputs").put("A", "first.a");
    }

    assertThat(problems()).isEmpty();
  }

  @Test
  void suggestsTheNameOfAnUnknownOrder() {
    order("network");
    order("app", "network").putObject("inputs").put("VPC", "netwrok.vpc");

    assertThat(problems())
        .containsExactly(
            Diagnostic.error(
                "unknown_order",
                "/orders/2/inputs/VPC",
                "there is no order \"netwrok\": did you mean \"network\"?"));
  }

  @Test
  void refusesAnOrderThatIsNotADependency() {
    order("network");
    order("app", "a").putObject("inputs").put("VPC", "network.vpc");

    assertThat(problems())
        .containsExactly(
            Diagnostic.error(
                "not_a_dependency",
                "/orders/2/inputs/VPC",
                "order \"app\" does not depend on \"network\": add it to \"dependencies\""));
  }

  @Test
  void reportsACycleAsThatAlone() {
    order("b", "c").putObject("inputs").put("X", "a.x");
    order("c", "b");

    assertThat(problems()).extracting(Diagnostic::code).containsExactly("cycle");
  }

  @Test
  void warnsAboutARepeatedProducer() {
    order("b").putArray("artifacts").add("x");
    order("c", "b").putArray("artifacts_from").add("b").add("b");

    assertThat(problems())
        .extracting(Diagnostic::severity, Diagnostic::pointer)
        .containsExactly(tuple(Diagnostic.Severity.WARNING, "/orders/2/artifacts_from/1"));
  }
}
