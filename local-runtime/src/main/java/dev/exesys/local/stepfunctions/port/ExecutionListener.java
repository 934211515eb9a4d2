package dev.exesys.local.stepfunctions.port;

import tools.jackson.databind.node.ObjectNode;

/**
 * Receives status changes of executions, as the {@code detail} of EventBridge's event <i>Step
 * Functions Execution Status Change</i>.
 *
 * <p>Called on one thread, in the order of the changes. The end of an execution is reported at
 * least once: it is repeated after a pause, and after a restart, until the method returns normally.
 */
@FunctionalInterface
public interface ExecutionListener {
  void statusChanged(ObjectNode detail);
}
