package dev.exesys.local.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Cuts a list that is sorted by a unique key into pages. A token is the last key given out. */
public final class Paginator {
  private Paginator() {}

  /**
   * One page.
   *
   * @param nextToken null on the last page
   */
  public record Page<T>(List<T> items, @Nullable String nextToken) {}

  /**
   * The page after a token.
   *
   * @param sorted all items, ascending by key
   * @throws ServiceException {@code InvalidNextToken} if the token is none of ours
   */
  public static <T> Page<T> of(
      List<T> sorted, Function<T, String> key, int size, Optional<String> token) {
    String after = token.map(Paginator::decode).orElse("");
    List<T> rest = sorted.stream().filter(item -> key.apply(item).compareTo(after) > 0).toList();
    if (rest.size() <= size) {
      return new Page<>(rest, null);
    }
    List<T> items = rest.subList(0, size);
    return new Page<>(items, encode(key.apply(items.getLast())));
  }

  private static String encode(String key) {
    return Base64.getUrlEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
  }

  private static String decode(String token) {
    try {
      return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw ServiceException.badRequest("InvalidNextToken", "The specified token is not valid.");
    }
  }
}
