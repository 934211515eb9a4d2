package dev.exesys.core.settings;

import dev.exesys.core.contract.EngineVariables;
import dev.exesys.core.contract.PoolName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads environment variables and collects their problems. An empty variable counts as not set. */
final class SettingsReader {
  private static final Pattern PASSWORD = Pattern.compile("//[^/@]*:[^/@]*@");

  private final Map<String, String> environment;
  private final List<String> problems = new ArrayList<>();

  SettingsReader(Map<String, String> environment) {
    this.environment = environment;
  }

  String text(String name, String fallback) {
    String value = environment.get(name);
    return value == null || value.isBlank() ? fallback : value.strip();
  }

  String required(String name) {
    String value = text(name, "");
    if (value.isEmpty()) {
      problems.add(name + " is not set");
    }
    return value;
  }

  /** Reads a URL. A password is rejected, because URLs appear in logs and events. */
  String urlWithoutPassword(String name, String fallback) {
    String value = text(name, fallback);
    if (PASSWORD.matcher(value).find()) {
      problems.add(
          name + " contains a password: remove it; jobs name their token in git_token_location");
      return fallback;
    }
    return value;
  }

  List<String> list(String name, String fallback) {
    return Arrays.stream(text(name, fallback).split(","))
        .map(String::strip)
        .filter(s -> !s.isEmpty())
        .toList();
  }

  /** Reads the names of pools, which are parts of the names of activities. */
  List<String> poolNames(String name) {
    List<String> names = list(name, "").stream().distinct().toList();
    for (String pool : names) {
      if (!PoolName.isValid(pool)) {
        problems.add(name + " contains " + pool + ": " + PoolName.FORM);
      }
    }
    return names;
  }

  int positive(String name, int fallback) {
    String value = text(name, Integer.toString(fallback));
    if (!value.matches("[1-9][0-9]{0,8}")) {
      problems.add(name + " must be a positive integer, not " + value);
      return fallback;
    }
    return Integer.parseInt(value);
  }

  /**
   * Returns the prefix of state machine ARNs: the partition and account are those of the role, the
   * region is that of the function, which Lambda sets.
   */
  String machineArnPrefix(String roleArn) {
    String[] parts = roleArn.split(":", -1);
    if (parts.length < 6) {
      problems.add(EngineVariables.STATE_MACHINE_ROLE_ARN + " is not an ARN: " + roleArn);
      return "";
    }
    String region = text("AWS_REGION", text("AWS_DEFAULT_REGION", "us-east-1"));
    return "arn:" + parts[1] + ":states:" + region + ":" + parts[4] + ":stateMachine:";
  }

  String oneOf(String name, String fallback, String... others) {
    String value = text(name, fallback);
    if (!value.equals(fallback) && !Arrays.asList(others).contains(value)) {
      problems.add(
          name + " must be " + fallback + " or " + String.join(" or ", others) + ", not " + value);
    }
    return value;
  }

  void problem(String sentence) {
    problems.add(sentence);
  }

  void throwIfAnyProblem() {
    if (!problems.isEmpty()) {
      throw new SettingsException(problems);
    }
  }
}
