package dev.exesys.local.faults;

import dev.exesys.local.gateway.GatewayRequest;
import dev.exesys.local.gateway.RequestGate;
import dev.exesys.local.gateway.VerifiedRequest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Applies the conditions to the requests of the gateway. */
public final class FaultGate implements RequestGate {
  private static final Pattern INVOCATION =
      Pattern.compile(".*/functions/(?:.*%3[Aa]function%3[Aa])?([^/%]+)[^/]*/invocations");

  private final ServiceConditions conditions;

  public FaultGate(ServiceConditions conditions) {
    this.conditions = conditions;
  }

  @Override
  public void admit(VerifiedRequest request) {
    String service = request.signature().scope().service();
    if (!service.equals(FaultEndpoint.SIGNING_NAME)) {
      conditions.apply(service, target(request.request()));
    }
  }

  /** Returns the operation of a request, the invoked function, or the method of HTTP. */
  private static String target(GatewayRequest request) {
    String operation = request.header("x-amz-target").orElse("");
    if (!operation.isEmpty()) {
      return operation.substring(operation.lastIndexOf('.') + 1);
    }
    Matcher invocation = INVOCATION.matcher(request.rawPath());
    return invocation.matches() ? invocation.group(1) : request.method();
  }
}
