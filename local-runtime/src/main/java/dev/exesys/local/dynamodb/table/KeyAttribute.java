package dev.exesys.local.dynamodb.table;

/**
 * An attribute of a key.
 *
 * @param type {@code S}, {@code N} or {@code B}
 */
public record KeyAttribute(String name, String type) {}
