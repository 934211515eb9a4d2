package dev.exesys.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.core.store.AttemptKey;
import dev.exesys.core.store.MemoryBlobs;
import dev.exesys.core.store.OrderKey;
import dev.exesys.core.store.StorageKeys;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class LogReaderTest {
  private static final OrderKey ORDER = new OrderKey("run", "0001");
  private static final String PREFIX = StorageKeys.logPrefix(ORDER);

  private final MemoryBlobs blobs = new MemoryBlobs("internal");
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final LogReader reader = new LogReader(blobs, ORDER);

  @Test
  void copiesEachChunkOnceAndIgnoresIncompleteObjects() {
    blobs.put(StorageKeys.logChunk(PREFIX, 1), "one\n".getBytes(UTF_8));
    blobs.put(
        StorageKeys.logChunk(PREFIX, 2) + "-6a3c7c52-6a2f-4a52-9d0e-4f0c5d1c2b7a",
        "tw".getBytes(UTF_8));
    copy();
    blobs.put(StorageKeys.logChunk(PREFIX, 2), "two\n".getBytes(UTF_8));
    copy();
    assertThat(out.toString(UTF_8)).isEqualTo("one\ntwo\n");
  }

  @Test
  void separatesTheOutputOfInstances() {
    blobs.put(
        StorageKeys.logChunk(StorageKeys.logPrefix(new AttemptKey(ORDER, 1), "i-1"), 1),
        "a\n".getBytes(UTF_8));
    blobs.put(
        StorageKeys.logChunk(StorageKeys.logPrefix(new AttemptKey(ORDER, 1), "i-2"), 1),
        "b\n".getBytes(UTF_8));
    copy();
    assertThat(out.toString(UTF_8)).isEqualTo("==> i-1 <==\na\n\n==> i-2 <==\nb\n");
  }

  private void copy() {
    reader.copyUnseen(new PrintStream(out, true, UTF_8));
  }
}
