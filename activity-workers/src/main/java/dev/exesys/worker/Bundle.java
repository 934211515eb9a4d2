package dev.exesys.worker;

import dev.exesys.core.books.Keys;
import dev.exesys.core.books.OrderItem;
import dev.exesys.core.books.OrderKey;
import dev.exesys.core.books.RunItem;
import dev.exesys.core.secrets.AgeKey;
import dev.exesys.core.secrets.SecretsException;
import dev.exesys.core.secrets.SopsDocument;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Opens an order's bundle: its variables, parameters and secrets. */
final class Bundle {
  private final WorkerBooks books;
  private final SopsDocument documents;
  private final String prefix;

  Bundle(WorkerBooks books, SopsDocument documents, String prefix) {
    this.books = books;
    this.documents = documents;
    this.prefix = prefix;
  }

  /**
   * The order's variables; empty if it has no bundle.
   *
   * @throws SecretsException if the key is gone or does not fit
   */
  Map<String, String> open(OrderItem item, RunItem run) {
    if (!item.hasSecrets()) {
      return Map.of();
    }
    OrderKey order = item.key();
    Optional<byte[]> sealed = books.blobs().get(Keys.bundle(order));
    if (sealed.isEmpty()) {
      return Map.of();
    }
    String given = run.job().sopsKeySsmPath();
    String parameter = given == null ? Keys.orderKey(prefix, order) : given;
    String identity =
        books
            .parameters()
            .get(parameter)
            .orElseThrow(() -> new SecretsException("there is no parameter " + parameter));
    return documents.open(new String(sealed.get(), StandardCharsets.UTF_8), AgeKey.parse(identity));
  }
}
