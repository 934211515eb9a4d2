package dev.exesys.cli.imports;

import dev.exesys.cli.yaml.YamlDocument;
import dev.exesys.cli.yaml.YamlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** Converts a file of another system to a job. */
public final class Importer {
  private Importer() {}

  /** The formats that can be converted. */
  public enum Format {
    GHA,
    GITLAB,
    TERRAGRUNT,
    BUILDSPEC;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A converted file.
   *
   * @param job the job's payload
   * @param remarks what could not be converted, as {@code file:line: message}
   */
  public record Imported(ObjectNode job, List<String> remarks) {
    public Imported {
      remarks = List.copyOf(remarks);
    }
  }

  /**
   * Converts a file.
   *
   * @param file the file; for Terragrunt a unit, or the folder with all units
   * @param repository the job's {@code git_repo}
   * @param username the job's {@code username}
   * @throws IOException if the file cannot be read
   * @throws YamlException if the file is not YAML
   */
  public static Imported convert(Format format, Path file, String repository, String username)
      throws IOException, YamlException {
    ImportedJob job = new ImportedJob(repository, username);
    if (format == Format.TERRAGRUNT) {
      Path folder = Files.isDirectory(file) ? file : file.toAbsolutePath().resolveSibling("");
      ImportReport report = new ImportReport(file.toString(), null);
      new TerragruntImporter(folder, report).convert(job);
      return new Imported(job.build(), report.lines());
    }
    String text = Files.readString(file);
    YamlDocument document =
        format == Format.GITLAB ? YamlDocument.parseGitLab(text) : YamlDocument.parse(text);
    ImportReport report = new ImportReport(file.toString(), document);
    switch (format) {
      case GHA -> new GitHubImporter().convert(document.root(), job, report);
      case GITLAB ->
          new GitLabImporter()
              .convert(
                  new GitLabIncludes(file.toAbsolutePath().resolveSibling("").normalize(), report)
                      .resolve(document.root()),
                  job,
                  report);
      default -> new BuildspecImporter().convert(document.root(), job, report);
    }
    return new Imported(job.build(), report.lines());
  }
}
