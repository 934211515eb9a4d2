package dev.exesys.system.infra;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A block of a formatted Terraform file, as far as the reference page requires it.
 *
 * @param label the block's name
 * @param attributes its attributes on one line each, without comments and nested blocks
 */
record HclBlocks(String label, Map<String, String> attributes) {

  private static final Pattern ATTRIBUTE = Pattern.compile("^  (\\w+) += (.*)$");
  private static final Pattern COMMENT = Pattern.compile("\\s+# .*$");

  static List<HclBlocks> of(String kind, String file) {
    Pattern start = Pattern.compile("^" + kind + " \"(\\w+)\" \\{$");
    List<HclBlocks> blocks = new ArrayList<>();
    List<String> lines = file.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      Matcher matcher = start.matcher(lines.get(i));
      if (matcher.matches()) {
        int end = i + lines.subList(i, lines.size()).indexOf("}");
        blocks.add(new HclBlocks(matcher.group(1), attributes(lines.subList(i + 1, end))));
      }
    }
    return blocks;
  }

  /** `terraform fmt` indents the block's own attributes by two spaces, and nested ones by more. */
  private static Map<String, String> attributes(List<String> lines) {
    Map<String, String> attributes = new LinkedHashMap<>();
    String current = "";
    for (String line : lines) {
      String text = COMMENT.matcher(line).replaceFirst("");
      Matcher attribute = ATTRIBUTE.matcher(text);
      if (attribute.matches()) {
        current = attribute.group(1);
        attributes.put(current, attribute.group(2));
      } else if (text.matches("  \\w+ \\{")) {
        current = "";
      } else if (!current.isEmpty() && !text.isBlank()) {
        attributes.merge(current, text.strip().replaceAll(" +", " "), HclBlocks::join);
      }
    }
    return attributes;
  }

  private static String join(String before, String line) {
    if (before.endsWith("{") || before.endsWith("(")) {
      return before + line;
    }
    return line.startsWith("}") || line.startsWith(")") ? before + line : before + ", " + line;
  }
}
