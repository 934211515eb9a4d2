package dev.exesys.compiler.lint;

import dev.exesys.asl.Catcher;
import dev.exesys.asl.Choice;
import dev.exesys.asl.Condition;
import dev.exesys.asl.DataPath;
import dev.exesys.asl.Io;
import dev.exesys.asl.MapState;
import dev.exesys.asl.OnError;
import dev.exesys.asl.Parallel;
import dev.exesys.asl.State;
import dev.exesys.asl.Task;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Paths and payload templates of one state are written as the language wants them. */
final class PathRules {
  private final String pointer;
  private final Consumer<Finding> findings;

  private PathRules(String pointer, Consumer<Finding> findings) {
    this.pointer = pointer;
    this.findings = findings;
  }

  static void check(State state, String pointer, Consumer<Finding> findings) {
    PathRules rules = new PathRules(pointer, findings);
    rules.io(state.io());
    switch (state) {
      case Task task -> rules.catchers(task.onError());
      case Parallel parallel -> rules.catchers(parallel.onError());
      case MapState map -> {
        rules.path(map.itemsPath(), "/ItemsPath");
        rules.template(map.itemSelector(), "/ItemSelector");
        rules.catchers(map.onError());
      }
      case Choice choice -> rules.choices(choice);
      default -> {}
    }
  }

  private void io(Io io) {
    path(io.inputPath(), "/InputPath");
    template(io.parameters(), "/Parameters");
    template(io.resultSelector(), "/ResultSelector");
    reference(io.resultPath(), "/ResultPath");
    path(io.outputPath(), "/OutputPath");
  }

  private void catchers(OnError onError) {
    int index = 0;
    for (Catcher catcher : onError.catchers()) {
      reference(catcher.resultPath(), "/Catch/" + index++ + "/ResultPath");
    }
  }

  private void choices(Choice choice) {
    for (int i = 0; i < choice.choices().size(); i++) {
      condition(choice.choices().get(i).condition(), "/Choices/" + i);
    }
  }

  private void condition(Condition condition, String at) {
    switch (condition) {
      case Condition.And and -> and.operands().forEach(inner -> condition(inner, at));
      case Condition.Or or -> or.operands().forEach(inner -> condition(inner, at));
      case Condition.Not not -> condition(not.operand(), at);
      case Condition.Comparison comparison -> {
        if (!JsonPathSyntax.isPath(comparison.variable())) {
          report(at, "not a JSONPath: " + comparison.variable());
        }
      }
    }
  }

  private void path(DataPath path, String at) {
    if (path.expression() != null && !JsonPathSyntax.isPath(path.expression())) {
      report(at, "not a JSONPath: " + path.expression());
    }
  }

  private void reference(DataPath path, String at) {
    if (path.expression() != null && !JsonPathSyntax.isReference(path.expression())) {
      report(at, "not a reference path, which names one place: " + path.expression());
    }
  }

  private void template(@Nullable JsonNode tree, String at) {
    if (tree == null) {
      return;
    }
    for (Map.Entry<String, JsonNode> entry : tree.properties()) {
      String name = entry.getKey();
      JsonNode value = entry.getValue();
      String where = at + "/" + name.replace("~", "~0").replace("/", "~1");
      if (!name.endsWith(".$")) {
        template(value, where);
      } else if (!value.isString()) {
        report(where, "a member that ends in .$ is not a string");
      } else if (!JsonPathSyntax.isPath(value.stringValue())
          && !JsonPathSyntax.isIntrinsic(value.stringValue())) {
        report(where, "neither a JSONPath nor an intrinsic function: " + value.stringValue());
      }
    }
  }

  private void report(String at, String message) {
    findings.accept(new Finding(Rule.PATH, pointer + at, message));
  }
}
