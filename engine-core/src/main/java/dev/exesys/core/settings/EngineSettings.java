package dev.exesys.core.settings;

import dev.exesys.core.contract.EngineVariables;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Holds the settings of a deployment; docs/REFERENCE.md lists the variables.
 *
 * @param tables DynamoDB tables
 * @param buckets S3 buckets
 * @param prefix starts the names of resources that the engine creates: state machines
 * @param kmsKey id, ARN or alias of the KMS key that encrypts bundles; {@code alias/} and the
 *     prefix by default
 * @param functions functions and resources that state machines and dispatch use
 * @param git location of repositories
 * @param parameterPrefixes prefixes of the SSM parameters that jobs may name
 * @param secretPrefixes prefixes of the Secrets Manager secrets that jobs may name
 * @param allowedRoles patterns of the roles that jobs may name in {@code role_arn}
 * @param eventBus name or ARN of the EventBridge bus that receives the engine's notifications;
 *     empty for none
 * @param workerSessionRoleArn role of the sessions that workers get, restricted to their order;
 *     empty if workers use their own credentials
 * @param github where runs are reported
 * @param eventTtl how long events are kept
 * @param machineTtl how long a state machine is kept after its last use
 * @param heartbeatTimeout time without a heartbeat after which a run state fails
 * @param heartbeatInterval time between two heartbeats of a worker, which bounds how late it
 *     detects that its order was stopped
 * @param grace time between SIGINT and SIGKILL for a command
 * @param maxArtifactBytes the maximum size of an order's artifacts before compression
 * @param rerunTtl how long after its submission a run can be run again
 * @param pools names of the pools of workers that poll for orders
 */
public record EngineSettings(
    Tables tables,
    Buckets buckets,
    String prefix,
    String kmsKey,
    Functions functions,
    Git git,
    List<String> parameterPrefixes,
    List<String> secretPrefixes,
    List<String> allowedRoles,
    String eventBus,
    String workerSessionRoleArn,
    GitHubReports github,
    Duration eventTtl,
    Duration machineTtl,
    Duration heartbeatTimeout,
    Duration heartbeatInterval,
    Duration grace,
    long maxArtifactBytes,
    Duration rerunTtl,
    List<String> pools) {

  /** Returns the bounds within which commands end. */
  public WorkerTimes workerTimes() {
    return new WorkerTimes(heartbeatTimeout, grace);
  }

  /** Returns the ARN of the activity that the workers of a pool poll. */
  public String activityArn(String pool) {
    return activityArnPrefix() + pool;
  }

  /** Returns the part of an activity's ARN before the name of a pool. */
  public String activityArnPrefix() {
    return functions.stateMachineArnPrefix().replace(":stateMachine:", ":activity:") + prefix + "-";
  }

  /** Returns the partition of the deployment's ARNs, for example {@code aws}. */
  public String partition() {
    return functions.stateMachineRoleArn().split(":", 3)[1];
  }

  /** The default heartbeat interval in seconds. */
  private static final int DEFAULT_HEARTBEAT_INTERVAL = 10;

  /** Names the tables. */
  public record Tables(String orders, String orderEvents, String locks) {}

  /** Names the buckets. */
  public record Buckets(String internal, String done) {}

  /**
   * Names functions, projects and documents.
   *
   * @param stateMachineRoleArn role of executions
   * @param stateMachineArnPrefix start of the ARN of a state machine up to its name, including the
   *     colon
   * @param dispatch function name or ARN, as are the next four
   * @param ssmTargets default instances of target {@code ssm}, by id or as {@code tag:KEY=VALUE}
   */
  public record Functions(
      String stateMachineRoleArn,
      String stateMachineArnPrefix,
      String dispatch,
      String steps,
      String worker,
      String report,
      String init,
      String codebuildProject,
      String ssmDocument,
      List<String> ssmTargets) {}

  /**
   * Locates repositories.
   *
   * @param baseUrl URL before {@code org/repo}, without a trailing slash
   * @param knownHosts trusted SSH servers, in the format of {@code known_hosts} of OpenSSH
   * @param certificates additional certificate authorities for HTTPS, in PEM
   * @param emptyCheckout behavior if a repository does not exist
   */
  public record Git(
      String baseUrl, String knownHosts, String certificates, EmptyCheckout emptyCheckout) {}

  /**
   * Locates GitHub.
   *
   * @param apiUrl base URL of the REST API; empty if runs are not reported
   * @param appParameter SSM parameter with the credentials of a GitHub App; empty to use the git
   *     tokens of runs
   */
  public record GitHubReports(String apiUrl, String appParameter) {}

  /** Defines the checkout of a run whose repository does not exist. */
  public enum EmptyCheckout {
    /** The run fails. */
    NEVER,
    /** An empty directory, unless the job names a commit; an event records it. */
    IF_MISSING
  }

  /**
   * Reads the settings from environment variables.
   *
   * @throws SettingsException listing every variable that is missing or malformed
   */
  public static EngineSettings fromEnvironment(Map<String, String> environment) {
    SettingsReader v = new SettingsReader(environment);
    String prefix = v.text(EngineVariables.NAME_PREFIX, "exesys");
    int heartbeatTimeout = v.positive(EngineVariables.HEARTBEAT_TIMEOUT_SECONDS, 90);
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
            v.text(EngineVariables.KMS_KEY, "alias/" + prefix),
            functions(v, prefix),
            git(v),
            v.list(EngineVariables.PARAMETER_PREFIXES, "*"),
            v.list(EngineVariables.SECRET_PREFIXES, "*"),
            v.list(EngineVariables.ALLOWED_ROLES, ""),
            v.text(EngineVariables.EVENT_BUS, ""),
            v.text(EngineVariables.WORKER_SESSION_ROLE_ARN, ""),
            new GitHubReports(
                v.urlWithoutPassword(EngineVariables.GITHUB_API_URL, ""),
                v.text(EngineVariables.GITHUB_APP, "")),
            Duration.ofDays(v.positive(EngineVariables.EVENT_TTL_DAYS, 90)),
            Duration.ofDays(v.positive(EngineVariables.MACHINE_TTL_DAYS, 30)),
            Duration.ofSeconds(heartbeatTimeout),
            Duration.ofSeconds(heartbeatInterval(v, heartbeatTimeout)),
            Duration.ofSeconds(v.positive(EngineVariables.GRACE_SECONDS, 10)),
            (long) v.positive(EngineVariables.MAX_ARTIFACT_MIB, 1024) << 20,
            Duration.ofDays(v.positive(EngineVariables.RERUN_TTL_DAYS, 14)),
            v.poolNames(EngineVariables.POOLS));
    v.throwIfAnyProblem();
    return settings;
  }

  /**
   * Reads the heartbeat interval, at most half of the timeout so that one heartbeat may be lost.
   */
  private static int heartbeatInterval(SettingsReader v, int heartbeatTimeout) {
    int heartbeatInterval =
        v.positive(
            EngineVariables.HEARTBEAT_INTERVAL_SECONDS,
            Math.clamp(heartbeatTimeout / 2, 1, DEFAULT_HEARTBEAT_INTERVAL));
    if (heartbeatInterval > heartbeatTimeout / 2) {
      v.problem(
          EngineVariables.HEARTBEAT_INTERVAL_SECONDS
              + " must be at most half of "
              + EngineVariables.HEARTBEAT_TIMEOUT_SECONDS);
    }
    return heartbeatInterval;
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
        v.text(EngineVariables.REPORT_FUNCTION, prefix + "-report"),
        v.text(EngineVariables.INIT_FUNCTION, prefix + "-init"),
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
