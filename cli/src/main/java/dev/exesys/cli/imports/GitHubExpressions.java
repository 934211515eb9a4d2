package dev.exesys.cli.imports;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.node.ObjectNode;

/** Replaces expressions ({@code ${{ … }}}) of GitHub Actions by variables of the shell. */
final class GitHubExpressions {
  private static final Pattern EXPRESSION =
      Pattern.compile("\\$\\{\\{\\s*(.*?)\\s*}}", Pattern.DOTALL);
  private static final Pattern MATRIX = Pattern.compile("matrix\\.([A-Za-z0-9_.-]+)");
  private static final Pattern ENVIRONMENT = Pattern.compile("env\\.([A-Za-z_][A-Za-z0-9_]*)");
  private static final Pattern SECRET = Pattern.compile("secrets\\.([A-Za-z_][A-Za-z0-9_]*)");
  private static final Pattern NEED =
      Pattern.compile("needs\\.([A-Za-z0-9_-]+)\\.outputs\\.([A-Za-z0-9_-]+)");

  private static final Map<String, String> RUN =
      Map.of(
          "github.sha", "$(git rev-parse HEAD)",
          "github.run_id", "${RUN_ID}",
          "github.workspace", "$(git rev-parse --show-toplevel)",
          "github.job", "${ORDER_ID}");

  private final ObjectNode order;
  private final ImportReport report;
  private final StringBuilder exports = new StringBuilder();

  GitHubExpressions(ObjectNode order, ImportReport report) {
    this.order = order;
    this.report = report;
  }

  /** Returns whether a text has an expression. */
  static boolean isIn(String text) {
    return EXPRESSION.matcher(text).find();
  }

  /** Returns the name of the secret, if a text is nothing but a secret; else an empty text. */
  static String secret(String text) {
    Matcher whole = EXPRESSION.matcher(text.strip());
    if (!whole.matches()) {
      return "";
    }
    Matcher secret = SECRET.matcher(whole.group(1));
    return secret.matches() ? secret.group(1) : "";
  }

  /** Returns a script in which expressions are variables; reports those that it cannot convert. */
  String inScript(String script, JsonPointer at) {
    String text = script.replace("$GITHUB_OUTPUT", "$AWS_EXE_SYS_OUTPUT");
    text = text.replace("${GITHUB_OUTPUT}", "${AWS_EXE_SYS_OUTPUT}");
    StringBuilder converted = new StringBuilder();
    Matcher expression = EXPRESSION.matcher(text);
    while (expression.find()) {
      String shell = variable(expression.group(1), at);
      expression.appendReplacement(converted, Matcher.quoteReplacement(shell));
    }
    return expression.appendTail(converted).toString();
  }

  private String variable(String expression, JsonPointer at) {
    String run = RUN.get(expression);
    Matcher matrix = MATRIX.matcher(expression);
    Matcher environment = ENVIRONMENT.matcher(expression);
    Matcher secret = SECRET.matcher(expression);
    Matcher need = NEED.matcher(expression);
    if (run != null) {
      return run;
    } else if (matrix.matches()) {
      return "${MATRIX_" + name(matrix.group(1)) + "}";
    } else if (environment.matches()) {
      return "${" + environment.group(1) + "}";
    } else if (secret.matches()) {
      addSecret(secret.group(1), secret.group(1), at);
      return "${" + secret.group(1) + "}";
    } else if (need.matches()) {
      String variable = "NEEDS_" + name(need.group(1)) + "_" + name(need.group(2));
      order.withObject("inputs").put(variable, need.group(1) + "." + need.group(2));
      return "${" + variable + "}";
    }
    String variable = name(expression);
    report.add(
        at,
        "the expression ${{ " + expression + " }} became the variable " + variable + "; set it");
    return "${" + variable + ":-}";
  }

  /** Sets a variable in every command, since the values of env_vars are not expanded. */
  void export(String variable, String value, JsonPointer at) {
    exports.append("export ").append(variable).append("=\"");
    exports.append(inScript(value, at)).append("\"\n");
  }

  /** Returns the lines that every command begins with. */
  String exports() {
    return exports.toString();
  }

  /** Takes a secret from a parameter. */
  void addSecret(String variable, String secret, JsonPointer at) {
    String entry = variable + "=/exesys/secrets/" + secret;
    if (order.withArray("ssm_paths").valueStream().noneMatch(p -> p.asString("").equals(entry))) {
      order.withArray("ssm_paths").add(entry);
      report.add(
          at, "the secret " + secret + " is read from the parameter /exesys/secrets/" + secret);
    }
  }

  /** Returns the name of a variable for a text: capital letters, digits and underscores. */
  static String name(String text) {
    String name =
        text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_").replaceAll("^_|_$", "");
    return name.isEmpty() || Character.isDigit(name.charAt(0)) ? "V" + name : name;
  }
}
