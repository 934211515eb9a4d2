package dev.exesys.asl.json;

import dev.exesys.asl.Branch;
import dev.exesys.asl.StateMachine;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads state machine definitions from JSON. Unknown and misplaced fields are problems, and every
 * problem is reported with its JSON Pointer.
 *
 * <p>Only the JSONPath query language is supported, without variables. The fields of the JSONata
 * query language ({@code Arguments}, {@code Output}) and {@code Assign} are reported as
 * unsupported.
 */
public final class AslReader {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private AslReader() {}

  /**
   * Reads a definition from its text.
   *
   * @throws AslSyntaxException if the text is not JSON or not a valid definition
   */
  public static StateMachine read(String json) {
    try {
      return read(MAPPER.readTree(json));
    } catch (JacksonException e) {
      throw new AslSyntaxException(
          List.of(new AslProblem("", "invalid JSON: " + e.getOriginalMessage())));
    }
  }

  /**
   * Reads a definition from a JSON tree.
   *
   * @throws AslSyntaxException if the tree is not a valid definition
   */
  public static StateMachine read(JsonNode json) {
    List<AslProblem> problems = new ArrayList<>();
    StateMachine machine = read(json, problems);
    if (machine == null || !problems.isEmpty()) {
      throw new AslSyntaxException(problems);
    }
    return machine;
  }

  private static @Nullable StateMachine read(JsonNode json, List<AslProblem> problems) {
    MemberReader members = MemberReader.of(json, "", problems);
    if (members == null) {
      return null;
    }
    members.queryLanguage();
    String version = members.string("Version");
    Long timeout = members.integer("TimeoutSeconds");
    Branch top = BranchReader.read(members);
    members.reportUnknownFields();
    return top == null ? null : members.build(() -> new StateMachine(top, version, timeout));
  }
}
