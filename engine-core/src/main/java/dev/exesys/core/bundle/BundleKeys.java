package dev.exesys.core.bundle;

import dev.exesys.core.secrets.AgeKey;
import dev.exesys.core.secrets.AgeMasterKey;
import dev.exesys.core.secrets.DataKeys;
import dev.exesys.core.secrets.KmsMasterKey;
import dev.exesys.core.secrets.SecretsException;
import dev.exesys.core.secrets.SopsMasterKey;
import dev.exesys.core.store.OrderKey;
import dev.exesys.core.store.ParameterStore;
import dev.exesys.core.store.RunItem;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.Function;

/**
 * Selects the master key of bundles: the age key that the job names in {@code sops_key_ssm_path},
 * else the deployment's KMS key with run and order as encryption context.
 */
public final class BundleKeys {
  /** The name of the run id in the encryption context, on which IAM policies can set conditions. */
  public static final String RUN_ID = "run_id";

  /** The name of the order number in the encryption context. */
  public static final String ORDER_NUM = "order_num";

  private final ParameterStore parameters;
  private final DataKeys dataKeys;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  public BundleKeys(ParameterStore parameters, DataKeys dataKeys, InstantSource clock) {
    this.parameters = parameters;
    this.dataKeys = dataKeys;
    this.clock = clock;
  }

  /**
   * Returns the master keys of a run's orders. A job's age key is read once.
   *
   * @throws SecretsException if the parameter of the age key does not exist or contains none
   */
  public Function<OrderKey, SopsMasterKey> ofRun(RunItem run) {
    String path = run.job().sopsKeySsmPath();
    if (path == null) {
      return order -> new KmsMasterKey(dataKeys, context(order), clock);
    }
    SopsMasterKey key = new AgeMasterKey(ageKey(path), random);
    return order -> key;
  }

  /** Returns the encryption context of an order's bundle. */
  public static SequencedMap<String, String> context(OrderKey order) {
    SequencedMap<String, String> context = new LinkedHashMap<>();
    context.put(RUN_ID, order.runId());
    context.put(ORDER_NUM, order.orderNum());
    return context;
  }

  private AgeKey ageKey(String path) {
    String text =
        parameters
            .get(path)
            .orElseThrow(() ->
                new SecretsException(
                    "SSM parameter " + path + " of sops_key_ssm_path does not exist"));
    try {
      return AgeKey.parse(text);
    } catch (SecretsException e) {
      throw new SecretsException("SSM parameter " + path + " does not contain an age identity", e);
    }
  }
}
