package dev.exesys.asl.json;

import dev.exesys.asl.Branch;
import dev.exesys.asl.DataPath;
import dev.exesys.asl.ErrorHandling;
import dev.exesys.asl.InputOutputProcessing;
import dev.exesys.asl.MapState;
import dev.exesys.asl.State;
import dev.exesys.asl.Transition;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads Map states and the branches of Parallel states. */
final class MapReader {
  private MapReader() {}

  static @Nullable Branch branch(JsonNode json, String pointer, List<AslProblem> problems) {
    MemberReader members = MemberReader.of(json, pointer, problems);
    if (members == null) {
      return null;
    }
    Branch branch = BranchReader.read(members);
    members.reportUnknownFields();
    return branch;
  }

  static @Nullable State read(MemberReader members) {
    String comment = members.string("Comment");
    DataPath itemsPath = members.path("ItemsPath");
    JsonNode itemSelector = members.tree("ItemSelector");
    int concurrency = concurrency(members);
    String concurrencyPath = members.string("MaxConcurrencyPath");
    // Iterator is the deprecated name of ItemProcessor.
    Branch body = processor(members, members.has("Iterator") ? "Iterator" : "ItemProcessor");
    InputOutputProcessing io = CommonFieldsReader.io(members);
    ErrorHandling onError = CommonFieldsReader.onError(members);
    Transition then = CommonFieldsReader.transition(members);
    return body == null || then == null
        ? null
        : members.build(() ->
            new MapState(
                comment,
                itemsPath,
                itemSelector,
                concurrency,
                concurrencyPath,
                body,
                io,
                onError,
                then));
  }

  private static int concurrency(MemberReader members) {
    Long written = members.integer("MaxConcurrency");
    if (written != null && (written < 0 || written > Integer.MAX_VALUE)) {
      members.problem("MaxConcurrency", "must be between 0 and " + Integer.MAX_VALUE);
      return 0;
    }
    return written == null ? 0 : written.intValue();
  }

  private static @Nullable Branch processor(MemberReader members, String member) {
    JsonNode json = members.tree(member);
    if (json == null) {
      members.problem(member, "is required");
      return null;
    }
    MemberReader inner = MemberReader.of(json, members.at(member), members.problems());
    if (inner == null) {
      return null;
    }
    JsonNode config = inner.tree("ProcessorConfig");
    if (config != null && !config.path("Mode").asString("INLINE").equals("INLINE")) {
      inner.problem("ProcessorConfig", "only the processing mode INLINE is supported");
    }
    Branch body = BranchReader.read(inner);
    inner.reportUnknownFields();
    return body;
  }
}
