package dev.exesys.worker;

import dev.exesys.core.store.BlobStore;
import dev.exesys.core.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Repeats the calls of a store while it throttles or is unavailable. */
record RetryingBlobStore(BlobStore store, ServiceRetry retry) implements BlobStore {

  @Override
  public String uri(String key) {
    return store.uri(key);
  }

  @Override
  public String key(String uri) {
    return store.key(uri);
  }

  @Override
  public void put(String key, byte[] content) {
    retry.run(() -> store.put(key, content));
  }

  @Override
  public void put(String key, Path file) {
    retry.run(() -> store.put(key, file));
  }

  /** The writer creates the content again in each attempt. */
  @Override
  public void write(String key, ContentWriter content) throws IOException {
    try {
      retry.run(() -> {
        try {
          store.write(key, content);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  @Override
  public void copy(String fromKey, String toKey) {
    retry.run(() -> store.copy(fromKey, toKey));
  }

  @Override
  public URI link(String key, Duration validity) {
    return store.link(key, validity);
  }

  @Override
  public boolean putIfAbsent(String key, byte[] content) {
    return retry.call(() -> store.putIfAbsent(key, content));
  }

  @Override
  public Optional<byte[]> get(String key) {
    return retry.call(() -> store.get(key));
  }

  @Override
  public boolean exists(String key) {
    return retry.call(() -> store.exists(key));
  }

  @Override
  public InputStream open(String key) throws IOException {
    try {
      return retry.call(() -> {
        try {
          return store.open(key);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (StoreException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  @Override
  public List<String> list(String prefix) {
    return retry.call(() -> store.list(prefix));
  }

  @Override
  public void delete(String key) {
    retry.run(() -> store.delete(key));
  }

  @Override
  public SortedMap<String, Long> sizes(String prefix) {
    return retry.call(() -> store.sizes(prefix));
  }
}
