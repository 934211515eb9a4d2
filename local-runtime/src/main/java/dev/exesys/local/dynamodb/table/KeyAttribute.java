package dev.exesys.local.dynamodb.table;

/**
 * A key attribute.
 *
 * @param type {@code S}, {@code N} or {@code B}
 */
public record KeyAttribute(String name, String type) {}
