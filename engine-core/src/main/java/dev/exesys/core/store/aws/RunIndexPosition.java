package dev.exesys.core.store.aws;

import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A position in the index of runs, which is read backwards.
 *
 * @param month the partition
 * @param sk the last sort key that was read; empty for the start of the partition
 */
record RunIndexPosition(YearMonth month, String sk) {

  static String partition(YearMonth month) {
    return "runs:" + month;
  }

  /**
   * Parses a token.
   *
   * @throws IllegalArgumentException if {@link #token} did not return it
   */
  static RunIndexPosition parse(String token) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
      int space = text.indexOf(' ');
      if (space < 0) {
        throw new IllegalArgumentException("not a position of the index of runs: " + token);
      }
      return new RunIndexPosition(
          YearMonth.parse(text.substring(0, space)), text.substring(space + 1));
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("not a position of the index of runs: " + token, e);
    }
  }

  String token() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((month + " " + sk).getBytes(StandardCharsets.UTF_8));
  }

  /** Returns the start of the previous month; null if that is before {@code oldest}. */
  @Nullable RunIndexPosition previousMonth(YearMonth oldest) {
    YearMonth previous = month.minusMonths(1);
    return previous.isBefore(oldest) ? null : new RunIndexPosition(previous, "");
  }
}
