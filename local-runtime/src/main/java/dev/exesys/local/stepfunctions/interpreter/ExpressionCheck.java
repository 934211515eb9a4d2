package dev.exesys.local.stepfunctions.interpreter;

import dev.exesys.asl.Catcher;
import dev.exesys.asl.Choice;
import dev.exesys.asl.Condition;
import dev.exesys.asl.DataPath;
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
import dev.exesys.asl.json.AslProblem;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Checks every expression of one state, so that errors are reported when a state machine is
 * created.
 */
final class ExpressionCheck {
  private final Program program;
  private final String pointer;
  private final List<AslProblem> problems;

  ExpressionCheck(Program program, String pointer, List<AslProblem> problems) {
    this.program = program;
    this.pointer = pointer;
    this.problems = problems;
  }

  void check(State state) {
    io(state.io());
    switch (state) {
      case Task task -> {
        limit("TimeoutSecondsPath", task.timeout());
        limit("HeartbeatSecondsPath", task.heartbeat());
        task.onError().catchers().forEach(this::catcher);
      }
      case Parallel parallel -> parallel.onError().catchers().forEach(this::catcher);
      case MapState map -> {
        path("ItemsPath", map.itemsPath());
        if (map.maxConcurrencyPath() != null) {
          text("MaxConcurrencyPath", map.maxConcurrencyPath());
        }
        template("ItemSelector", map.itemSelector());
        map.onError().catchers().forEach(this::catcher);
      }
      case Choice choice -> choice.choices().forEach(rule -> condition(rule.condition()));
      case Wait wait -> {
        switch (wait.until()) {
          case Wait.Until.SecondsPath path -> text("SecondsPath", path.path());
          case Wait.Until.TimestampPath path -> text("TimestampPath", path.path());
          case Wait.Until.Seconds seconds -> {}
          case Wait.Until.Timestamp timestamp -> {}
        }
      }
      case Fail fail -> {
        expression("ErrorPath", fail.errorPath());
        expression("CausePath", fail.causePath());
      }
      case Pass pass -> {}
      case Succeed succeed -> {}
    }
  }

  private void io(InputOutputProcessing io) {
    path("InputPath", io.inputPath());
    template("Parameters", io.parameters());
    template("ResultSelector", io.resultSelector());
    referencePath("ResultPath", io.resultPath());
    path("OutputPath", io.outputPath());
  }

  private void catcher(Catcher catcher) {
    referencePath("Catch", catcher.resultPath());
  }

  private void condition(Condition root) {
    Deque<Condition> open = new ArrayDeque<>();
    open.add(root);
    while (!open.isEmpty()) {
      switch (open.remove()) {
        case Condition.And and -> open.addAll(and.operands());
        case Condition.Or or -> open.addAll(or.operands());
        case Condition.Not not -> open.add(not.operand());
        case Condition.Comparison comparison -> {
          text("Choices", comparison.variable());
          if (comparison.operator().takesPath()) {
            text("Choices", comparison.operand().stringValue());
          }
        }
      }
    }
  }

  private void limit(String member, @Nullable TimeLimit limit) {
    if (limit instanceof TimeLimit.SecondsPath path) {
      text(member, path.path());
    }
  }

  private void path(String member, DataPath path) {
    if (path.expression() != null) {
      text(member, path.expression());
    }
  }

  private void text(String member, String path) {
    report(member, () -> program.expressions().path(path));
  }

  private void referencePath(String member, DataPath path) {
    String text = path.expression();
    if (text != null) {
      report(member, () -> program.expressions().referencePath(text));
    }
  }

  private void expression(String member, @Nullable String text) {
    if (text != null) {
      report(member, () -> program.expressions().expression(text));
    }
  }

  private void template(String member, @Nullable JsonNode template) {
    if (template != null) {
      program.templates().check(template, problem -> add(member, problem));
    }
  }

  private void report(String member, Runnable reading) {
    try {
      reading.run();
    } catch (IllegalArgumentException e) {
      add(member, String.valueOf(e.getMessage()));
    }
  }

  private void add(String member, String message) {
    problems.add(new AslProblem(pointer + "/" + member, message));
  }
}
