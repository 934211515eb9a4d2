package dev.exesys.cli.imports;

import tools.jackson.databind.JsonNode;

/** Converts the content of one format's file. */
interface JobImporter {

  /**
   * Adds the orders of a file to a job.
   *
   * @param root the file's content
   * @param report takes what has no counterpart
   */
  void convert(JsonNode root, ImportedJob job, ImportReport report);
}
