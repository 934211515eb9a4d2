package dev.exesys.system.infra;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds a folder for {@code terraform init -plugin-dir}, so that no plugin is downloaded. */
final class Plugins {

  /** The environment variable that names the folder if it is not one of the usual ones. */
  static final String VARIABLE = "EXESYS_TERRAFORM_PLUGINS";

  private Plugins() {}

  static Optional<Path> folder() throws IOException {
    String named = System.getenv(VARIABLE);
    if (named != null) {
      return Optional.of(Path.of(named));
    }
    for (Path candidate : candidates()) {
      if (holdsProvider(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  /** Returns the folders in which Terraform looks for local copies, and the folder for add-ons. */
  private static List<Path> candidates() throws IOException {
    Path home = Path.of(System.getProperty("user.home"));
    List<Path> candidates =
        new ArrayList<>(
            List.of(
                home.resolve(".terraform.d/plugins"),
                home.resolve(".local/share/terraform/plugins"),
                Path.of("/usr/local/share/terraform/plugins"),
                Path.of("/usr/share/terraform/plugins")));
    candidates.addAll(children(Path.of("/opt"), "*"));
    return candidates;
  }

  /** Returns whether the folder has the layout host, namespace, name. */
  private static boolean holdsProvider(Path folder) throws IOException {
    for (Path host : children(folder, "*.*")) {
      if (Files.isDirectory(host.resolve("hashicorp/aws"))) {
        return true;
      }
    }
    return false;
  }

  private static List<Path> children(Path folder, String glob) throws IOException {
    if (!Files.isDirectory(folder) || !Files.isReadable(folder)) {
      return List.of();
    }
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, glob)) {
      entries.forEach(children::add);
    }
    return children;
  }
}
