package dev.exesys.cli.archive;

import dev.exesys.core.contract.Json;
import dev.exesys.core.store.BlobStore;
import dev.exesys.core.store.EventItem;
import dev.exesys.core.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A run whose stack no longer exists, in a folder. It contains no keys and no bundles. */
final class ArchivedRun implements RunReader {
  private static final int PAGE_SIZE = 500;
  private static final String SECRET_SUFFIX = ".sops.json";

  private final Path folder;

  ArchivedRun(Path folder) {
    this.folder = folder;
  }

  /** Copies a run into {@code folder}. */
  static void write(RunReader from, Path folder) throws IOException {
    Files.createDirectories(folder);
    StringBuilder lines = new StringBuilder();
    List<EventItem> page = from.events(null, null, PAGE_SIZE);
    while (!page.isEmpty()) {
      page.forEach(event -> lines.append(Json.text(EventJson.write(event))).append('\n'));
      page = from.events(null, page.getLast().sk(), PAGE_SIZE);
    }
    Files.writeString(folder.resolve("events.jsonl"), lines);
    BlobStore source = from.internal();
    BlobStore target = new FolderBlobs(folder.resolve("blobs"));
    for (String key : source.list("runs/" + from.runId() + "/")) {
      if (!key.endsWith(SECRET_SUFFIX)) {
        target.write(
            key,
            out -> {
              try (InputStream in = source.open(key)) {
                in.transferTo(out);
              }
            });
      }
    }
    // Written last: a folder without it is incomplete.
    Files.writeString(folder.resolve("run.json"), Json.text(from.run()));
  }

  static boolean isComplete(Path folder) {
    return Files.isRegularFile(folder.resolve("run.json"));
  }

  @Override
  public String runId() {
    return run().path("run_id").asString();
  }

  @Override
  public JsonNode run() {
    return Json.parse(read("run.json"));
  }

  @Override
  public List<EventItem> events(@Nullable String order, @Nullable String afterSk, int limit) {
    List<EventItem> found = new ArrayList<>();
    read("events.jsonl")
        .lines()
        .map(line -> EventJson.read(Json.parse(line)))
        .filter(event -> order == null || event.orderName().equals(order))
        .filter(event -> afterSk == null || event.sk().compareTo(afterSk) > 0)
        .limit(limit)
        .forEach(found::add);
    return found;
  }

  @Override
  public BlobStore internal() {
    return new FolderBlobs(folder.resolve("blobs"));
  }

  @Override
  public void close() {
    // Nothing is open.
  }

  private String read(String name) {
    try {
      return Files.readString(folder.resolve(name));
    } catch (IOException e) {
      throw new StoreException("could not read " + folder.resolve(name), e);
    }
  }
}
