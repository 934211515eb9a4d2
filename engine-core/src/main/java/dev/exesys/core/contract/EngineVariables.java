package dev.exesys.core.contract;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names of the environment variables and SSM document parameters that the engine, its workers and
 * the commands of orders share.
 */
public final class EngineVariables {

  // What commands receive.

  public static final String TRACE_ID = "TRACE_ID";
  public static final String RUN_ID = "RUN_ID";
  public static final String FLOW_ID = "FLOW_ID";

  /** The name of the order. */
  public static final String ORDER_ID = "ORDER_ID";

  public static final String ORDER_NUM = "ORDER_NUM";
  public static final String EVENTS_DIR = "AWS_EXE_SYS_EVENTS_DIR";

  /** The file to which commands write outputs. */
  public static final String OUTPUT = "AWS_EXE_SYS_OUTPUT";

  /** The file to which commands write secret outputs. */
  public static final String SECRET_OUTPUT = "AWS_EXE_SYS_SECRET_OUTPUT";

  /**
   * An entry of a bundle, not a variable: the names of the variables that come from {@code
   * env_vars}, separated by commas.
   */
  public static final String PLAIN_VARIABLES = "AWS_EXE_SYS_PLAIN_VARIABLES";

  // What a worker program receives from the service that starts it.

  public static final String WORKER_RUN_ID = "EXESYS_RUN_ID";
  public static final String WORKER_ORDER_NUM = "EXESYS_ORDER_NUM";

  /** The secret with which the worker requests a session for its order. */
  public static final String WORKER_TICKET = "EXESYS_TICKET";

  /** The managed instance that a command runs on, set by the agent of Systems Manager. */
  public static final String SSM_INSTANCE_ID = "AWS_SSM_INSTANCE_ID";

  /** The parameter of the worker's SSM document that carries the run id. */
  public static final String DOCUMENT_RUN_ID = "RunId";

  /** The parameter of the worker's SSM document that carries the order number. */
  public static final String DOCUMENT_ORDER_NUM = "OrderNum";

  /** The parameter of the worker's SSM document that carries the ticket. */
  public static final String DOCUMENT_TICKET = "Ticket";

  // The settings of a deployment.

  public static final String ORDERS_TABLE = "AWS_EXE_SYS_ORDERS_TABLE";
  public static final String ORDER_EVENTS_TABLE = "AWS_EXE_SYS_ORDER_EVENTS_TABLE";
  public static final String LOCKS_TABLE = "AWS_EXE_SYS_LOCKS_TABLE";
  public static final String INTERNAL_BUCKET = "AWS_EXE_SYS_INTERNAL_BUCKET";
  public static final String DONE_BUCKET = "AWS_EXE_SYS_DONE_BUCKET";
  public static final String NAME_PREFIX = "AWS_EXE_SYS_PREFIX";

  /** {@code json}: functions and workers write one structured line for each invocation. */
  public static final String LOG_FORMAT = "AWS_EXE_SYS_LOG";

  /** {@code emf}: the lines contain metrics in CloudWatch's embedded metric format. */
  public static final String METRICS = "AWS_EXE_SYS_METRICS";

  public static final String KMS_KEY = "AWS_EXE_SYS_KMS_KEY";
  public static final String STATE_MACHINE_ROLE_ARN = "AWS_EXE_SYS_STATE_MACHINE_ROLE_ARN";
  public static final String WORKER_SESSION_ROLE_ARN = "AWS_EXE_SYS_WORKER_SESSION_ROLE_ARN";
  public static final String DISPATCH_FUNCTION = "AWS_EXE_SYS_DISPATCH_FUNCTION";
  public static final String STEPS_FUNCTION = "AWS_EXE_SYS_STEPS_FUNCTION";
  public static final String WORKER_FUNCTION = "AWS_EXE_SYS_WORKER_FUNCTION";
  public static final String REPORT_FUNCTION = "AWS_EXE_SYS_REPORT_FUNCTION";
  public static final String INIT_FUNCTION = "AWS_EXE_SYS_INIT_FUNCTION";
  public static final String CODEBUILD_PROJECT = "AWS_EXE_SYS_CODEBUILD_PROJECT";
  public static final String SSM_DOCUMENT = "AWS_EXE_SYS_SSM_DOCUMENT";
  public static final String SSM_TARGETS = "AWS_EXE_SYS_SSM_TARGETS";
  public static final String POOLS = "AWS_EXE_SYS_POOLS";
  public static final String GIT_BASE_URL = "AWS_EXE_SYS_GIT_BASE_URL";
  public static final String GIT_KNOWN_HOSTS = "AWS_EXE_SYS_GIT_KNOWN_HOSTS";
  public static final String GIT_CERTIFICATES = "AWS_EXE_SYS_GIT_CERTIFICATES";
  public static final String EMPTY_CHECKOUT = "AWS_EXE_SYS_EMPTY_CHECKOUT";
  public static final String PARAMETER_PREFIXES = "AWS_EXE_SYS_PARAMETER_PREFIXES";
  public static final String ALLOWED_ROLES = "AWS_EXE_SYS_ALLOWED_ROLES";
  public static final String SECRET_PREFIXES = "AWS_EXE_SYS_SECRET_PREFIXES";
  public static final String EVENT_BUS = "AWS_EXE_SYS_EVENT_BUS";
  public static final String GITHUB_API_URL = "AWS_EXE_SYS_GITHUB_API_URL";
  public static final String GITHUB_APP = "AWS_EXE_SYS_GITHUB_APP";
  public static final String EVENT_TTL_DAYS = "AWS_EXE_SYS_EVENT_TTL_DAYS";
  public static final String RERUN_TTL_DAYS = "AWS_EXE_SYS_RERUN_TTL_DAYS";
  public static final String MACHINE_TTL_DAYS = "AWS_EXE_SYS_MACHINE_TTL_DAYS";
  public static final String HEARTBEAT_INTERVAL_SECONDS = "AWS_EXE_SYS_HEARTBEAT_INTERVAL_SECONDS";
  public static final String HEARTBEAT_TIMEOUT_SECONDS = "AWS_EXE_SYS_HEARTBEAT_TIMEOUT_SECONDS";
  public static final String GRACE_SECONDS = "AWS_EXE_SYS_GRACE_SECONDS";

  public static final String MAX_ARTIFACT_MIB = "AWS_EXE_SYS_MAX_ARTIFACT_MIB";

  public static final String PASSED_VARIABLES = "AWS_EXE_SYS_PASSED_VARIABLES";

  /** The prefix of all variables that only the engine may set. */
  public static final String PREFIX = "AWS_EXE_SYS_";

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /** SOPS keeps its metadata under {@code sops}, so a document cannot hold a value of that name. */
  private static final Set<String> RESERVED =
      Set.of(TRACE_ID, RUN_ID, FLOW_ID, ORDER_ID, ORDER_NUM, "sops");

  private EngineVariables() {}

  /** Returns whether a shell accepts the name as a variable. */
  public static boolean isValidName(String name) {
    return NAME.matcher(name).matches();
  }

  /** Returns whether jobs, parameters and secrets must not set the variable. */
  public static boolean isReserved(String name) {
    return RESERVED.contains(name) || name.startsWith(PREFIX);
  }
}
