package dev.exesys.local.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A fault of a service for a limited time.
 *
 * @param service the signing name of the service, or {@code *} for all
 * @param target an operation, the name of an invoked function, or {@code *} for all
 */
public record InjectedFault(String service, String target, FaultKind kind, Instant until) {
  private static final Pattern SPECIFICATION =
      Pattern.compile("([a-z0-9*-]+)(?:/([A-Za-z0-9_*-]+))?:([a-z]+):(\\d{1,6})(ms|s|m|h)");

  /**
   * Reads a fault that starts now: {@code SERVICE[/TARGET]:refuse|throttle|slow:DURATION}, for
   * example {@code dynamodb:throttle:30s} or {@code lambda/exesys-dispatch:refuse:2m}.
   *
   * @throws IllegalArgumentException if the specification is malformed
   */
  public static InjectedFault parse(String specification, Instant now) {
    Matcher matcher = SPECIFICATION.matcher(specification);
    FaultKind kind = matcher.matches() ? FaultKind.ofSpecName(matcher.group(3)).orElse(null) : null;
    if (kind == null) {
      throw new IllegalArgumentException(
          "not a fault: "
              + specification
              + "; write SERVICE[/OPERATION or /FUNCTION]:refuse|throttle|slow:DURATION,"
              + " for example dynamodb:throttle:30s");
    }
    String target = matcher.group(2) == null ? "*" : matcher.group(2);
    Duration duration =
        Duration.parse(
            switch (matcher.group(5)) {
              case "ms" -> "PT" + Long.parseLong(matcher.group(4)) / 1000.0 + "S";
              default -> "PT" + matcher.group(4) + matcher.group(5).toUpperCase(Locale.ROOT);
            });
    return new InjectedFault(matcher.group(1), target, kind, now.plus(duration));
  }

  boolean matches(String calledService, String calledTarget) {
    return (service.equals("*") || service.equals(calledService))
        && (target.equals("*") || target.equals(calledTarget));
  }
}
