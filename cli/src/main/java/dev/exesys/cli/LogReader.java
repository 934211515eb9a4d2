package dev.exesys.cli;

import dev.exesys.core.books.BlobStore;
import dev.exesys.core.books.Keys;
import dev.exesys.core.books.OrderKey;
import java.io.PrintStream;

/** Reads the chunks of an order's log as they come. */
final class LogReader {
  private final BlobStore internal;
  private final OrderKey order;
  private String last = "";

  LogReader(BlobStore internal, OrderKey order) {
    this.internal = internal;
    this.order = order;
  }

  /** Copies the chunks that were not there before, byte for byte. */
  void copyUnseen(PrintStream to) {
    for (String key : internal.list(Keys.logPrefix(order))) {
      if (key.compareTo(last) > 0) {
        internal.get(key).ifPresent(chunk -> to.write(chunk, 0, chunk.length));
        last = key;
      }
    }
    to.flush();
  }
}
