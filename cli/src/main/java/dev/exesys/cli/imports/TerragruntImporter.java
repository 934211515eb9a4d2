package dev.exesys.cli.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * Converts a tree of Terragrunt units: each folder with a {@code terragrunt.hcl} that is not
 * included by others becomes an order that plans it, after the units that it depends on.
 */
final class TerragruntImporter {
  private static final String FILE = "terragrunt.hcl";
  private static final long TIMEOUT_SECONDS = 3600;
  private static final Pattern COMMENT = Pattern.compile("(?m)(#|//).*$|/\\*(?s:.*?)\\*/");
  private static final Pattern DEPENDENCY =
      Pattern.compile("dependency\\s+\"[^\"]+\"\\s*\\{[^}]*?config_path\\s*=\\s*\"([^\"]+)\"");
  private static final Pattern DEPENDENCIES =
      Pattern.compile("dependencies\\s*\\{\\s*paths\\s*=\\s*\\[([^\\]]*)]");
  private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");
  private static final Pattern UNIT =
      Pattern.compile("(?m)^\\s*(terraform|dependency|dependencies|inputs)\\b");

  private final Path root;
  private final ImportReport report;

  TerragruntImporter(Path root, ImportReport report) {
    this.root = root;
    this.report = report;
  }

  /** Adds an order for each unit below the root. */
  void convert(ImportedJob job) throws IOException {
    Map<Path, String> units = new LinkedHashMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      List<Path> found =
          files
              .filter(file -> file.endsWith(FILE) && !file.toString().contains(".terragrunt-cache"))
              .sorted()
              .toList();
      for (Path file : found) {
        String text = COMMENT.matcher(Files.readString(file)).replaceAll("");
        if (UNIT.matcher(text).find()) {
          units.put(root.relativize(file.getParent()), text);
        }
      }
    }
    units.forEach((folder, text) -> order(folder, text, units.keySet(), job));
    if (units.isEmpty()) {
      report.add("there is no " + FILE + " below " + root);
    }
  }

  private void order(Path folder, String text, Set<Path> units, ImportedJob job) {
    ObjectNode order = job.order(name(folder), TIMEOUT_SECONDS);
    if (!folder.toString().isEmpty()) {
      order.put("git_folder", folder.toString());
    }
    order.withArray("cmds").add("terragrunt plan -out=tfplan --non-interactive");
    for (String written : paths(text)) {
      String path = resolve(written, folder);
      if (path.contains("${")) {
        report.add(
            folder + "/" + FILE + ": the dependency " + path + " is computed; add it by hand");
        continue;
      }
      Path target = folder.resolve(path).normalize();
      if (units.contains(target)) {
        order.withArray("dependencies").add(name(target));
      } else {
        report.add(folder + "/" + FILE + ": there is no unit " + path + " below " + root);
      }
    }
  }

  /** Replaces the functions that return a folder of the repository or the folder of the unit. */
  private String resolve(String path, Path folder) {
    String up = "../".repeat(folder.toString().isEmpty() ? 0 : folder.getNameCount());
    String root = up.isEmpty() ? "." : up.substring(0, up.length() - 1);
    return path.replaceAll("\\$\\{(get_path_to_repo_root|get_repo_root)\\(\\)}", root)
        .replaceAll("\\$\\{get_terragrunt_dir\\(\\)}", ".")
        .replaceAll(
            "\\$\\{(get_parent_terragrunt_dir\\(\\)|dirname\\(find_in_parent_folders\\(\\)\\))}",
            parent(folder))
        .replaceAll("/{2,}", "/");
  }

  /** Returns the path to the nearest folder above a unit that has a file of Terragrunt. */
  private String parent(Path folder) {
    StringBuilder path = new StringBuilder("..");
    for (Path above = folder.getParent(); above != null; above = above.getParent()) {
      if (Files.isRegularFile(root.resolve(above).resolve(FILE))) {
        return path.toString();
      }
      path.append("/..");
    }
    return path.toString();
  }

  private static Set<String> paths(String text) {
    Set<String> paths = new LinkedHashSet<>();
    Matcher dependency = DEPENDENCY.matcher(text);
    while (dependency.find()) {
      paths.add(dependency.group(1));
    }
    Matcher dependencies = DEPENDENCIES.matcher(text);
    while (dependencies.find()) {
      Matcher path = TEXT.matcher(dependencies.group(1));
      while (path.find()) {
        paths.add(path.group(1));
      }
    }
    return paths;
  }

  private static String name(Path folder) {
    return folder.toString().isEmpty() ? "root" : folder.toString();
  }
}
