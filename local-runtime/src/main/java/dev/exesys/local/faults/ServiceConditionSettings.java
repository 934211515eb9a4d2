package dev.exesys.local.faults;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Configures which quotas, latencies and faults the local stack applies to calls.
 *
 * @param awsModel true to apply the quotas and latencies of AWS
 * @param faults the specifications of faults that start with the stack; see {@link
 *     InjectedFault#parse}
 */
public record ServiceConditionSettings(boolean awsModel, List<String> faults) {
  /** No quotas, no latencies and no faults. */
  public static final ServiceConditionSettings NONE =
      new ServiceConditionSettings(false, List.of());

  /** The environment variable whose value {@code aws} turns quotas and latencies on. */
  public static final String MODEL_VARIABLE = "AWS_EXE_SYS_LOCAL_MODEL";

  /** The environment variable with faults, separated by commas. */
  public static final String FAULTS_VARIABLE = "AWS_EXE_SYS_LOCAL_FAULTS";

  public ServiceConditionSettings {
    faults = List.copyOf(faults);
  }

  /**
   * Checks the specification of a fault.
   *
   * @throws IllegalArgumentException with the reason if it is malformed
   */
  public static void check(String specification) {
    InjectedFault unused = InjectedFault.parse(specification, Instant.EPOCH);
  }

  /** Returns the settings in environment variables. */
  public static ServiceConditionSettings of(Map<String, String> environment) {
    String faults = environment.getOrDefault(FAULTS_VARIABLE, "");
    return new ServiceConditionSettings(
        environment.getOrDefault(MODEL_VARIABLE, "").equals("aws"),
        Arrays.stream(faults.split(",", -1)).map(String::strip).filter(f -> !f.isEmpty()).toList());
  }
}
