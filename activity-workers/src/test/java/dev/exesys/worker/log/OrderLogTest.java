package dev.exesys.worker.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.core.store.BlobStore;
import dev.exesys.core.store.MemoryBlobs;
import dev.exesys.core.store.OrderKey;
import dev.exesys.core.store.StorageKeys;
import dev.exesys.core.store.StoreException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderLogTest {
  private static final OrderKey ORDER = new OrderKey("run", "0001");
  private static final String PREFIX = "runs/run/orders/0001/log/";

  @TempDir Path folder;
  private final MemoryBlobs blobs = new MemoryBlobs("internal");
  private final BlockingQueue<Object> puts = new LinkedBlockingQueue<>();
  private final AtomicInteger failures = new AtomicInteger();

  @Test
  void storesOutputWithinTheInterval() throws Exception {
    try (OrderLog log = log(limits(1 << 20, Duration.ofMillis(50)))) {
      write(log, "first\n");
      assertThat(puts.poll(2, TimeUnit.SECONDS)).isEqualTo(PREFIX + "00000001");
      write(log, "second\n");
    }
    assertThat(blobs.list(PREFIX)).containsExactly(PREFIX + "00000001", PREFIX + "00000002");
    assertThat(stored()).isEqualTo("first\nsecond\n");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void splitsOutputIntoChunks() {
    OrderLog log = log(limits(1000, Duration.ofMinutes(1)));
    String line = "0123456789".repeat(30) + "\n";
    for (int i = 0; i < 100; i++) {
      write(log, line);
    }
    log.close();

    assertThat(blobs.list(PREFIX)).hasSizeBetween(20, 30);
    assertThat(stored()).isEqualTo(line.repeat(100));
    assertThat(log.uri()).contains("s3://internal/" + PREFIX);
  }

  @Test
  void storesNothingWithoutOutput() {
    OrderLog log = log(LogLimits.DEFAULT);
    log.close();

    assertThat(blobs.list("")).isEmpty();
    assertThat(log.uri()).isEmpty();
  }

  @Test
  void retriesWhenTheStoreFails() {
    failures.set(3);
    OrderLog log = log(limits(1 << 20, Duration.ofMillis(10)));
    write(log, "kept\n");
    log.close();

    assertThat(stored()).isEqualTo("kept\n");
  }

  @Test
  void dropsOutputBeyondTheBacklogAndNotesIt() {
    failures.set(Integer.MAX_VALUE);
    OrderLog log =
        log(new LogLimits(1000, 5000, 100, Duration.ofMillis(10), Duration.ofSeconds(5)));
    for (int i = 0; i < 1000; i++) {
      write(log, "x".repeat(99) + "\n");
    }
    failures.set(0);
    log.close();

    assertThat(stored()).hasSizeLessThan(7000).contains("bytes of output left out");
    assertThat(log.tail()).isEqualTo("x".repeat(99) + "\n");
  }

  @Test
  void keepsTheLastLinesWhole() {
    LogTail tail = new LogTail(16);
    assertThat(tail.text()).isEmpty();
    add(tail, "short\n");
    assertThat(tail.text()).isEqualTo("short\n");
    add(tail, "a longer line\nand the end\n");
    assertThat(tail.text()).isEqualTo("and the end\n");
    add(tail, "0123456789".repeat(5));
    assertThat(tail.text()).isEqualTo("4567890123456789");
  }

  private static void add(LogTail tail, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    tail.add(bytes, 0, bytes.length);
  }

  private static LogLimits limits(int chunk, Duration interval) {
    return new LogLimits(chunk, 1 << 20, 1 << 10, interval, Duration.ofSeconds(10));
  }

  private OrderLog log(LogLimits limits) {
    return new OrderLog(failing(), StorageKeys.logPrefix(ORDER), folder, limits);
  }

  private static void write(OrderLog log, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    log.write(bytes, 0, bytes.length);
  }

  private String stored() {
    List<String> keys = blobs.list(PREFIX);
    StringBuilder text = new StringBuilder();
    keys.forEach(
        key -> text.append(new String(blobs.get(key).orElseThrow(), StandardCharsets.UTF_8)));
    return text.toString();
  }

  /** The bucket, which fails as often as {@code failures} says and records each put. */
  private BlobStore failing() {
    return (BlobStore)
        Proxy.newProxyInstance(
            BlobStore.class.getClassLoader(),
            new Class<?>[] {BlobStore.class},
            (proxy, method, arguments) -> {
              boolean put = method.getName().equals("put");
              if (put && failures.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
                throw new StoreException("the store is unavailable", new IllegalStateException());
              }
              try {
                Object result = method.invoke(blobs, arguments);
                if (put) {
                  puts.add(arguments[0]);
                }
                return result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
