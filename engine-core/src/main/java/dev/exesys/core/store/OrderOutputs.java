package dev.exesys.core.store;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Describes what an order has stored for the orders that depend on it.
 *
 * @param values the plain outputs by name; empty if they are stored at {@code valuesUri}
 * @param valuesUri S3 URI of a JSON object with the plain outputs, if they are too large for the
 *     item; otherwise null
 * @param secretNames names of the secret outputs
 * @param secretsUri S3 URI of the SOPS document with the secret outputs; null if there are none
 * @param artifacts archive of the artifacts; null if none were stored
 */
public record OrderOutputs(
    Map<String, String> values,
    @Nullable String valuesUri,
    List<String> secretNames,
    @Nullable String secretsUri,
    @Nullable ArtifactArchive artifacts) {

  /** Describes an order that has stored nothing. */
  public static final OrderOutputs NONE = new OrderOutputs(Map.of(), null, List.of(), null, null);

  public OrderOutputs {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    secretNames = List.copyOf(secretNames);
  }

  /** Returns these outputs with the archive of the artifacts. */
  public OrderOutputs withArtifacts(@Nullable ArtifactArchive archive) {
    return new OrderOutputs(values, valuesUri, secretNames, secretsUri, archive);
  }

  /** Returns whether the order has stored nothing. */
  public boolean isEmpty() {
    return equals(NONE);
  }
}
