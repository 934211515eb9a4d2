package dev.exesys.compiler.lint;

import java.util.regex.Pattern;

/** The syntax of the paths that the language allows. */
final class JsonPathSyntax {
  private static final String NAME = "[\\p{L}_][\\p{L}\\p{N}_-]*";
  private static final String QUOTED = "\\['(?:[^'\\\\]|\\\\.)+'\\]|\\[\"(?:[^\"\\\\]|\\\\.)+\"\\]";
  private static final String STEP = "(?:\\." + NAME + "|" + QUOTED + "|\\[\\d+\\])";

  /** Names one node: what a result can be put at. */
  private static final Pattern REFERENCE = Pattern.compile("\\$" + STEP + "*");

  /** May select many nodes: wildcards, descent, slices, filters. */
  private static final Pattern ANY =
      Pattern.compile(
          "\\$\\$?(?:"
              + STEP
              + "|\\.\\*|\\.\\.(?:\\*|"
              + NAME
              + ")?|\\[\\*\\]|\\[-?\\d*:-?\\d*(?::-?\\d+)?\\]|\\[-?\\d+(?:,-?\\d+)*\\]"
              + "|\\['[^']+'(?:,'[^']+')*\\]|\\[\\?\\(.+\\)\\])*");

  private JsonPathSyntax() {}

  static boolean isReference(String path) {
    return REFERENCE.matcher(path).matches();
  }

  static boolean isPath(String path) {
    return ANY.matcher(path).matches();
  }
}
