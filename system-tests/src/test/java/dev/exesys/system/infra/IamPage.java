package dev.exesys.system.infra;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Writes {@code docs/IAM.md} from the text about commands and from the plan's policies and the
 * reasons in the modules.
 */
final class IamPage {

  private static final String PREFACE =
      """
      # IAM permissions

      Each function has a role. All state machines run with `exesys-machine`. Workers get sessions of `exesys-session`. The policies `exesys-client`, `exesys-approver` and
      `exesys-instance` are to be attached by the operator: to users and roles that submit jobs, to those that approve orders, and
      to roles of instances that run orders.

      This page is generated from a plan with the prefix `exesys` and all settings that add permissions: `kms_key_arn`, `vpc`,
      `tracing`, `event_bus`, `github`, and `sops_key_prefixes` with `/ci/age/`. A test compares the page with the plan. It also fails on an action with a
      wildcard, on the resource `*` where the service has resource types, and on a pattern that matches names of other deployments.
      Refresh the page with `-Dexesys.refresh=true`.
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
    StringBuilder page = new StringBuilder(PREFACE).append(commandReach());
    for (String holder : new TreeSet<>(statements.stream().map(Statement::holder).toList())) {
      page.append("\n## ").append(holder).append("\n\n");
      page.append("| permission | actions | resources | why |\n|---|---|---|---|\n");
      statements.stream()
          .filter(statement -> statement.holder().equals(holder))
          .forEach(statement -> page.append(row(statement)));
    }
    return page.toString();
  }

  /** Returns the section about commands, which is not generated. */
  private static String commandReach() {
    try (InputStream text = IamPage.class.getResourceAsStream("/infra/command-reach.md")) {
      return new String(Objects.requireNonNull(text).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
