package dev.exesys.local.dynamodb.operation;

import dev.exesys.local.dynamodb.expression.ConditionEvaluator;
import dev.exesys.local.dynamodb.expression.ConditionExpression;
import dev.exesys.local.dynamodb.table.IndexDefinition;
import dev.exesys.local.dynamodb.table.RangeQuery;
import dev.exesys.local.dynamodb.table.RangeQueryRunner;
import dev.exesys.local.dynamodb.value.AttributeValue;
import dev.exesys.local.dynamodb.value.ItemSizes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads one page of a query or scan. {@code Limit} and the limit of 1 MB count the items before the
 * filter. As on AWS, a page that reaches a limit has a last evaluated key even if no item follows.
 */
final class PageReader {
  private static final int MAX_PAGE_BYTES = 1024 * 1024;

  private final RangeQuery query;
  private final int limit;
  private final @Nullable ConditionExpression filter;
  private final Predicate<Map<String, AttributeValue>> segment;
  private final List<Map<String, AttributeValue>> items = new ArrayList<>();
  private @Nullable Map<String, AttributeValue> last;
  private boolean full;
  private int scanned;
  private int size;

  /**
   * A page of results.
   *
   * @param scanned the number of items before the filter
   * @param size the bytes of these items
   * @param next the key after which the next page starts, null after the last item
   */
  record Page(
      List<Map<String, AttributeValue>> items,
      int scanned,
      int size,
      @Nullable Map<String, AttributeValue> next) {}

  PageReader(
      RangeQuery query,
      @Nullable Integer limit,
      @Nullable ConditionExpression filter,
      Predicate<Map<String, AttributeValue>> segment) {
    this.query = query;
    this.limit = limit == null ? Integer.MAX_VALUE : limit;
    this.filter = filter;
    this.segment = segment;
  }

  Page read(Connection connection) throws SQLException {
    RangeQueryRunner.read(connection, query, this::accept);
    return new Page(items, scanned, size, full && last != null ? key(last) : null);
  }

  private boolean accept(Map<String, AttributeValue> stored) {
    if (!segment.test(stored)) {
      return true;
    }
    IndexDefinition index = query.index();
    Map<String, AttributeValue> item =
        index == null ? stored : index.view(query.table().keys(), stored);
    int itemSize = ItemSizes.item(item);
    if (scanned > 0 && size + itemSize > MAX_PAGE_BYTES) {
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

  private Map<String, AttributeValue> key(Map<String, AttributeValue> item) {
    Map<String, AttributeValue> key = new LinkedHashMap<>(query.keys().of(item));
    key.putAll(query.table().keys().of(item));
    return key;
  }
}
