package dev.exesys.worker;

import dev.exesys.core.books.Keys;
import dev.exesys.core.books.OrderItem;
import dev.exesys.core.books.OrderKey;
import dev.exesys.core.books.Report;
import dev.exesys.core.books.Share;
import dev.exesys.core.books.ShareBook;
import dev.exesys.core.contract.EventType;
import dev.exesys.core.contract.OrderStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One instance's share of an order that several run. The state's heartbeat cannot tell which of the
 * workers is silent, so each beats in the books too, and looks after the others: what is silent for
 * a heartbeat is reported as failed by whoever notices.
 */
record InstanceShare(
    WorkerBooks books, OrderKey order, String instance, String workerId, Duration silence)
    implements Assignment {
  private static final Logger LOG = LoggerFactory.getLogger(InstanceShare.class);

  @Override
  public Optional<OrderItem> claim(Instant at) {
    if (!books.shares().claim(order, instance, workerId, at)) {
      return Optional.empty();
    }
    // The first instance makes the order running; for the others it is, unless it is over already.
    return books
        .orders()
        .claim(order, ShareBook.WORKER, at)
        .or(() -> books.orders().find(order).filter(o -> o.status() == OrderStatus.RUNNING));
  }

  @Override
  public boolean beat(Instant now) {
    if (!books.shares().beat(order, instance, workerId, now)) {
      return false;
    }
    for (Share share : books.shares().all(order)) {
      if (share.silentSince(now.minus(silence))) {
        LOG.warn("instance {} is silent about {}", share.instance(), order.pk());
        boolean unused = books.shares().report(order, share.instance(), silent(share, now));
      }
    }
    return true;
  }

  private static Report silent(Share share, Instant now) {
    String reason =
        share.workerId() == null
            ? "the instance did not take the order in time"
            : "the worker died without a word: no heartbeat came in time";
    return new Report(OrderStatus.FAILED, null, share.openedAt(), now, null, null, reason);
  }

  @Override
  public Optional<Word> report(Report report) {
    if (!books.shares().report(order, instance, report)) {
      LOG.info("the share of {} in {} had been given up", instance, order.pk());
    }
    // Of two that report at once, the later one sees both.
    return Share.together(books.shares().all(order)).map(all -> new Word(all, reportOrder(all)));
  }

  private Optional<OrderItem> reportOrder(Report all) {
    Optional<OrderItem> reported = books.orders().report(order, ShareBook.WORKER, all);
    if (reported.isEmpty()) {
      // As for any order; the last instance to leave says it for all.
      boolean unused = books.orders().left(order, ShareBook.WORKER, all.endedAt());
    }
    return reported;
  }

  @Override
  public String logPrefix() {
    return Keys.logPrefix(order, instance);
  }

  @Override
  public ObjectNode label(ObjectNode data) {
    return data.put("instance", instance);
  }

  @Override
  public Optional<String> endEvent() {
    return Optional.of(EventType.INSTANCE_ENDED);
  }
}
