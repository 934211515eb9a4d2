package dev.exesys.local.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes lists in pages. A pagination token is the encoded position of the next page's first item.
 *
 * @param tokenMember the member of request and response that holds the token
 * @param errorCode the service's code for an invalid token
 * @param errorMessage the service's message for an invalid token
 */
public record Paginator(String tokenMember, String errorCode, String errorMessage) {

  /**
   * Returns the position that the requested page starts at; empty for the first page.
   *
   * @throws ServiceException if the token cannot be decoded
   */
  public Optional<String> start(RequestReader request) {
    return request.optionalString(tokenMember).map(this::decode);
  }

  /**
   * Returns the numeric position that the requested page starts at; empty for the first page.
   *
   * @throws ServiceException if the token does not contain a number
   */
  public Optional<Long> startNumber(RequestReader request) {
    try {
      return start(request).map(Long::valueOf);
    } catch (NumberFormatException e) {
      throw invalid(e);
    }
  }

  /**
   * Returns a response with one page, and the next page's token if there are more items.
   *
   * @param member the member that holds the items
   * @param found the items from the page's start on, at least one more than {@code size} if there
   *     are more
   * @param position the position of a page that starts with the given item
   */
  public <T> ObjectNode page(
      String member,
      List<T> found,
      int size,
      Function<? super T, ? extends JsonNode> view,
      Function<? super T, String> position) {
    ObjectNode response = JsonNodeFactory.instance.objectNode();
    ArrayNode page = response.putArray(member);
    found.stream().limit(size).map(view).forEach(page::add);
    if (found.size() > size) {
      response.put(tokenMember, encode(position.apply(found.get(size))));
    }
    return response;
  }

  /**
   * Returns a response with the requested page of a complete list.
   *
   * @param sorted all items, ascending by their unique positions
   */
  public <T> ObjectNode pageOf(
      RequestReader request,
      String member,
      List<T> sorted,
      int size,
      Function<? super T, ? extends JsonNode> view,
      Function<? super T, String> position) {
    String start = start(request).orElse("");
    List<T> rest =
        sorted.stream().filter(item -> position.apply(item).compareTo(start) >= 0).toList();
    return page(member, rest, size, view, position);
  }

  private static String encode(String position) {
    return Base64.getUrlEncoder().encodeToString(position.getBytes(StandardCharsets.UTF_8));
  }

  private String decode(String token) {
    try {
      return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw invalid(e);
    }
  }

  private ServiceException invalid(RuntimeException cause) {
    ServiceException rejected = ServiceException.badRequest(errorCode, errorMessage);
    rejected.initCause(cause);
    return rejected;
  }
}
