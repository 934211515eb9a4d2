package dev.exesys.worker.outputs;

import dev.exesys.core.contract.OutputReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * The content of an output file: lines {@code name=value}, or {@code name<<END}, the lines of the
 * value and a line {@code END}. The last value of a name counts. Empty lines between outputs are
 * ignored.
 *
 * @param outputs the outputs by name, without those of malformed lines
 * @param malformed what may be the values of malformed lines, and of a value without end
 * @param problem describes the first malformed line without quoting it
 */
record OutputText(
    SequencedMap<String, String> outputs, List<String> malformed, Optional<String> problem) {

  /** Parses the content of a file. */
  static OutputText parse(String text) {
    return new Parser(text).parse();
  }

  private static final class Parser {
    private final String[] lines;
    private final SequencedMap<String, String> outputs = new LinkedHashMap<>();
    private final List<String> malformed = new ArrayList<>();
    private @Nullable String problem;

    Parser(String text) {
      lines = text.split("\n", -1);
    }

    OutputText parse() {
      for (int i = 0; i < lines.length; i++) {
        String line = lines[i];
        int equals = line.indexOf('=');
        int heredoc = line.indexOf("<<");
        if (line.isBlank()) {
          continue;
        }
        if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
          add(i, line.substring(0, equals), line.substring(equals + 1));
        } else if (heredoc >= 0) {
          i = addLines(i, line.substring(0, heredoc), line.substring(heredoc + 2));
        } else {
          malformed.add(line);
          report(i, "has no \"=\": write name=value, or name<<END for a value of several lines");
        }
      }
      return new OutputText(outputs, malformed, Optional.ofNullable(problem));
    }

    /** Adds the value that starts after line {@code start}; returns the index of its last line. */
    private int addLines(int start, String name, String delimiter) {
      if (delimiter.isBlank()) {
        report(start, "has no delimiter after \"<<\": write name<<END");
        return start;
      }
      List<String> value = new ArrayList<>();
      for (int i = start + 1; i < lines.length; i++) {
        if (lines[i].equals(delimiter)) {
          add(start, name, String.join("\n", value));
          return i;
        }
        value.add(lines[i]);
      }
      malformed.add(String.join("\n", value));
      report(start, "starts a value whose end, a line with its delimiter alone, is missing");
      return lines.length;
    }

    private void add(int line, String name, String value) {
      if (!OutputReference.isValidName(name)) {
        malformed.add(value);
        report(
            line,
            "has a malformed name: use at most 128 letters, digits, \"_\" and \"-\", and start with"
                + " a letter or \"_\"");
      } else if (value.indexOf('\0') >= 0) {
        malformed.add(value);
        report(line, "has a value with a NUL character, which no variable can hold");
      } else {
        outputs.put(name, value);
      }
    }

    private void report(int line, String what) {
      problem = problem == null ? "line " + (line + 1) + " %s " + what : problem;
    }
  }

  /** Returns the description of the first malformed line of the file that a variable names. */
  Optional<String> problemOf(String variable) {
    return problem.map(text -> text.replace("%s", "of $" + variable));
  }
}
