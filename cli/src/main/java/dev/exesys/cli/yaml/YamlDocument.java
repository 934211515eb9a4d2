package dev.exesys.cli.yaml;

import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * A YAML 1.2 document as a JSON tree, with the position of each value. JSON is YAML, so that JSON
 * with comments can be read too.
 *
 * <p>Nothing but maps, lists and scalars is built, whatever tags the document has. Aliases and
 * merge keys ({@code <<}) are resolved; a document that grows too large by them is rejected.
 */
public final class YamlDocument {
  private static final int MAX_ALIASES = 10_000;
  private static final int MAX_CHARACTERS = 100_000_000;

  private final JsonNode root;
  private final Map<JsonPointer, YamlPosition> positions;

  private YamlDocument(JsonNode root, Map<JsonPointer, YamlPosition> positions) {
    this.root = root;
    this.positions = positions;
  }

  /**
   * Parses a text with one document.
   *
   * @throws YamlException if the text is not YAML, is empty, or expands to too many values
   */
  public static YamlDocument parse(String text) throws YamlException {
    return parse(text, new YamlTree(false));
  }

  /**
   * Parses a document with the extensions of GitLab: of a repeated key the last value is used, and
   * a list with the tag {@code !reference} is an object with this member.
   *
   * @throws YamlException if the text is not YAML, is empty, or expands to too many values
   */
  public static YamlDocument parseGitLab(String text) throws YamlException {
    return parse(text, new YamlTree(true));
  }

  private static YamlDocument parse(String text, YamlTree tree) throws YamlException {
    LoadSettings settings =
        LoadSettings.builder()
            // YamlTree limits what aliases expand to.
            .setMaxAliasesForCollections(MAX_ALIASES)
            // YamlTree rejects them where they are not allowed.
            .setAllowDuplicateKeys(true)
            .setCodePointLimit(MAX_CHARACTERS)
            .build();
    try {
      Node node =
          new Compose(settings)
              .composeString(text)
              .orElseThrow(() -> new YamlException("the document is empty"));
      JsonNode root = tree.convert(node);
      return new YamlDocument(root, tree.positions());
    } catch (MarkedYamlEngineException e) {
      String where =
          e.getProblemMark()
              .map(mark ->
                  "line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1) + ": ")
              .orElse("");
      throw new YamlException(where + e.getProblem(), e);
    } catch (YamlEngineException e) {
      throw new YamlException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Returns the document's content. */
  public JsonNode root() {
    return root;
  }

  /** Returns the position of a value, or of the nearest value around it. */
  public Optional<YamlPosition> position(JsonPointer pointer) {
    JsonPointer at = pointer;
    while (at != null) {
      YamlPosition position = positions.get(at);
      if (position != null) {
        return Optional.of(position);
      }
      at = at.head();
    }
    return Optional.empty();
  }
}
