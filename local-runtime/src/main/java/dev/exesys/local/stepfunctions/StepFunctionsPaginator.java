package dev.exesys.local.stepfunctions;

import dev.exesys.local.protocol.ServiceException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Pagination: a token is the place at which the next page begins, made opaque. */
final class StepFunctionsPaginator {
  static final int DEFAULT = 100;
  static final int LARGEST = 1000;

  private StepFunctionsPaginator() {}

  static Optional<String> start(StepFunctionsRequest request) {
    return request.optionalString("nextToken").map(StepFunctionsPaginator::open);
  }

  /** As {@link #start}, for pages that begin at a number. */
  static Optional<Long> startNumber(StepFunctionsRequest request) {
    try {
      return start(request).map(Long::valueOf);
    } catch (NumberFormatException e) {
      throw invalid(e);
    }
  }

  /**
   * Adds a page to a response, and the token of the next if there is more.
   *
   * @param found up to one more than the page may have
   * @param place where a page that begins with this one begins
   */
  static <T> ObjectNode fill(
      ObjectNode response,
      String member,
      List<T> found,
      int size,
      Function<T, ObjectNode> show,
      Function<T, String> place) {
    ArrayNode page = response.putArray(member);
    found.stream().limit(size).map(show).forEach(page::add);
    if (found.size() > size) {
      response.put("nextToken", close(place.apply(found.get(size))));
    }
    return response;
  }

  private static String close(String place) {
    return Base64.getUrlEncoder().encodeToString(place.getBytes(StandardCharsets.UTF_8));
  }

  private static String open(String token) {
    try {
      return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw invalid(e);
    }
  }

  private static ServiceException invalid(RuntimeException cause) {
    ServiceException refused =
        ServiceException.badRequest("InvalidToken", "Invalid Token: 'Invalid token'");
    refused.initCause(cause);
    return refused;
  }
}
