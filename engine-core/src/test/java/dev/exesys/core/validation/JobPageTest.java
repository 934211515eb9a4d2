package dev.exesys.core.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.core.contract.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * The tables of {@code docs/JOB.md} are those of the schema. {@code -Dexesys.golden=refresh}
 * replaces them; review the result.
 */
class JobPageTest {
  private static final Path PAGE = Path.of("../docs/JOB.md");
  private static final JsonNode SCHEMA = Json.parse(JobSchema.text());

  @Test
  void theTablesAreThoseOfTheSchema() throws IOException {
    String page = Files.readString(PAGE);
    String expected =
        replaced(
            replaced(page, "job", table(SCHEMA)),
            "order",
            table(SCHEMA.path("$defs").path("order")));
    if ("refresh".equals(System.getProperty("exesys.golden"))) {
      Files.writeString(PAGE, expected);
    }
    assertThat(Files.readString(PAGE)).isEqualTo(expected);
  }

  @Test
  void theExamplesAreValid() throws IOException {
    String[] parts = Files.readString(PAGE).split("```json\n", -1);
    assertThat(parts).hasSizeGreaterThan(1);
    for (int i = 1; i < parts.length; i++) {
      String example = parts[i].substring(0, parts[i].indexOf("```"));
      ValidationResult validated = new JobValidator(ValidationPolicy.open()).validateJson(example);
      assertThat(validated.diagnostics()).as(example).isEmpty();
    }
  }

  private static String replaced(String page, String name, String table) {
    String begin = "<!-- begin " + name + " -->\n";
    int from = page.indexOf(begin) + begin.length();
    return page.substring(0, from)
        + table
        + page.substring(page.indexOf("<!-- end " + name + " -->"));
  }

  private static String table(JsonNode object) {
    Set<String> required = new LinkedHashSet<>();
    object.path("required").forEach(name -> required.add(name.asString()));
    StringBuilder table =
        new StringBuilder("| field | type | default | limits | meaning |\n|---|---|---|---|---|\n");
    object
        .path("properties")
        .properties()
        .forEach(field -> {
          JsonNode property = resolved(field.getValue());
          table
              .append("| `")
              .append(field.getKey())
              .append("` | ")
              .append(type(property))
              .append(" | ")
              .append(required.contains(field.getKey()) ? "required" : defaultOf(field.getValue()))
              .append(" | ")
              .append(limits(property))
              .append(" | ")
              .append(
                  field
                      .getValue()
                      .path("description")
                      .asString(property.path("description").asString(""))
                      .replace("|", "\\|")
                      .replace("<", "&lt;"))
              .append(" |\n");
        });
    return table.toString();
  }

  private static JsonNode resolved(JsonNode property) {
    JsonNode first = property.path("anyOf").isArray() ? property.path("anyOf").get(0) : property;
    return first.has("$ref") ? SCHEMA.at(first.path("$ref").asString().substring(1)) : first;
  }

  private static String type(JsonNode property) {
    JsonNode values = property.path("enum");
    if (values.isArray()) {
      StringJoiner text = new StringJoiner(", ");
      values
          .valueStream()
          .filter(value -> !value.isNull())
          .forEach(value -> text.add("`" + value.asString() + "`"));
      return text.toString();
    }
    JsonNode type = property.path("type");
    StringJoiner text = new StringJoiner(" or ");
    if (type.isArray()) {
      type.valueStream()
          .map(JsonNode::asString)
          .filter(name -> !name.equals("null"))
          .forEach(text::add);
    } else {
      text.add(type.asString(""));
    }
    return text.toString();
  }

  private static String defaultOf(JsonNode property) {
    return property.has("default") ? "`" + property.path("default").asString() + "`" : "";
  }

  private static String limits(JsonNode property) {
    StringJoiner text = new StringJoiner(", ");
    if (property.has("maximum")) {
      text.add(
          property.path("minimum").asString("") + " to " + property.path("maximum").asString());
    }
    if (property.has("maxLength")) {
      text.add("at most " + property.path("maxLength").asString() + " characters");
    }
    if (property.has("maxItems")) {
      text.add("at most " + property.path("maxItems").asString() + " elements");
    }
    return text.toString();
  }
}
