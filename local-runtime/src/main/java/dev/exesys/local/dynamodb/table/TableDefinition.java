package dev.exesys.local.dynamodb.table;

import dev.exesys.local.dynamodb.value.DynamoDbErrors;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The definition of a table.
 *
 * @param id its number in the database, never reused
 * @param attributes the attribute definitions in request order
 * @param billingMode {@code PROVISIONED} or {@code PAY_PER_REQUEST}
 * @param readUnits provisioned read capacity units, 0 on demand; not enforced
 * @param writeUnits provisioned write capacity units, 0 on demand; not enforced
 * @param createdMillis the creation time in milliseconds since 1970
 * @param expiryAttribute the time-to-live attribute, null if time to live is disabled
 */
public record TableDefinition(
    long id,
    String name,
    List<KeyAttribute> attributes,
    KeySchema keys,
    List<IndexDefinition> indexes,
    String billingMode,
    long readUnits,
    long writeUnits,
    long createdMillis,
    @Nullable String expiryAttribute) {

  /**
   * Returns an index.
   *
   * @throws dev.exesys.local.protocol.ServiceException if the table has no such index
   */
  public IndexDefinition index(String indexName) {
    return indexes.stream()
        .filter(index -> index.name().equals(indexName))
        .findFirst()
        .orElseThrow(() ->
            DynamoDbErrors.validation("The table does not have the specified index: " + indexName));
  }

  /** Returns a copy with another id. */
  public TableDefinition withId(long newId) {
    return new TableDefinition(
        newId,
        name,
        attributes,
        keys,
        indexes,
        billingMode,
        readUnits,
        writeUnits,
        createdMillis,
        expiryAttribute);
  }

  /** Returns a copy with another time-to-live attribute, or none. */
  public TableDefinition withExpiry(@Nullable String attribute) {
    return new TableDefinition(
        id,
        name,
        attributes,
        keys,
        indexes,
        billingMode,
        readUnits,
        writeUnits,
        createdMillis,
        attribute);
  }
}
