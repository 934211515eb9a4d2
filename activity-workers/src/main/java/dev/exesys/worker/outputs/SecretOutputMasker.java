package dev.exesys.worker.outputs;

import dev.exesys.core.secrets.Masker;
import dev.exesys.core.secrets.MaskingStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Masks the secrets of an order, and its secret outputs from the moment a command has written them.
 *
 * <p>The file of secret outputs is checked after output was read and before it is passed on. A
 * command that writes a value to the file before it prints it therefore never has it in the log.
 */
public final class SecretOutputMasker {

  /** Two writes within this time can leave the same modification time. */
  private static final Duration TIMESTAMP_GRANULARITY = Duration.ofMillis(100);

  private final Path file;
  private final Set<String> secrets = new LinkedHashSet<>();
  private Masker masker;
  private @Nullable FileState read;

  /**
   * Creates a masker.
   *
   * @param known the secrets that are known before the commands start
   * @param file the file of secret outputs
   */
  public SecretOutputMasker(Collection<String> known, Path file) {
    this.file = file;
    secrets.addAll(known);
    masker = new Masker(secrets);
  }

  private record FileState(@Nullable Object key, long size, FileTime time) {
    boolean isFinal(Instant now) {
      return time.toInstant().isBefore(now.minus(TIMESTAMP_GRANULARITY));
    }
  }

  /** Returns a masker of all secrets, those that have been written so far included. */
  public synchronized Masker current() {
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (attributes.isRegularFile() && attributes.size() > 0) {
        FileState state =
            new FileState(attributes.fileKey(), attributes.size(), attributes.lastModifiedTime());
        if (!state.equals(read)) {
          // Taken before the file is read: what is written later has another state.
          read = state.isFinal(InstantSource.system().instant()) ? state : null;
          learn();
        }
      }
    } catch (NoSuchFileException e) {
      // A command has removed the file; what it contained is still masked.
      read = null;
    } catch (IOException e) {
      throw new UncheckedIOException("reading the secret outputs of an order failed", e);
    }
    return masker;
  }

  /** Masks further secrets from now on. */
  public synchronized void learn(Collection<String> more) {
    if (secrets.addAll(more)) {
      masker = new Masker(secrets);
    }
  }

  private void learn() throws IOException {
    byte[] content;
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      content = in.readNBytes(OutputFiles.MAX_BYTES);
    }
    OutputText text = OutputText.parse(new String(content, StandardCharsets.UTF_8));
    int known = secrets.size();
    secrets.addAll(text.outputs().values());
    secrets.addAll(text.malformed());
    if (secrets.size() > known) {
      masker = new Masker(secrets);
    }
  }

  /** Returns a stream that masks what is written to it. Not safe to use from several threads. */
  public OutputStream stream(OutputStream target) {
    Masker first = current();
    return new Stream(first, first.stream(target));
  }

  private final class Stream extends OutputStream {
    private final MaskingStream masked;
    private Masker used;

    Stream(Masker first, MaskingStream masked) {
      this.used = first;
      this.masked = masked;
    }

    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      useCurrent();
      masked.write(bytes, offset, length);
    }

    private void useCurrent() {
      Masker current = current();
      if (current != used) {
        masked.replaceMasker(current);
        used = current;
      }
    }

    @Override
    public void flush() throws IOException {
      masked.flush();
    }

    @Override
    public void close() throws IOException {
      useCurrent();
      masked.close();
    }
  }
}
