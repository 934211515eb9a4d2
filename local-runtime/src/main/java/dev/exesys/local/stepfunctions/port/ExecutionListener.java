package dev.exesys.local.stepfunctions.port;

import tools.jackson.databind.node.ObjectNode;

/**
 * Is told when an execution's status changes, with the {@code detail} of EventBridge's event
 * <i>Step Functions Execution Status Change</i>.
 *
 * <p>Called on one thread, in the order of the changes. The end of an execution is told at least
 * once: again after a while, and after a restart, until this method has returned normally.
 */
@FunctionalInterface
public interface ExecutionListener {
  void statusChanged(ObjectNode detail);
}
