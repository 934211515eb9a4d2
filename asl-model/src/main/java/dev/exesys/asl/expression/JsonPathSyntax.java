package dev.exesys.asl.expression;

import java.util.regex.Pattern;

/** Validates paths of the Amazon States Language. */
public final class JsonPathSyntax {
  private static final String NAME = "[\\p{L}_][\\p{L}\\p{N}_-]*";
  private static final String QUOTED = "\\['(?:[^'\\\\]|\\\\.)+'\\]|\\[\"(?:[^\"\\\\]|\\\\.)+\"\\]";
  private static final String STEP = "(?:\\." + NAME + "|" + QUOTED + "|\\[\\d+\\])";

  /** Identifies exactly one node, so that a result can be stored there. */
  private static final Pattern REFERENCE = Pattern.compile("\\$" + STEP + "*");

  /** May select several nodes: wildcards, descendants, slices, filters. */
  private static final Pattern ANY =
      Pattern.compile(
          "\\$\\$?(?:"
              + STEP
              + "|\\.\\*|\\.\\.(?:\\*|"
              + NAME
              + ")?|\\[\\*\\]|\\[-?\\d*:-?\\d*(?::-?\\d+)?\\]|\\[-?\\d+(?:,-?\\d+)*\\]"
              + "|\\['[^']+'(?:,'[^']+')*\\]|\\[\\?\\(.+\\)\\])*");

  private JsonPathSyntax() {}

  /** Returns true if a path is a reference path. */
  public static boolean isReference(String path) {
    return REFERENCE.matcher(path).matches();
  }

  /** Returns true if a text is a JSONPath, of the input or of the context object. */
  public static boolean isPath(String path) {
    return ANY.matcher(path).matches();
  }
}
