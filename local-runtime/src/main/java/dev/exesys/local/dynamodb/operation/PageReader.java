package dev.exesys.local.dynamodb.operation;

import dev.exesys.local.dynamodb.expression.ConditionEvaluator;
import dev.exesys.local.dynamodb.expression.ConditionExpression;
import dev.exesys.local.dynamodb.table.IndexDefinition;
import dev.exesys.local.dynamodb.table.RangeRead;
import dev.exesys.local.dynamodb.table.RangeReader;
import dev.exesys.local.dynamodb.value.ItemSizes;
import dev.exesys.local.dynamodb.value.Value;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One page of a query or scan. Limit and the megabyte count what was read, before the filter. A
 * page that is full names where it ended, also when nothing comes after it, as AWS does.
 */
final class PageReader {
  private static final int LARGEST_PAGE = 1024 * 1024;

  private final RangeRead reading;
  private final int limit;
  private final @Nullable ConditionExpression filter;
  private final Predicate<Map<String, Value>> segment;
  private final List<Map<String, Value>> items = new ArrayList<>();
  private @Nullable Map<String, Value> last;
  private boolean full;
  private int scanned;
  private int size;

  /**
   * What was read.
   *
   * @param scanned how many items before the filter
   * @param size bytes of these
   * @param next the key after which to go on, null at the end
   */
  record Page(
      List<Map<String, Value>> items, int scanned, int size, @Nullable Map<String, Value> next) {}

  PageReader(
      RangeRead reading,
      @Nullable Integer limit,
      @Nullable ConditionExpression filter,
      Predicate<Map<String, Value>> segment) {
    this.reading = reading;
    this.limit = limit == null ? Integer.MAX_VALUE : limit;
    this.filter = filter;
    this.segment = segment;
  }

  Page read(Connection connection) throws SQLException {
    RangeReader.read(connection, reading, this::take);
    return new Page(items, scanned, size, full && last != null ? key(last) : null);
  }

  private boolean take(Map<String, Value> stored) {
    if (!segment.test(stored)) {
      return true;
    }
    IndexDefinition index = reading.index();
    Map<String, Value> item = index == null ? stored : index.view(reading.table().keys(), stored);
    int itemSize = ItemSizes.item(item);
    if (scanned > 0 && size + itemSize > LARGEST_PAGE) {
      full = true;
      return false;
    }
    size += itemSize;
    scanned++;
    last = stored;
    if (filter == null || ConditionEvaluator.holds(filter, item)) {
      items.add(item);
    }
    full = scanned >= limit;
    return !full;
  }

  private Map<String, Value> key(Map<String, Value> item) {
    Map<String, Value> key = new LinkedHashMap<>(reading.keys().of(item));
    key.putAll(reading.table().keys().of(item));
    return key;
  }
}
