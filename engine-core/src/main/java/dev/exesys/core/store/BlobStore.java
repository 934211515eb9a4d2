package dev.exesys.core.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Stores objects in one bucket. Failures of the service are thrown as {@link StoreException}. */
public interface BlobStore {

  /** Returns the URI of the object at {@code key}: {@code s3://bucket/key}. */
  String uri(String key);

  /**
   * Returns the key of a URI that {@link #uri} returned.
   *
   * @throws IllegalArgumentException if the URI names another bucket
   */
  String key(String uri);

  /** Writes or replaces an object. */
  void put(String key, byte[] content);

  /** Writes or replaces an object with the content of a file. */
  void put(String key, Path file);

  /**
   * Writes or replaces an object with content of unknown size, which is sent in parts while it is
   * written. If the writer fails, the object is not written.
   *
   * @throws IOException if the writer or the store fails
   */
  void write(String key, ContentWriter content) throws IOException;

  /** Returns a link that gives access to an object until it expires. */
  URI link(String key, Duration validity);

  /** Writes the content of an object. */
  @FunctionalInterface
  interface ContentWriter {
    /** Writes the content and leaves the stream open. */
    void writeTo(OutputStream out) throws IOException;
  }

  /** Writes an object unless the key exists. Returns false, and writes nothing, if it does. */
  boolean putIfAbsent(String key, byte[] content);

  /**
   * Copies an object of up to 5 GB, without reading it.
   *
   * @throws StoreException if it does not exist
   */
  void copy(String fromKey, String toKey);

  /** Returns the content of an object; empty if it does not exist. */
  Optional<byte[]> get(String key);

  /** Returns whether the object exists. */
  boolean exists(String key);

  /**
   * Opens the content of an object as a stream that the caller closes.
   *
   * @throws IOException if the object does not exist or cannot be read
   * @throws StoreException if the service is unavailable or throttles, so that a call may be
   *     repeated
   */
  InputStream open(String key) throws IOException;

  /** Returns all keys that start with {@code prefix} in their order, from all pages. */
  List<String> list(String prefix);

  /** Returns the size in bytes of each object whose key starts with {@code prefix}, by key. */
  SortedMap<String, Long> sizes(String prefix);

  /** Deletes an object if it exists. */
  void delete(String key);
}
