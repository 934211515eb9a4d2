package dev.exesys.system.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.core.contract.Json;
import dev.exesys.core.source.GitHttpServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;
import tools.jackson.databind.node.ObjectNode;

/**
 * Commands print their secrets in many ways; then all data of the run is searched for each secret.
 * The script is {@code tell-secrets.sh}.
 */
class SecretSearchTest {
  private static final String GIT_TOKEN = "ghs_Zk39-token+of/git=";

  /** Computes the value of a secret output, which therefore is in no command. */
  private static final String HANDED_ON =
      "$(printf %s exesys-secret-output | sha256sum | cut -d ' ' -f 1)";

  /** Prints the value of a secret output and writes it to an event. */
  private static final String SHOW =
      "handed=\"${handed:-"
          + HANDED_ON
          + "}\"; echo \"value $handed, $(printf %s \"$handed\" | base64 -w 0)\";"
          + " echo \"{\\\"key\\\": \\\"$handed\\\"}\" > $AWS_EXE_SYS_EVENTS_DIR/handed.json";

  /** The secrets by the name of their variable. */
  private static final Map<String, String> SECRETS = secrets();

  @TempDir Path folder;

  private static Map<String, String> secrets() {
    Map<String, String> secrets = new LinkedHashMap<>();
    secrets.put("FROM_ENV", "env/var+value=\"quoted\\ & grün?");
    secrets.put("KEY_FILE", "-----BEGIN KEY-----\nq1w2e3r4t5z6 first line\nu7i8o9p0 second\n");
    secrets.put("SSM_STRING", "plain-parameter%7Evalue~*");
    secrets.put("SSM_MEMBER", "member of a JSON object");
    secrets.put("PLAIN_SECRET", "secrets-manager's plain text");
    secrets.put("JSON_SECRET", "secrets-manager's member <&>");
    secrets.put("GIT_TOKEN", GIT_TOKEN);
    return secrets;
  }

  @Test
  void noSecretIsStored() throws Exception {
    try (CapturedLog log = new CapturedLog();
        GitHttpServer host = GitHttpServer.plain(repository(), GIT_TOKEN);
        StackUnderTest stack =
            StackUnderTest.start(Map.of("AWS_EXE_SYS_GIT_BASE_URL", host.url()))) {
      keepSecrets(stack);

      FinishedRun run = stack.run(job());

      assertThat(run.statuses())
          .as(run.view().toPrettyString())
          .containsEntry("on-lambda", "succeeded")
          .containsEntry("on-codebuild", "succeeded")
          .containsEntry("on-ssm", "succeeded")
          .containsEntry("receives", "succeeded")
          .containsEntry("fails", "failed");
      assertThat(stack.log(run, "0001")).contains("***", "all told");
      assertThat(run.eventTypes("on-lambda")).contains("told", "malformed_event");

      Map<String, String> stored = StoredTexts.of(stack);
      stored.put("standard error of the stack", log.text());
      stored.put("requests to the git host", targets(host));
      // Shows that the search covers the right places: it finds a text that is not secret.
      assertThat(places(stored, "all told")).anyMatch(place -> place.contains("/log/"));
      assertThat(places(stored, "malformed_event")).contains(eventsTable(stack));
      assertThat(found(stored)).isEmpty();
      assertThat(stack.log(run, "0005")).contains("value ***, ***");
      assertThat(run.event("receives", "handed").data().path("key").asString()).isEqualTo("***");
      for (String spelling : SecretEncodings.of(handedOn())) {
        assertThat(places(stored, spelling)).as(spelling).isEmpty();
      }
    }
  }

