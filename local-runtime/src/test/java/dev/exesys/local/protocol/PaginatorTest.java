package dev.exesys.local.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class PaginatorTest {
  private static final Paginator PAGINATOR =
      new Paginator("NextToken", "InvalidNextToken", "The token is not valid.");

  @Test
  void returnsEveryItemOnceAndNoTokenOnTheLastPage() {
    List<String> all = IntStream.range(10, 17).mapToObj(Integer::toString).toList();
    List<String> listed = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    while (true) {
      ObjectNode page =
          PAGINATOR.pageOf(
              RequestReader.of("List", request),
              "Items",
              all,
              3,
              JsonNodeFactory.instance::stringNode,
              item -> item);
      page.path("Items").forEach(item -> listed.add(item.asString()));
      sizes.add(page.path("Items").size());
      if (!page.has("NextToken")) {
        break;
      }
      request.set("NextToken", page.get("NextToken"));
    }
    assertThat(listed).isEqualTo(all);
    assertThat(sizes).containsExactly(3, 3, 1);
  }

  @Test
  void rejectsATokenThatItDidNotIssueWithTheCodeOfTheService() {
    RequestReader request =
        RequestReader.of("List", JsonNodeFactory.instance.objectNode().put("NextToken", "%"));
    assertThatThrownBy(() -> PAGINATOR.start(request))
        .isInstanceOfSatisfying(
            ServiceException.class, e -> assertThat(e.code()).isEqualTo("InvalidNextToken"));
    RequestReader noNumber =
        RequestReader.of("List", JsonNodeFactory.instance.objectNode().put("NextToken", "YQ=="));
    assertThat(PAGINATOR.start(noNumber)).contains("a");
    assertThatThrownBy(() -> PAGINATOR.startNumber(noNumber)).isInstanceOf(ServiceException.class);
  }
}
