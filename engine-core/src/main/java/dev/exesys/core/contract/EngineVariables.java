package dev.exesys.core.contract;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names of environment variables: which a command can have, and which the engine keeps for itself.
 */
public final class EngineVariables {

  public static final String TRACE_ID = "TRACE_ID";
  public static final String RUN_ID = "RUN_ID";
  public static final String FLOW_ID = "FLOW_ID";

  /** The order's name. */
  public static final String ORDER_ID = "ORDER_ID";

  public static final String ORDER_NUM = "ORDER_NUM";
  public static final String EVENTS_DIR = "AWS_EXE_SYS_EVENTS_DIR";

  /** Everything that begins with this is the engine's. */
  public static final String PREFIX = "AWS_EXE_SYS_";

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /** The engine's; and {@code sops}, which a sealed document cannot hold. */
  private static final Set<String> RESERVED =
      Set.of(TRACE_ID, RUN_ID, FLOW_ID, ORDER_ID, ORDER_NUM, "sops");

  private EngineVariables() {}

  /** Whether a shell can use a variable of that name. */
  public static boolean isValidName(String name) {
    return NAME.matcher(name).matches();
  }

  /** Whether no job, parameter or secret may set a variable of that name. */
  public static boolean isReserved(String name) {
    return RESERVED.contains(name) || name.startsWith(PREFIX);
  }
}
