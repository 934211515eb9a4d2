package dev.exesys.local.iam;

import dev.exesys.local.gateway.RequestGate;
import dev.exesys.local.gateway.VerifiedRequest;
import dev.exesys.local.protocol.ServiceException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Refuses requests of sessions whose session policy does not allow them. Sessions without a policy
 * may do everything.
 */
public final class SessionPolicyGate implements RequestGate {
  private static final int MAX_POLICIES = 500;

  private final RequestedActions actions;

  /** Parsed policies by their text, least recently used first. */
  private final Map<String, SessionPolicyDocument> policies = new LinkedHashMap<>(16, 0.75f, true);

  /** Creates the gate. */
  public SessionPolicyGate(RequestedActions actions) {
    this.actions = actions;
  }

  @Override
  public void admit(VerifiedRequest request) {
    String policy = request.principal().sessionPolicy();
    if (policy == null) {
      return;
    }
    List<RequestedAction> needed = actions.of(request);
    SessionPolicyDocument document = parsed(policy);
    for (RequestedAction action : needed) {
      if (!document.allows(action)) {
        throw denied(request, action);
      }
    }
  }

  private SessionPolicyDocument parsed(String policy) {
    synchronized (policies) {
      SessionPolicyDocument known = policies.computeIfAbsent(policy, SessionPolicyDocument::new);
      if (policies.size() > MAX_POLICIES) {
        policies.remove(policies.keySet().iterator().next());
      }
      return known;
    }
  }

  private static ServiceException denied(VerifiedRequest request, RequestedAction action) {
    String message =
        "User: %s is not authorized to perform: %s on resource: %s because no session policy allows the %s action"
            .formatted(request.principal().arn(), action.name(), action.resource(), action.name());
    return switch (request.signature().scope().service()) {
      case "s3", "sts", "execute-api" -> ServiceException.of("AccessDenied", 403, message);
      default -> ServiceException.of("AccessDeniedException", 400, message);
    };
  }
}
