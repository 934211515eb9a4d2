package dev.exesys.local.dynamodb.operation;

import dev.exesys.local.protocol.RequestReader;

/** Reads the table that a request names. */
final class TableNameReader {
  private TableNameReader() {}

  /** Returns the table name in {@code TableName}, which may also be the table's ARN. */
  static String read(RequestReader request) {
    String name = request.string("TableName");
    return name.startsWith("arn:") ? name.substring(name.lastIndexOf('/') + 1) : name;
  }
}
