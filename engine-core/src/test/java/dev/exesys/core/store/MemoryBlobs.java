package dev.exesys.core.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Stores objects in memory. */
public final class MemoryBlobs implements BlobStore {

  private final String bucket;
  private final ConcurrentSkipListMap<String, byte[]> objects = new ConcurrentSkipListMap<>();

  public MemoryBlobs(String bucket) {
    this.bucket = bucket;
  }

  @Override
  public String uri(String key) {
    return "s3://" + bucket + "/" + key;
  }

  @Override
  public String key(String uri) {
    if (!uri.startsWith(uri(""))) {
      throw new IllegalArgumentException(uri + " is not in " + bucket);
    }
    return uri.substring(uri("").length());
  }

  @Override
  public void put(String key, byte[] content) {
    objects.put(key, content.clone());
  }

  @Override
  public void put(String key, Path file) {
    try {
      objects.put(key, Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void write(String key, ContentWriter content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    content.writeTo(out);
    objects.put(key, out.toByteArray());
  }

  @Override
  public URI link(String key, Duration validity) {
    return URI.create(uri(key));
  }

  @Override
  public boolean putIfAbsent(String key, byte[] content) {
    return objects.putIfAbsent(key, content.clone()) == null;
  }

  @Override
  public void copy(String fromKey, String toKey) {
    byte[] content =
        get(fromKey)
            .orElseThrow(
                () -> new StoreException("cannot copy", new FileNotFoundException(uri(fromKey))));
    objects.put(toKey, content);
  }

  @Override
  public Optional<byte[]> get(String key) {
    return Optional.ofNullable(objects.get(key));
  }

  @Override
  public boolean exists(String key) {
    return objects.containsKey(key);
  }

  @Override
  public InputStream open(String key) throws IOException {
    return new ByteArrayInputStream(get(key).orElseThrow(() -> new FileNotFoundException(key)));
  }

  @Override
  public List<String> list(String prefix) {
    return objects.keySet().stream().filter(k -> k.startsWith(prefix)).toList();
  }

  @Override
  public SortedMap<String, Long> sizes(String prefix) {
    SortedMap<String, Long> sizes = new TreeMap<>();
    list(prefix).forEach(key -> get(key).ifPresent(bytes -> sizes.put(key, (long) bytes.length)));
    return sizes;
  }

  @Override
  public void delete(String key) {
    objects.remove(key);
  }
}
