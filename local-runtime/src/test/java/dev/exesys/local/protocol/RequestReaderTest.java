package dev.exesys.local.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class RequestReaderTest {
  private final RequestReader request =
      RequestReader.of(
          "PutThing",
          ServiceJson.MAPPER.readTree(
              """
              {"Name": "a", "Size": 7, "Null": null, "Names": ["x", "y"], "Part": {"Unknown": 1}}
              """));

  @Test
  void readsMembersAndDefaults() {
    assertThat(request.string("Name")).isEqualTo("a");
    assertThat(request.string("Null", "default")).isEqualTo("default");
    assertThat(request.has("Null")).isFalse();
    assertThat(request.integer("Size", 1, 10, 5)).isEqualTo(7);
    assertThat(request.integer("Missing", 1, 10, 5)).isEqualTo(5);
    assertThat(request.strings("Names")).containsExactly("x", "y");
  }

  @Test
  void reportsViolatedConstraintsWithTheWordingOfAws() {
    assertThatThrownBy(() -> request.string("Missing"))
        .hasMessage(
            "1 validation error detected: Value null at 'missing' failed to satisfy constraint:"
                + " Member must not be null");
    assertThatThrownBy(() -> request.integer("Size", 1, 6, 1))
        .hasMessage(
            "1 validation error detected: Value '7' at 'size' failed to satisfy constraint:"
                + " Member must have value less than or equal to 6");
    assertThatThrownBy(() -> request.choice("Name", "b", List.of("b", "c")))
        .hasMessageEndingWith("Member must satisfy enum value set: [b, c]");
    assertThatThrownBy(() -> request.flag("Name"))
        .isInstanceOfSatisfying(
            ServiceException.class, e -> assertThat(e.code()).isEqualTo("SerializationException"))
        .hasMessage("STRING_VALUE cannot be converted to Boolean");
  }

  @Test
  void rejectsUnsupportedMembersOfRequestsAndStructuresByName() {
    assertThatThrownBy(() -> request.only("Name", "Size", "Names"))
        .hasMessage("The parameter Part of PutThing is not supported by the local stack");
    RequestReader part = request.optionalObject("Part").orElseThrow();
    assertThatThrownBy(() -> part.only("Known"))
        .hasMessage("The parameter Unknown of Part is not supported by the local stack");
    ObjectNode input = ServiceJson.MAPPER.createObjectNode();
    assertThatThrownBy(
            () -> new Operations().with("PutThing", reader -> input).call("GetThing", input))
        .hasMessageContaining("GetThing");
  }
}
