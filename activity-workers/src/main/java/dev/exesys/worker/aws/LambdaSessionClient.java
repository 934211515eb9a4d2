package dev.exesys.worker.aws;

import dev.exesys.core.access.RoleSession;
import dev.exesys.core.access.SessionRequest;
import dev.exesys.worker.SessionClient;
import java.util.Optional;

/** Requests sessions by invocations of the engine's report function. */
record LambdaSessionClient(LambdaReportFunction function) implements SessionClient {

  @Override
  public Optional<RoleSession> request(SessionRequest request) {
    return RoleSession.read(function.invoke(request.json()).path("session"));
  }
}
