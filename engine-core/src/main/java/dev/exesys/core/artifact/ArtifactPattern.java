package dev.exesys.core.artifact;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A path or glob below an order's working directory.
 *
 * <p>{@code *} and {@code ?} match within a name, {@code **} matches any number of folders, also
 * none; {@code [abc]}, {@code [a-z]}, {@code [!a]} and {@code {a,b}} work as in a shell, and a
 * backslash quotes the next character. A pattern that matches a folder matches everything in it.
 */
public final class ArtifactPattern {

  private final String text;
  private final Pattern regex;

  private ArtifactPattern(String text, Pattern regex) {
    this.text = text;
    this.regex = regex;
  }

  /**
   * Compiles a pattern.
   *
   * @throws IllegalArgumentException if {@link #problem} is not empty
   */
  public static ArtifactPattern of(String text) {
    problem(text)
        .ifPresent(problem -> {
          throw new IllegalArgumentException("artifact pattern " + text + ": " + problem);
        });
    return new ArtifactPattern(text, Pattern.compile(regexOf(normalized(text)), Pattern.DOTALL));
  }

  /** Returns why the text is not a pattern below the working directory; empty if it is one. */
  public static Optional<String> problem(String text) {
    if (text.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
      return Optional.of("contains a control character: remove it");
    }
    if (text.startsWith("/") || text.startsWith("~")) {
      return Optional.of(
          "is not below the working directory: use a path relative to the working directory");
    }
    for (String part : text.split("/", -1)) {
      if (part.equals("..")) {
        return Optional.of(
            "is not below the working directory: use a relative path without \"..\"");
      }
    }
    return Optional.ofNullable(globProblem(normalized(text)));
  }

  private static @Nullable String globProblem(String glob) {
    if (glob.isEmpty()) {
      return null;
    }
    String regex = regexOf(glob);
    return regex.isEmpty()
        ? "has an unclosed \"[\" or \"{\", or ends in a backslash: close it, or quote the"
            + " character with a backslash"
        : null;
  }

  /** Removes {@code .} parts and empty parts; the working directory itself becomes {@code ""}. */
  private static String normalized(String text) {
    StringBuilder glob = new StringBuilder();
    for (String part : text.split("/", -1)) {
      if (!part.isEmpty() && !part.equals(".")) {
        glob.append(glob.isEmpty() ? "" : "/").append(part);
      }
    }
    return glob.toString();
  }

  /** Returns the pattern as the job spells it. */
  public String text() {
    return text;
  }

  /** Returns the path that all matches start with; empty for the working directory. */
  String root() {
    StringBuilder root = new StringBuilder();
    for (String part : normalized(text).split("/", -1)) {
      if (part.chars().anyMatch(c -> "*?[]{},\\".indexOf(c) >= 0)) {
        break;
      }
      root.append(root.isEmpty() ? "" : "/").append(part);
    }
    return root.toString();
  }

  /**
   * Returns whether the pattern matches a file or one of the folders that contain it.
   *
   * @param path relative to the working directory, with {@code /} between names
   */
  public boolean matches(String path) {
    for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
      if (regex.matcher(path.substring(0, end)).matches()) {
        return true;
      }
    }
    return regex.matcher("").matches();
  }

  /** Translates a glob to a regular expression; empty if the glob is malformed. */
  private static String regexOf(String glob) {
    StringBuilder regex = new StringBuilder("(?:");
    int braces = 0;
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      switch (c) {
        case '*' -> {
          if (glob.startsWith("**/", i) && isPartStart(glob, i)) {
            regex.append("(?:[^/]+/)*");
            i += 2;
          } else if (glob.startsWith("**", i)) {
            regex.append(".*");
            i++;
          } else {
            regex.append("[^/]*");
          }
        }
        case '?' -> regex.append("[^/]");
        case '[' -> {
          int end = classEnd(glob, i);
          if (end < 0) {
            return "";
          }
          appendClass(regex, glob.substring(i + 1, end));
          i = end;
        }
        case '{' -> {
          braces++;
          regex.append("(?:");
        }
        case '}' -> {
          if (braces == 0) {
            regex.append("\\}");
          } else {
            braces--;
            regex.append(')');
          }
        }
        case ',' -> regex.append(braces > 0 ? "|" : ",");
        case '\\' -> {
          if (++i == glob.length()) {
            return "";
          }
          regex.append(Pattern.quote(glob.substring(i, i + 1)));
        }
        default -> regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return braces > 0 ? "" : regex.append(')').toString();
  }

  private static boolean isPartStart(String glob, int index) {
    return index == 0 || "/{,".indexOf(glob.charAt(index - 1)) >= 0;
  }

  /** Returns the index of the bracket that closes a character class; -1 if there is none. */
  private static int classEnd(String glob, int start) {
    int first = start + 1;
    if (first < glob.length() && (glob.charAt(first) == '!' || glob.charAt(first) == '^')) {
      first++;
    }
    // A bracket in the first place belongs to the class, as in a shell.
    int end = glob.indexOf(']', first + 1);
    return glob.indexOf('/', start) >= 0 && glob.indexOf('/', start) < end ? -1 : end;
  }

  private static void appendClass(StringBuilder regex, String content) {
    boolean negated = content.startsWith("!") || content.startsWith("^");
    regex.append(negated ? "[^/" : "[");
    for (int i = negated ? 1 : 0; i < content.length(); i++) {
      char c = content.charAt(i);
      if (c != '-' && !Character.isLetterOrDigit(c)) {
        regex.append('\\');
      }
      regex.append(c);
    }
    regex.append(']');
  }
}
