package dev.exesys.compiler.lint;

import dev.exesys.asl.Catcher;
import dev.exesys.asl.Choice;
import dev.exesys.asl.Condition;
import dev.exesys.asl.DataPath;
import dev.exesys.asl.ErrorHandling;
import dev.exesys.asl.Fail;
import dev.exesys.asl.InputOutputProcessing;
import dev.exesys.asl.MapState;
import dev.exesys.asl.Parallel;
import dev.exesys.asl.Pass;
import dev.exesys.asl.State;
import dev.exesys.asl.Succeed;
import dev.exesys.asl.Task;
import dev.exesys.asl.TimeLimit;
import dev.exesys.asl.Wait;
import dev.exesys.asl.expression.IntrinsicArgument;
import dev.exesys.asl.expression.IntrinsicCallParser;
import dev.exesys.asl.expression.JsonPathSyntax;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Checks the paths and payload templates of one state. */
final class PathRules {
  private final String pointer;
  private final Consumer<LintFinding> findings;

  private PathRules(String pointer, Consumer<LintFinding> findings) {
    this.pointer = pointer;
    this.findings = findings;
  }

  static void check(State state, String pointer, Consumer<LintFinding> findings) {
    PathRules rules = new PathRules(pointer, findings);
    rules.inputAndOutput(state.io());
    switch (state) {
      case Task task -> {
        rules.timeLimit(task.timeout(), "/TimeoutSecondsPath");
        rules.timeLimit(task.heartbeat(), "/HeartbeatSecondsPath");
        rules.template(task.credentials(), "/Credentials");
        rules.catchers(task.onError());
      }
      case Parallel parallel -> rules.catchers(parallel.onError());
      case MapState map -> {
        rules.path(map.itemsPath(), "/ItemsPath");
        if (map.maxConcurrencyPath() != null) {
          rules.path(map.maxConcurrencyPath(), "/MaxConcurrencyPath");
        }
        rules.template(map.itemSelector(), "/ItemSelector");
        rules.catchers(map.onError());
      }
      case Choice choice -> rules.choices(choice);
      case Wait wait -> rules.until(wait.until());
      case Fail fail -> {
        rules.pathOrCall(fail.errorPath(), "/ErrorPath");
        rules.pathOrCall(fail.causePath(), "/CausePath");
      }
      case Pass pass -> {}
      case Succeed succeed -> {}
    }
  }

  private void inputAndOutput(InputOutputProcessing inputAndOutput) {
    path(inputAndOutput.inputPath(), "/InputPath");
    template(inputAndOutput.parameters(), "/Parameters");
    template(inputAndOutput.resultSelector(), "/ResultSelector");
    reference(inputAndOutput.resultPath(), "/ResultPath");
    path(inputAndOutput.outputPath(), "/OutputPath");
  }

  private void catchers(ErrorHandling onError) {
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
        path(comparison.variable(), at);
        if (comparison.operator().takesPath()) {
          path(comparison.operand().stringValue(), at);
        }
      }
    }
  }

  private void timeLimit(@Nullable TimeLimit timeLimit, String at) {
    if (timeLimit instanceof TimeLimit.SecondsPath(String path)) {
      path(path, at);
    }
  }

  private void until(Wait.Until until) {
    switch (until) {
      case Wait.Until.SecondsPath(String path) -> path(path, "/SecondsPath");
      case Wait.Until.TimestampPath(String path) -> path(path, "/TimestampPath");
      case Wait.Until.Seconds seconds -> {}
      case Wait.Until.Timestamp timestamp -> {}
    }
  }

  private void path(DataPath path, String at) {
    if (path.expression() != null) {
      path(path.expression(), at);
    }
  }

  private void path(String path, String at) {
    if (!JsonPathSyntax.isPath(path)) {
      report(at, "must be a JSONPath: " + path);
    }
  }

  private void reference(DataPath path, String at) {
    if (path.expression() != null && !JsonPathSyntax.isReference(path.expression())) {
      report(at, "must be a reference path, which identifies one node: " + path.expression());
    }
  }

  private void pathOrCall(@Nullable String text, String at) {
    if (text == null || JsonPathSyntax.isPath(text)) {
      return;
    }
    if (!IntrinsicCallParser.looksLikeCall(text)) {
      report(at, "must be a JSONPath or an intrinsic function: " + text);
    } else {
      call(text, at);
    }
  }

  private void call(String text, String at) {
    try {
      requirePaths(IntrinsicCallParser.parse(text));
    } catch (IllegalArgumentException e) {
      findings.accept(
          new LintFinding(
              LintRule.INTRINSIC, pointer + at, Objects.requireNonNullElse(e.getMessage(), text)));
    }
  }

  private static void requirePaths(IntrinsicArgument.Call call) {
    for (IntrinsicArgument argument : call.arguments()) {
      switch (argument) {
        case IntrinsicArgument.Call nested -> requirePaths(nested);
        case IntrinsicArgument.Path(String path) -> {
          if (!JsonPathSyntax.isPath(path)) {
            throw new IllegalArgumentException("argument must be a JSONPath: " + path);
          }
        }
        case IntrinsicArgument.Text text -> {}
        case IntrinsicArgument.JsonLiteral literal -> {}
      }
    }
  }

  private void template(@Nullable JsonNode tree, String at) {
    if (tree == null) {
      return;
    }
    for (int i = 0; tree.isArray() && i < tree.size(); i++) {
      template(tree.get(i), at + "/" + i);
    }
    for (Map.Entry<String, JsonNode> entry : tree.properties()) {
      String name = entry.getKey();
      JsonNode value = entry.getValue();
      String where = at + JsonPointer.empty().appendProperty(name);
      if (!name.endsWith(".$")) {
        template(value, where);
      } else if (!value.isString()) {
        report(where, "value of a field whose name ends in .$ must be a string");
      } else {
        pathOrCall(value.stringValue(), where);
      }
    }
  }

  private void report(String at, String message) {
    findings.accept(new LintFinding(LintRule.PATH, pointer + at, message));
  }
}
