package dev.exesys.system.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds the files under test from any working directory. */
public final class Repository {

  private Repository() {}

  /** Returns the project's folder. */
  public static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("infra/main.tf"))) {
      Path parent = folder.getParent();
      if (parent == null) {
        throw new IllegalStateException("no infra/main.tf in or above " + Path.of(""));
      }
      folder = parent;
    }
    return folder;
  }

  static Path infra() {
    return root().resolve("infra");
  }

  /** Copies the Terraform files of {@code infra/}, without the files of {@code terraform init}. */
  static List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>();
    try (Stream<Path> files = Files.walk(infra())) {
      files
          .filter(Files::isRegularFile)
          .filter(file -> !file.toString().contains("/.terraform/"))
          .filter(file -> !file.toString().contains(".tfstate"))
          .filter(file -> !file.startsWith(infra().resolve("dist")))
          .sorted()
          .forEach(sources::add);
    }
    return sources;
  }

  static void copyInfra(Path to) throws IOException {
    for (Path source : sources()) {
      Path target = to.resolve(infra().relativize(source).toString());
      Files.createDirectories(target.resolveSibling("."));
      Files.copy(source, target);
    }
  }

  /**
   * Compares a generated page with the one in the repository; with {@code -Dexesys.refresh=true}
   * replaces the page instead.
   */
  public static void assertPage(Path page, String generated) throws IOException {
    if (Boolean.getBoolean("exesys.refresh")) {
      Files.writeString(page, generated);
    }
    assertThat(Files.exists(page) ? Files.readString(page) : "")
        .as(
            "%s is generated: refresh it with -Dexesys.refresh=true and look at the difference",
            page)
        .isEqualTo(generated);
  }
}