  private static String handedOn() throws NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    return HexFormat.of().formatHex(digest.digest("exesys-secret-output".getBytes(UTF_8)));
  }

  /** The token is invalid, and the error message must not contain it. */
  @Test
  void failedCheckoutReportsTheReasonWithoutTheToken() throws Exception {
    try (CapturedLog log = new CapturedLog();
        GitHttpServer host = GitHttpServer.plain(repository(), "another token");
        StackUnderTest stack =
            StackUnderTest.start(Map.of("AWS_EXE_SYS_GIT_BASE_URL", host.url()))) {
      keepSecrets(stack);

      FinishedRun run = stack.run(job());

      assertThat(run.status()).isEqualTo("failed");
      assertThat(run.summary()).containsExactly(0, 6, 0);
      assertThat(run.event("_job", "job_completed").data().path("reason").asString())
          .contains("the token at git_token_location does not grant access");
      Map<String, String> stored = StoredTexts.of(stack);
      stored.put("standard error of the stack", log.text());
      assertThat(found(stored)).isEmpty();
      assertThat(stack.clients().build(SsmClient.builder()).describeParameters().parameters())
          .noneMatch(parameter -> parameter.name().contains(run.runId()));
    }
  }

  private JobBuilder job() {
    JobBuilder job =
        new JobBuilder()
            .with(j ->
                j.put("git_repo", "org/repo").put("git_token_location", "aws:::ssm:/git_token"));
    for (String target : new String[] {"lambda", "codebuild", "ssm"}) {
      job.order("on-" + target, "bash tell-secrets.sh", order -> secretOrder(order, target));
    }
    // A secret that only the commands know.
    job.order(
            "computes",
            "echo \"handed=" + HANDED_ON + "\" >> \"$AWS_EXE_SYS_SECRET_OUTPUT\"; " + SHOW)
        .order(
            "receives",
            "handed=$HANDED_ON; " + SHOW,
            order -> order.putObject("inputs").put("HANDED_ON", "computes.handed"),
            "computes");
    return job.order(
        "fails",
        "echo \"cannot log in with $SSM_STRING\" >&2; exit 3",
        order -> secretOrder(order, "lambda"));
  }

  private static void secretOrder(ObjectNode order, String target) {
    order.put("execution_target", target);
    ObjectNode variables = order.putObject("env_vars");
    variables.put("FROM_ENV", SECRETS.get("FROM_ENV")).put("KEY_FILE", SECRETS.get("KEY_FILE"));
    order.putArray("ssm_paths").add("/shop/ssm-string").add("/shop/object").add("/git_token");
    order.putArray("secret_manager_paths").add("/shop/plain_secret").add("/shop/json");
  }

  private static void keepSecrets(StackUnderTest stack) {
    put(stack, "/shop/ssm-string", secret("SSM_STRING"));
    String object = Json.object().put("SSM_MEMBER", secret("SSM_MEMBER")).toString();
    put(stack, "/shop/object", Base64.getEncoder().encodeToString(object.getBytes(UTF_8)));
    put(stack, "/git_token", GIT_TOKEN);
    SecretsManagerClient secrets = stack.clients().build(SecretsManagerClient.builder());
    String json = Json.object().put("JSON_SECRET", secret("JSON_SECRET")).toString();
    secrets.createSecret(b -> b.name("/shop/plain_secret").secretString(secret("PLAIN_SECRET")));
    secrets.createSecret(b -> b.name("/shop/json").secretString(json));
  }

  private static void put(StackUnderTest stack, String name, String value) {
    SsmClient ssm = stack.clients().build(SsmClient.builder());
    ssm.putParameter(b -> b.name(name).type(ParameterType.SECURE_STRING).value(value));
  }

  private static String secret(String name) {
    return Objects.requireNonNull(SECRETS.get(name));
  }

  /** Creates a repository with the script, which gets the length of each secret. */
  private Path repository() throws Exception {
    Path repository = Files.createDirectories(folder.resolve("host/org/repo"));
    List<String> names = new ArrayList<>(SECRETS.keySet());
    StringBuilder lengths = new StringBuilder();
    for (String name : names) {
      lengths.append(name).append(' ').append(secret(name).length()).append('\n');
    }
    Files.writeString(repository.resolve("secrets.txt"), lengths);
    try (var script = SecretSearchTest.class.getResourceAsStream("tell-secrets.sh")) {
      Files.write(
          repository.resolve("tell-secrets.sh"), Objects.requireNonNull(script).readAllBytes());
    }
    GitCommits.all(repository, "tell");
    return folder.resolve("host");
  }

  private static List<String> found(Map<String, String> stored) {
    List<String> found = new ArrayList<>();
    SECRETS.forEach((name, secret) ->
        stored.forEach((place, text) ->
            SecretEncodings.of(secret).stream()
                .filter(text::contains)
                .forEach(spelling -> found.add(name + " as " + spelling + " in " + place))));
    return found;
  }

  private static List<String> places(Map<String, String> stored, String text) {
    return stored.keySet().stream()
        .filter(place -> stored.getOrDefault(place, "").contains(text))
        .toList();
  }

  private static String eventsTable(StackUnderTest stack) {
    return stack.connection().require("AWS_EXE_SYS_ORDER_EVENTS_TABLE");
  }

  private static String targets(GitHttpServer host) {
    StringBuilder targets = new StringBuilder();
    host.requests().forEach(request -> targets.append(request.target()).append('\n'));
    return targets.toString();
  }

  /** Captures the log messages that the stack would write to standard error. */
  private static final class CapturedLog extends Handler implements AutoCloseable {
    private final Queue<String> texts = new ConcurrentLinkedQueue<>();
    private final Logger root = Logger.getLogger("");

    CapturedLog() {
      setFormatter(new SimpleFormatter());
      root.addHandler(this);
    }

    String text() {
      return String.join("", texts);
    }

    @Override
    public void publish(LogRecord record) {
      texts.add(getFormatter().format(record));
    }

    @Override
    public void flush() {
      // There is no buffer.
    }

    @Override
    public void close() {
      root.removeHandler(this);
    }
  }
}
