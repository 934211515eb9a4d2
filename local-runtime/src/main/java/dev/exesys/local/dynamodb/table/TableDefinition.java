package dev.exesys.local.dynamodb.table;

import dev.exesys.local.dynamodb.value.DynamoDbErrors;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table.
 *
 * @param id its number in the database, never used again
 * @param attributes the attribute definitions, in the order they were given
 * @param billingMode {@code PROVISIONED} or {@code PAY_PER_REQUEST}
 * @param readUnits provisioned read capacity, 0 on demand; never enforced
 * @param writeUnits provisioned write capacity, 0 on demand; never enforced
 * @param createdMillis when it was made, in milliseconds since 1970
 * @param expiryAttribute the attribute with the epoch second at which an item may be deleted
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

  /** The index of a name; refuses the request if there is none. */
  public IndexDefinition index(String indexName) {
    return indexes.stream()
        .filter(index -> index.name().equals(indexName))
        .findFirst()
        .orElseThrow(() ->
            DynamoDbErrors.validation("The table does not have the specified index: " + indexName));
  }

  /** The same table with the number that the database gave it. */
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

  /** The same table with another expiry attribute, or none. */
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
