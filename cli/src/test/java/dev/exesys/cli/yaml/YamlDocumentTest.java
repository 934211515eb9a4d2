package dev.exesys.cli.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exesys.core.contract.Json;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonPointer;

class YamlDocumentTest {
  @Test
  void readsValuesByTheirType() throws YamlException {
    YamlDocument document =
        YamlDocument.parse(
            """
            on: push
            text: "1"
            number: 12
            rate: 1.5
            flag: true
            nothing:
            list: [a, b]
            """);

    assertThat(document.root())
        .isEqualTo(
            Json.parse(
                """
                {"on":"push","text":"1","number":12,"rate":1.5,"flag":true,"nothing":null,
                 "list":["a","b"]}\
                """));
  }

  @Test
  void readsJsonWithComments() throws YamlException {
    assertThat(YamlDocument.parse("{\"a\": [1, 2], # two numbers\n \"b\": \"x\"}\n").root())
        .isEqualTo(Json.parse("{\"a\":[1,2],\"b\":\"x\"}"));
  }

  @Test
  void namesThePositionOfAValue() throws YamlException {
    YamlDocument document = YamlDocument.parse("a: 1\norders:\n  - name: x\n    cmds: [ls]\n");

    assertThat(document.position(JsonPointer.compile("/orders/0/cmds/0")))
        .contains(new YamlPosition(4, 12));
    assertThat(document.position(JsonPointer.compile("/orders/0/timeout")))
        .contains(new YamlPosition(3, 5));
  }

  @Test
  void resolvesAliasesAndMergeKeys() throws YamlException {
    YamlDocument document =
        YamlDocument.parse("base: &b {image: x, tags: [t]}\njob:\n  <<: *b\n  image: y\n");

    assertThat(document.root().path("job"))
        .isEqualTo(Json.parse("{\"tags\":[\"t\"],\"image\":\"y\"}"));
  }

  @Test
  void doesNotBuildWhatATagNames() throws YamlException {
    assertThat(YamlDocument.parse("a: !!java.net.URL [x]\nb: !reference [.c, script]\n").root())
        .isEqualTo(Json.parse("{\"a\":[\"x\"],\"b\":[\".c\",\"script\"]}"));
  }

  @Test
  void rejectsDocumentsThatGrowWithoutBound() {
    StringBuilder text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
      text.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + " ,").repeat(10)));
    }

    assertThatThrownBy(() -> YamlDocument.parse(text.toString()))
        .isInstanceOf(YamlException.class)
        .hasMessageContaining("too large");
  }

  @Test
  void namesTheLineOfAnError() {
    assertThatThrownBy(() -> YamlDocument.parse("a: 1\nb: [1, 2\nc: 3\n"))
        .isInstanceOf(YamlException.class)
        .hasMessageContaining("line 3");
    assertThatThrownBy(() -> YamlDocument.parse("a: 1\na: 2\n"))
        .isInstanceOf(YamlException.class)
        .hasMessageContaining("line 2");
    assertThatThrownBy(() -> YamlDocument.parse("")).isInstanceOf(YamlException.class);
  }
}
