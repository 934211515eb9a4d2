package dev.exesys.core.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.exesys.core.contract.Diagnostic;
import dev.exesys.core.contract.Job;
import dev.exesys.core.contract.Json;
import dev.exesys.core.contract.Order;
import dev.exesys.core.contract.When;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class JobValidatorTest {

  private static final ValidationPolicy POLICY =
      new ValidationPolicy(
          List.of("/shop/", "/exesys/"),
          List.of("shop/"),
          "exesys",
          List.of("arn:aws:iam::*:role/deploy-*"),
          false,
          () -> List.of("build", "gpu"));
  private static final JobValidator VALIDATOR = new JobValidator(POLICY);

  static ObjectNode job() {
    return (ObjectNode)
        Json.parse(
            """
            {"git_repo": "org/repo", "git_token_location": "aws:::ssm:/exesys/git-token", "username": "ada",
             "pr_number": 1,
             "orders": [{"order_name": "a", "cmds": ["true"], "timeout": 60, "execution_target": "lambda"}]}\
            """);
  }

  private static List<String> codes(String json) {
    return VALIDATOR.validateJson(json).diagnostics().stream()
        .map(d -> d.code() + " " + d.pointer())
        .toList();
  }

  private static Job accepted(String json) {
    ValidationResult validated = VALIDATOR.validateJson(json);
    assertThat(validated).as(validated.toString()).isInstanceOf(ValidationResult.Accepted.class);
    return ((ValidationResult.Accepted) validated).job();
  }

  @Test
  void appliesTheDefaultsOfTheContract() {
    Job job = accepted(job().toString());
    assertThat(job.flowLabel()).isEqualTo("exec");
    assertThat(job.jobTimeout()).isEqualTo(3600);
    Order order = job.orders().getFirst();
    assertThat(order.mustSucceed()).isTrue();
    assertThat(order.when()).isEqualTo(When.ON_SUCCESS);
  }

  @Test
  void acceptsNullForOptionalFields() {
    ObjectNode job = job();
    for (String field :
        List.of("commit_hash", "flow_label", "job_timeout", "issue_number", "sops_key_ssm_path")) {
      job.putNull(field);
    }
    ObjectNode order = (ObjectNode) job.path("orders").get(0);
    for (String field :
        List.of(
            "order_name",
            "git_folder",
            "must_succeed",
            "queue_id",
            "dependencies",
            "env_vars",
            "ssm_paths",
            "secret_manager_paths",
            "when",
            "ssm_targets")) {
      order.putNull(field);
    }
    assertThat(accepted(job.toString()).orders().getFirst().orderName()).isEqualTo("order-0001");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /pr_number                     | null                     | missing_number
          /pr_number                     | 0                        | out_of_range /pr_number
          /pr_number                     | "1"                      | wrong_type /pr_number
          /git_repo                      | 7                        | wrong_type /git_repo
          /git_repo                      | "repo"                   | bad_form /git_repo
          /git_repo                      | ""                       | empty /git_repo
          /git_token_location            | "ssm:/x"                 | bad_token_location /git_token_location
          /git_token_location            | "aws:::ssm:x"            | bad_token_location /git_token_location
          /git_token_location            | "aws:::ssm:/other/x"     | parameter_not_allowed /git_token_location
          /sops_key_ssm_path             | "/exesys/runs/r/age-key" | parameter_not_allowed /sops_key_ssm_path
          /username                      | "a\\u0007"               | bad_name /username
          /job_timeout                   | 1.5                      | wrong_type /job_timeout
          /job_timeout                   | 0                        | out_of_range /job_timeout
          /job_timeout                   | 1e30                     | out_of_range /job_timeout
          /pr_number                     | 1e400                    | out_of_range /pr_number
          /issue_number                  | -1e400                   | out_of_range /issue_number
          /orders/0/timeout              | 1e2147483647             | out_of_range /orders/0/timeout
          /git_repo                      | "a/../b"                 | bad_form /git_repo
          /commit_hash                   | "a..b"                   | bad_form /commit_hash
          /orders/0/ssm_paths            | ["RUN_ID=/shop/x"]       | reserved_variable /orders/0/ssm_paths/0
          /orders/0/ssm_paths            | ["X=/other/x"]           | parameter_not_allowed /orders/0/ssm_paths/0
          /orders/0/ssm_paths            | ["a-b=/shop/x"]          | bad_parameter_name /orders/0/ssm_paths/0
          /orders/0/secret_manager_paths | ["sops=shop/x"]          | reserved_variable /orders/0/secret_manager_paths/0
          /orders/0/secret_manager_paths | ["X=other/x"]            | secret_not_allowed /orders/0/secret_manager_paths/0
          /commit_hash                   | "--upload-pack=x"        | bad_form /commit_hash
          /fail_fast                     | "yes"                    | wrong_type /fail_fast
          /orders                        | []                       | empty /orders
          /orders                        | {}                       | wrong_type /orders
          /orders/0                      | 7                        | wrong_type /orders/0
          /orders/0/cmds                 | []                       | empty /orders/0/cmds
          /orders/0/cmds                 | "true"                   | wrong_type /orders/0/cmds
          /orders/0/cmds/0               | ""                       | empty /orders/0/cmds/0
          /orders/0/cmds/0               | "  "                     | empty /orders/0/cmds/0
          /orders/0/cmds/0               | "a\\u0000b"              | bad_command /orders/0/cmds/0
          /orders/0/cmds/0               | "a\\ud800b"              | bad_text /orders/0/cmds/0
          /orders/0/timeout              | 901                      | timeout_over_limit /orders/0/timeout
          /orders/0/timeout              | -1                       | out_of_range /orders/0/timeout
          /orders/0/timeout              | true                     | wrong_type /orders/0/timeout
          /orders/0/execution_target     | "fargate"                | unknown_target /orders/0/execution_target
          /orders/0/execution_target     | "ssm"                    | no_instance /orders/0/ssm_targets
          /orders/0/execution_target     | "activity"               | no_pool /orders/0/pool
          /orders/0/order_name           | "a:b"                    | bad_name /orders/0/order_name
          /orders/0/order_name           | "a\\tb"                  | bad_name /orders/0/order_name
          /orders/0/order_name           | "_job"                   | bad_name /orders/0/order_name
          /orders/0/order_name           | ""                       | empty /orders/0/order_name
          /orders/0/git_folder           | "../x"                   | folder_outside /orders/0/git_folder
          /orders/0/git_folder           | "a/../../x"              | folder_outside /orders/0/git_folder
          /orders/0/git_folder           | "/etc"                   | folder_outside /orders/0/git_folder
          /orders/0/dependencies         | ["a"]                    | self_dependency /orders/0/dependencies/0
          /orders/0/dependencies         | ["b"]                    | unknown_dependency /orders/0/dependencies/0
          /orders/0/dependencies         | [1]                      | wrong_type /orders/0/dependencies/0
          /orders/0/env_vars             | {"A-B": "x"}             | bad_variable_name /orders/0/env_vars/A-B
          /orders/0/env_vars             | {"a/b": "x"}             | bad_variable_name /orders/0/env_vars/a~1b
          /orders/0/env_vars             | {"RUN_ID": "x"}          | reserved_variable /orders/0/env_vars/RUN_ID
          /orders/0/env_vars             | {"AWS_EXE_SYS_X": "x"}   | reserved_variable /orders/0/env_vars/AWS_EXE_SYS_X
          /orders/0/env_vars             | {"A": 1}                 | wrong_type /orders/0/env_vars/A
          /orders/0/ssm_paths            | ["/other/x"]             | parameter_not_allowed /orders/0/ssm_paths/0
          /orders/0/ssm_paths            | ["shop/x"]               | bad_parameter_name /orders/0/ssm_paths/0
          /orders/0/secret_manager_paths | ["other/x"]              | secret_not_allowed /orders/0/secret_manager_paths/0
          /orders/0/secret_manager_paths | ["a b"]                  | bad_secret_name /orders/0/secret_manager_paths/0
          /orders/0/role_arn             | "arn:aws:iam::111122223333:role/admin" | role_not_allowed /orders/0/role_arn
          /orders/0/role_arn             | "the-role-of-the-job"    | bad_role_arn /orders/0/role_arn
          /orders/0/when                 | "never"                  | unknown_when /orders/0/when
          /orders/0/ssm_targets          | ["host-1"]               | bad_instance /orders/0/ssm_targets/0
          /orders/0/ssm_targets          | "i-1"                    | wrong_type /orders/0/ssm_targets
          /orders/0/ssm_targets          | {"instance_ids": ["x"]}  | bad_instance /orders/0/ssm_targets/instance_ids/0
          /orders/0/ssm_targets          | {"instance_ids": []}     | empty /orders/0/ssm_targets/instance_ids
          /orders/0/ssm_targets          | {"tags": {"a=b": "c"}}   | bad_tag /orders/0/ssm_targets/tags/a=b
          /orders/0/ssm_targets          | {"tags": {"a": 1}}       | wrong_type /orders/0/ssm_targets/tags/a
          /orders/0/depends_on           | []                       | unknown_field /orders/0/depends_on
          /orders/0/must_suceed          | true                     | unknown_field /orders/0/must_suceed
          """)
  void rejectsAnInvalidValue(String pointer, String value, String expected) {
    ObjectNode job = job();
    int slash = pointer.lastIndexOf('/');
    var parent = job.at(pointer.substring(0, slash));
    String field = pointer.substring(slash + 1);
    if (parent.isArray()) {
      ((ArrayNode) parent).set(Integer.parseInt(field), Json.parse(value));
    } else {
      ((ObjectNode) parent).set(field, Json.parse(value));
    }
    assertThat(VALIDATOR.validate(job)).isInstanceOf(ValidationResult.Refused.class);
    assertThat(codes(job.toString())).map(String::strip).contains(expected);
  }

  @ParameterizedTest
  @CsvSource({"git_repo", "git_token_location", "username", "orders"})
  void rejectsAJobWithoutARequiredField(String field) {
    ObjectNode job = job();
    job.remove(field);
    assertThat(codes(job.toString())).containsExactly("missing_field /" + field);
  }

  @ParameterizedTest
  @CsvSource({"cmds", "timeout", "execution_target"})
  void rejectsAnOrderWithoutARequiredField(String field) {
    ObjectNode job = job();
    ((ObjectNode) job.path("orders").get(0)).remove(field);
    assertThat(codes(job.toString())).containsExactly("missing_field /orders/0/" + field);
  }

  @Test
  void acceptsAnEntryThatNamesItsVariable() {
    ObjectNode job = job();
    ObjectNode order = (ObjectNode) job.path("orders").get(0);
    order.putArray("ssm_paths").add("TOKEN=/shop/x");
    order.putArray("secret_manager_paths").add("DB=shop/y");
    assertThat(accepted(job.toString()).orders().getFirst().ssmPaths())
        .containsExactly("TOKEN=/shop/x");
  }

  @Test
  void acceptsAByteOrderMark() {
    String marked = "\uFEFF" + job();
    assertThat(accepted(marked).username()).isEqualTo("ada");
    String base64 = Base64.getEncoder().encodeToString(marked.getBytes(StandardCharsets.UTF_8));
    assertThat(VALIDATOR.validateBase64(base64)).isInstanceOf(ValidationResult.Accepted.class);
  }

  @Test
  void refusesANumberThatNoDecimalCanHold() {
    assertThat(codes(job().toString().replace("60", "1e99999999999"))).containsExactly("not_json ");
  }

  @Test
  void rejectsNamesOfMoreThan256Characters() {
    ObjectNode job = job();
    ((ObjectNode) job.path("orders").get(0)).put("order_name", "x".repeat(257));
    assertThat(codes(job.toString())).containsExactly("too_long /orders/0/order_name");
  }

  @Test
  void reportsACycleAsAPath() {
    ObjectNode job = job();
    var orders = job.putArray("orders");
    for (var o : List.of(List.of("a", "c"), List.of("b", "a"), List.of("c", "b"))) {
      ObjectNode order =
          orders
              .addObject()
              .put("order_name", o.get(0))
              .put("timeout", 1)
              .put("execution_target", "lambda");
      order.putArray("cmds").add("true");
      order.putArray("dependencies").add(o.get(1));
    }
    assertThat(VALIDATOR.validate(job).diagnostics())
        .extracting(Diagnostic::code, Diagnostic::message)
        .containsExactly(
            tuple("cycle", "dependency cycle a -> c -> b -> a: remove one of these dependencies"));
  }

  @Test
  void reportsAllProblemsAtOnce() {
    assertThat(
            codes(
                """
                {"git_repo": 1, "username": "", "orders": [
                  {"order_name": "x:y", "timeout": 0, "execution_target": "lambda", "dependencies": ["no"]},
                  {"order_name": "b", "cmds": ["true"], "timeout": 5000, "execution_target": "lambda"},
                  {"order_name": "b", "cmds": ["true"], "timeout": 5, "execution_target": "moon"}]}\
                """))
        .containsExactlyInAnyOrder(
            "wrong_type /git_repo",
            "empty /username",
            "missing_field /git_token_location",
            "missing_number ",
            "missing_field /orders/0/cmds",
            "out_of_range /orders/0/timeout",
            "bad_name /orders/0/order_name",
            "unknown_dependency /orders/0/dependencies/0",
            "timeout_over_limit /orders/1/timeout",
            "duplicate_name /orders/2/order_name",
            "unknown_target /orders/2/execution_target");
  }

  @Test
  void requiresAPoolThatExists() {
    ObjectNode job = job();
    ObjectNode order = (ObjectNode) job.path("orders").path(0);
    order.put("execution_target", "activity").put("pool", "gpu");
    assertThat(accepted(job.toString()).orders().getFirst().pool()).isEqualTo("gpu");
    order.put("pool", "cpu");
    assertThat(VALIDATOR.validateJson(job.toString()).diagnostics())
        .extracting(Diagnostic::line)
        .containsExactly(
            "/orders/0/pool: names pool cpu, which does not exist: the pools of this deployment are"
                + " build, gpu [unknown_pool]");
    order.put("pool", "a b");
    assertThat(codes(job.toString())).containsExactly("bad_pool /orders/0/pool");
  }

  @Test
  void aPoolOfTheDefaultsAppliesToOrdersOnPools() {
    ObjectNode job = job();
    job.putObject("defaults").put("pool", "gpu");
    assertThat(accepted(job.toString()).orders().getFirst().pool()).isNull();
    assertThat(codes(job.toString())).isEmpty();
    ((ObjectNode) job.path("orders").path(0)).put("execution_target", "activity");
    assertThat(accepted(job.toString()).orders().getFirst().pool()).isEqualTo("gpu");
  }

  @Test
  void ignoresUnknownFieldsThatResembleNoKnownOne() {
    ObjectNode job = job().put("ticket", "ABC-1");
    assertThat(accepted(job.toString()).username()).isEqualTo("ada");
    assertThat(codes(job.toString())).containsExactly("unknown_field /ticket");
  }

  @Test
  void rejectsInvalidBase64AndInvalidJson() {
    assertThat(VALIDATOR.validateBase64("%%%").diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly("not_base64");
    String notJson = Base64.getEncoder().encodeToString("{".getBytes(StandardCharsets.UTF_8));
    assertThat(VALIDATOR.validateBase64(notJson).diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly("not_json");
    String latin1 = Base64.getEncoder().encodeToString(new byte[] {(byte) 0xe9});
    assertThat(VALIDATOR.validateBase64(latin1).diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly("not_json");
    assertThat(codes("{\"a\": 1, \"a\": 2}")).containsExactly("not_json ");
    assertThat(codes("[]")).containsExactly("wrong_type ");
    assertThat(codes("{} {}")).containsExactly("not_json ");
  }

  @Test
  void neverRepeatsAValueThatMayBeSecret() {
    ObjectNode job = job();
    ((ObjectNode) job.path("orders").get(0))
        .put("env_vars", "hunter2")
        .putObject("ssm_paths")
        .put("x", "hunter2");
    assertThat(VALIDATOR.validate(job).diagnostics().toString()).doesNotContain("hunter2");
  }
}
