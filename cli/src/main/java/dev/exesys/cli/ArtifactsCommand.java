package dev.exesys.cli;

import dev.exesys.cli.archive.RunReader;
import dev.exesys.cli.console.CommandException;
import dev.exesys.cli.console.ExitStatus;
import dev.exesys.core.artifact.ArtifactException;
import dev.exesys.core.artifact.ArtifactUnpacker;
import dev.exesys.core.store.BlobStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Unpacks an order's artifacts. */
@Command(
    name = "artifacts",
    description = "Downloads an order's artifacts and unpacks them in a folder.",
    footerHeading = "%nExamples:%n",
    footer = "  exesys artifacts @last plan-network --out plans")
final class ArtifactsCommand implements Callable<Integer> {
  private final CommandContext context;

  @Parameters(index = "0", paramLabel = "RUN", description = RunFinder.DESCRIPTION)
  private String runName = "";

  @Parameters(index = "1", paramLabel = "ORDER", description = "The order's name.")
  private String order = "";

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The folder, created if it does not exist. Default: ${DEFAULT-VALUE}.")
  private Path folder = Path.of("artifacts");

  @Mixin private EngineOptions engineOptions = new EngineOptions();

  ArtifactsCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    try (RunReader reader = new RunFinder(engineOptions, context).find(runName)) {
      JsonNode archive = archive(reader.run());
      BlobStore blobs = reader.internal();
      String uri = archive.path("uri").asString();
      // A run of a private stack has been copied: its objects have the same keys in a folder.
      String key = uri.substring(uri.indexOf("runs/" + reader.runId()));
      Files.createDirectories(folder);
      try (InputStream in = blobs.open(key)) {
        ArtifactUnpacker.unpack(
            in, folder, archive.path("sha256").asString(), archive.path("content_size").asLong());
      }
      context
          .console()
          .note(
              "Unpacked "
                  + archive.path("files").asInt()
                  + " file(s) of order "
                  + order
                  + " in "
                  + folder);
    } catch (IOException | ArtifactException e) {
      throw CommandException.failed(
          "the artifacts of order " + order + " could not be unpacked: " + e.getMessage(), e);
    }
    return ExitStatus.OK;
  }

  private JsonNode archive(JsonNode run) {
    for (JsonNode candidate : run.path("orders")) {
      if (candidate.path("order_name").asString().equals(order)) {
        if (!candidate.has("artifacts")) {
          throw CommandException.refused("order " + order + " has no artifacts");
        }
        return candidate.path("artifacts");
      }
    }
    throw CommandException.refused(
        "run " + run.path("run_id").asString() + " has no order " + order);
  }
}
