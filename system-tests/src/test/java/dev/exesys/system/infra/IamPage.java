package dev.exesys.system.infra;

import java.util.List;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Writes {@code docs/IAM.md} from the plan's policies and the reasons in the modules. */
final class IamPage {

  private static final String PREFACE =
      """
      # Who may do what

      Generated from a plan with every setting that adds permissions: an own key, a network, `sops_key_prefixes` of
      `/ci/age/`, tracing. The prefix is `exesys`. A test holds this page against the plan and fails on an action with a
      wildcard, on a resource of `*` where the service knows resources, and on a pattern that reaches beyond the
      deployment's own names. Refresh with `-Dexesys.refresh=true`.

      A role a function. Machines that jobs generate all run with `exesys-machine`. The policies `exesys-client` and
      `exesys-instance` are for others to attach: those who submit jobs, and instances that orders run on.
      """;

  private final JsonNode reasons;

  /**
   * Returns the page. {@code reasons} has the modules' permissions by role, each with {@code sid}
   * and {@code why}.
   */
  IamPage(JsonNode reasons) {
    this.reasons = reasons;
  }

  String of(List<Statement> statements) {
    StringBuilder page = new StringBuilder(PREFACE);
    for (String holder : new TreeSet<>(statements.stream().map(Statement::holder).toList())) {
      page.append("\n## ").append(holder).append("\n\n");
      page.append("| permission | actions | resources | why |\n|---|---|---|---|\n");
      statements.stream()
          .filter(statement -> statement.holder().equals(holder))
          .forEach(statement -> page.append(row(statement)));
    }
    return page.toString();
  }

  private String row(Statement statement) {
    String condition = statement.condition();
    return "| %s | %s | %s%s | %s |%n"
        .formatted(
            statement.sid(),
            code(statement.actions()),
            code(statement.resources().stream().map(IamPage::general).toList()),
            condition.isEmpty() ? "" : "<br>if `" + condition + "`",
            why(statement));
  }

  private String why(Statement statement) {
    for (JsonNode permission : reasons.path(statement.holder())) {
      if (permission.path("sid").asString().equals(statement.sid())) {
        return permission.path("why").asString();
      }
    }
    throw new IllegalStateException("no reason for " + statement);
  }

  private static String code(List<String> texts) {
    return "`" + String.join("`<br>`", texts) + "`";
  }

  /** Replaces account, region and the API's id, which differ between deployments. */
  private static String general(String resource) {
    return resource
        .replaceFirst("execute-api:([^:]*):([^:]*):[^/]*", "execute-api:$1:$2:API")
        .replace("eu-west-1", "REGION")
        .replace("123456789012", "ACCOUNT");
  }
}
