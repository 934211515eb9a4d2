package dev.exesys.core.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** One bucket. Failures of the store itself come out as {@link StoreException}. */
public interface BlobStore {

  /** The URI of the object at {@code key}: {@code s3://bucket/key}. */
  String uri(String key);

  /**
   * The key of a URI that {@link #uri} made.
   *
   * @throws IllegalArgumentException if it is in another bucket
   */
  String key(String uri);

  /** Writes or replaces an object. */
  void put(String key, byte[] content);

  /** Writes or replaces an object with the content of a file. */
  void put(String key, Path file);

  /**
   * Writes an object unless there is one; false means that there is one, and nothing was written.
   */
  boolean putIfAbsent(String key, byte[] content);

  /** The object's content, or empty if there is none. */
  Optional<byte[]> get(String key);

  /** Whether there is such an object. */
  boolean exists(String key);

  /**
   * The object's content as a stream that the caller closes.
   *
   * @throws IOException if there is no such object or it cannot be read
   */
  InputStream open(String key) throws IOException;

  /** All keys that start with {@code prefix}, in their order, as many pages as it takes. */
  List<String> list(String prefix);

  /** Removes an object; one that does not exist is no error. */
  void delete(String key);
}
