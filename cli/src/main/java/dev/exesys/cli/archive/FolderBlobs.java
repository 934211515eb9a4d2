package dev.exesys.cli.archive;

import dev.exesys.core.store.BlobStore;
import dev.exesys.core.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Stores objects as files below a folder. */
record FolderBlobs(Path folder) implements BlobStore {

  @Override
  public String uri(String key) {
    return folder.resolve(key).toUri().toString();
  }

  @Override
  public String key(String uri) {
    String prefix = folder.toUri().toString();
    if (!uri.startsWith(prefix)) {
      throw new IllegalArgumentException(uri + " is not below " + folder);
    }
    return uri.substring(prefix.length());
  }

  @Override
  public void put(String key, byte[] content) {
    try {
      Path file = folder.resolve(key);
      Files.createDirectories(file.resolveSibling(""));
      Files.write(file, content);
    } catch (IOException e) {
      throw failed(key, e);
    }
  }

  @Override
  public void put(String key, Path file) {
    try {
      put(key, Files.readAllBytes(file));
    } catch (IOException e) {
      throw failed(key, e);
    }
  }

  @Override
  public void write(String key, ContentWriter content) throws IOException {
    Path file = folder.resolve(key);
    Files.createDirectories(file.resolveSibling(""));
    try (OutputStream out = Files.newOutputStream(file)) {
      content.writeTo(out);
    }
  }

  @Override
  public URI link(String key, Duration validity) {
    return folder.resolve(key).toUri();
  }

  @Override
  public boolean putIfAbsent(String key, byte[] content) {
    if (exists(key)) {
      return false;
    }
    put(key, content);
    return true;
  }

  @Override
  public void copy(String fromKey, String toKey) {
    put(toKey, folder.resolve(fromKey));
  }

  @Override
  public Optional<byte[]> get(String key) {
    try {
      return exists(key) ? Optional.of(Files.readAllBytes(folder.resolve(key))) : Optional.empty();
    } catch (IOException e) {
      throw failed(key, e);
    }
  }

  @Override
  public boolean exists(String key) {
    return Files.isRegularFile(folder.resolve(key));
  }

  @Override
  public InputStream open(String key) throws IOException {
    return Files.newInputStream(folder.resolve(key));
  }

  @Override
  public List<String> list(String prefix) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .filter(key -> key.startsWith(prefix))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw failed(prefix, e);
    }
  }

  @Override
  public SortedMap<String, Long> sizes(String prefix) {
    SortedMap<String, Long> sizes = new TreeMap<>();
    for (String key : list(prefix)) {
      try {
        sizes.put(key, Files.size(folder.resolve(key)));
      } catch (IOException e) {
        throw failed(key, e);
      }
    }
    return sizes;
  }

  @Override
  public void delete(String key) {
    try {
      Files.deleteIfExists(folder.resolve(key));
    } catch (IOException e) {
      throw failed(key, e);
    }
  }

  private StoreException failed(String key, IOException e) {
    return new StoreException("could not access " + folder.resolve(key), e);
  }
}
