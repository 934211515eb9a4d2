package dev.exesys.core.store;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Stores the index of runs in memory. */
public final class MemoryRunIndex implements RunIndexStore {

  private final List<Entry> entries = new CopyOnWriteArrayList<>();

  @Override
  public void add(Entry entry) {
    if (!entries.contains(entry)) {
      entries.add(entry);
    }
  }

  @Override
  public void remove(Entry entry) {
    entries.remove(entry);
  }

  @Override
  public Page page(Filter filter, @Nullable String token, int limit, Instant now) {
    int from = token == null ? 0 : Integer.parseInt(token);
    List<Entry> all =
        entries.stream()
            .sorted(Comparator.comparing(Entry::createdAt).reversed())
            .filter(filter::selects)
            .toList();
    int to = Math.min(from + limit, all.size());
    return new Page(
        all.subList(Math.min(from, to), to), to < all.size() ? Integer.toString(to) : null);
  }
}
