package dev.exesys.core.settings;

import dev.exesys.core.contract.EngineVariables;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The settings of a deployment; docs/REFERENCE.md lists the variables.
 *
 * @param tables the three DynamoDB tables
 * @param buckets the two S3 buckets
 * @param prefix starts the names of what the engine makes itself: state machines, parameters
 * @param functions what state machines and dispatch call
 * @param git where repositories are
 * @param parameterPrefixes prefixes of SSM parameters that jobs may name
 * @param secretPrefixes prefixes of Secrets Manager secrets that jobs may name
 * @param eventTtl how long events are kept
 * @param machineTtl how long a state machine stays after its last use
 * @param heartbeat after how much silence of a worker its run state gives it up
 * @param beat between two heartbeats of a worker; how soon it hears that its order is over
 * @param grace what a command has between SIGINT and SIGKILL
 */
public record EngineSettings(
    Tables tables,
    Buckets buckets,
    String prefix,
    Functions functions,
    Git git,
    List<String> parameterPrefixes,
    List<String> secretPrefixes,
    Duration eventTtl,
    Duration machineTtl,
    Duration heartbeat,
    Duration beat,
    Duration grace) {

  /** In seconds. */
  private static final int USUAL_BEAT = 10;

  /** Names of tables. */
  public record Tables(String orders, String orderEvents, String locks) {}

  /** Names of buckets. */
  public record Buckets(String internal, String done) {}

  /**
   * Names of functions, projects and documents.
   *
   * @param stateMachineRoleArn the role executions run under
   * @param stateMachineArnPrefix what stands before a state machine's name in its ARN, the colon
   *     included
   * @param dispatch function name or ARN, as are the next two
   * @param ssmTargets instances for orders of target {@code ssm} that name none, by id or as {@code
   *     tag:KEY=VALUE}
   */
  public record Functions(
      String stateMachineRoleArn,
      String stateMachineArnPrefix,
      String dispatch,
      String steps,
      String worker,
      String codebuildProject,
      String ssmDocument,
      List<String> ssmTargets) {}

  /**
   * Where repositories are.
   *
   * @param baseUrl what comes before {@code org/repo}; no slash at its end
   * @param knownHosts lines as in OpenSSH's {@code known_hosts}: the SSH servers to trust
   * @param certificates in PEM: authorities to trust over HTTPS, beside the usual ones
   * @param emptyCheckout what to do without such a repository
   */
  public record Git(
      String baseUrl, String knownHosts, String certificates, EmptyCheckout emptyCheckout) {}

  /** What orders get when the repository does not exist. */
  public enum EmptyCheckout {
    /** The run fails. */
    NEVER,
    /** An empty folder, unless a commit is pinned; said so in an event. */
    IF_MISSING
  }

  /**
   * Reads the settings from environment variables.
   *
   * @throws SettingsException naming every variable that is missing or malformed
   */
  public static EngineSettings fromEnvironment(Map<String, String> environment) {
    SettingsReader v = new SettingsReader(environment);
    String prefix = v.text(EngineVariables.NAME_PREFIX, "exesys");
    int heartbeat = v.positive(EngineVariables.HEARTBEAT_TIMEOUT_SECONDS, 90);
    EngineSettings settings =
        new EngineSettings(
            new Tables(
                v.required(EngineVariables.ORDERS_TABLE),
                v.required(EngineVariables.ORDER_EVENTS_TABLE),
                v.required(EngineVariables.LOCKS_TABLE)),
            new Buckets(
                v.required(EngineVariables.INTERNAL_BUCKET),
                v.required(EngineVariables.DONE_BUCKET)),
            prefix,
            functions(v, prefix),
            git(v),
            v.list(EngineVariables.PARAMETER_PREFIXES, "*"),
            v.list(EngineVariables.SECRET_PREFIXES, "*"),
            Duration.ofDays(v.positive(EngineVariables.EVENT_TTL_DAYS, 90)),
            Duration.ofDays(v.positive(EngineVariables.MACHINE_TTL_DAYS, 30)),
            Duration.ofSeconds(heartbeat),
            Duration.ofSeconds(beat(v, heartbeat)),
            Duration.ofSeconds(v.positive(EngineVariables.GRACE_SECONDS, 10)));
    v.throwIfAnyProblem();
    return settings;
  }

  /** One beat may get lost on the way. */
  private static int beat(SettingsReader v, int heartbeat) {
    int beat =
        v.positive(
            EngineVariables.HEARTBEAT_INTERVAL_SECONDS, Math.clamp(heartbeat / 2, 1, USUAL_BEAT));
    if (beat > heartbeat / 2) {
      v.problem(
          EngineVariables.HEARTBEAT_INTERVAL_SECONDS
              + " must be at most half of "
              + EngineVariables.HEARTBEAT_TIMEOUT_SECONDS);
    }
    return beat;
  }

  private static Functions functions(SettingsReader v, String prefix) {
    String role =
        v.text(
            EngineVariables.STATE_MACHINE_ROLE_ARN,
            "arn:aws:iam::000000000000:role/" + prefix + "-state-machines");
    return new Functions(
        role,
        v.machineArnPrefix(role),
        v.text(EngineVariables.DISPATCH_FUNCTION, prefix + "-dispatch"),
        v.text(EngineVariables.STEPS_FUNCTION, prefix + "-steps"),
        v.text(EngineVariables.WORKER_FUNCTION, prefix + "-worker"),
        v.text(EngineVariables.CODEBUILD_PROJECT, prefix + "-worker"),
        v.text(EngineVariables.SSM_DOCUMENT, prefix + "-worker"),
        v.list(EngineVariables.SSM_TARGETS, ""));
  }

  private static Git git(SettingsReader v) {
    String url = v.urlWithoutPassword(EngineVariables.GIT_BASE_URL, "https://github.com");
    EmptyCheckout empty =
        switch (v.oneOf(EngineVariables.EMPTY_CHECKOUT, "never", "if-missing")) {
          case "if-missing" -> EmptyCheckout.IF_MISSING;
          default -> EmptyCheckout.NEVER;
        };
    return new Git(
        url.endsWith("/") ? url.substring(0, url.length() - 1) : url,
        v.text(EngineVariables.GIT_KNOWN_HOSTS, ""),
        v.text(EngineVariables.GIT_CERTIFICATES, ""),
        empty);
  }
}
