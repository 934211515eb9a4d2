package dev.exesys.local.ssm;

import dev.exesys.local.protocol.ServiceException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Validates names, types, tiers and values of parameters. */
final class ParameterRules {
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.\\-/]+");
  private static final int MAX_NAME_LENGTH = 1011;
  private static final int MAX_LEVELS = 15;
  private static final int STANDARD_BYTES = 4096;
  private static final int ADVANCED_BYTES = 8192;
  private static final List<String> TYPES = List.of("String", "StringList", Parameter.SECURE);
  private static final List<String> TIERS = List.of("Standard", "Advanced", "Intelligent-Tiering");

  private ParameterRules() {}

  static void checkName(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    boolean reserved =
        lower.startsWith("aws")
            || lower.startsWith("ssm")
            || lower.startsWith("/aws")
            || lower.startsWith("/ssm");
    if (!NAME.matcher(name).matches() || name.length() > MAX_NAME_LENGTH || reserved) {
      throw invalid("Parameter name " + name + " is not allowed");
    }
    if (name.contains("/") && !name.startsWith("/")) {
      throw invalid("Parameter name must be a fully qualified name: it must begin with /");
    }
    if (name.chars().filter(c -> c == '/').count() > MAX_LEVELS) {
      throw ServiceException.badRequest(
          "HierarchyLevelLimitExceededException", "A name has at most 15 levels");
    }
  }

  static String checkType(String type) {
    if (!TYPES.contains(type)) {
      throw ServiceException.badRequest(
          "UnsupportedParameterType", "The parameter type " + type + " is not supported.");
    }
    return type;
  }

  /**
   * Returns the tier of a parameter. Intelligent-Tiering selects the advanced tier for policies and
   * for values that exceed the standard tier.
   */
  static String tier(String requested, String value, boolean policies) {
    if (!TIERS.contains(requested)) {
      throw invalid("Tier must be one of " + TIERS);
    }
    int bytes = value.getBytes(StandardCharsets.UTF_8).length;
    boolean advanced =
        requested.equals("Advanced")
            || (!requested.equals("Standard") && (bytes > STANDARD_BYTES || policies));
    if (policies && !advanced) {
      throw invalid("Parameter policies need the advanced tier");
    }
    int max = advanced ? ADVANCED_BYTES : STANDARD_BYTES;
    if (bytes > max || bytes == 0) {
      throw invalid("A value must have 1 to " + max + " bytes in this tier, not " + bytes);
    }
    return advanced ? "Advanced" : "Standard";
  }

  static void checkPattern(String value, String pattern) {
    try {
      if (!Pattern.compile(pattern).matcher(value).matches()) {
        throw ServiceException.badRequest(
            "ParameterPatternMismatchException", "The value does not match " + pattern);
      }
    } catch (PatternSyntaxException e) {
      throw ServiceException.badRequest(
          "InvalidAllowedPatternException", "The pattern is not valid: " + pattern);
    }
  }

  static ServiceException invalid(String message) {
    return ServiceException.badRequest("ValidationException", message);
  }

  static ServiceException notFound(String name) {
    return ServiceException.badRequest("ParameterNotFound", "Parameter " + name + " not found.");
  }
}
