package dev.exesys.local.kms;

import org.jspecify.annotations.Nullable;

/**
 * A symmetric key.
 *
 * @param material 32 bytes in base64
 * @param created milliseconds since the epoch, as all times here
 * @param deletionDate null unless the key's deletion is scheduled
 */
record KmsKey(
    String id,
    String arn,
    String description,
    boolean enabled,
    long created,
    @Nullable Long deletionDate,
    String material) {

  KmsKey withEnabled(boolean other) {
    return new KmsKey(id, arn, description, other, created, deletionDate, material);
  }

  /** Returns the key as it is after its deletion was scheduled, or cancelled with null. */
  KmsKey withDeletionDate(@Nullable Long date) {
    return new KmsKey(id, arn, description, false, created, date, material);
  }

  /** Returns the state in the service's words, for example {@code PendingDeletion}. */
  String state() {
    if (deletionDate != null) {
      return "PendingDeletion";
    }
    return enabled ? "Enabled" : "Disabled";
  }

  /** Never shows the key material. */
  @Override
  public String toString() {
    return "KmsKey[" + arn + ", " + state() + "]";
  }
}
