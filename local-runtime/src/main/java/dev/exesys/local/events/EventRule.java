package dev.exesys.local.events;

/**
 * Which events a function is invoked with.
 *
 * @param detailType for example {@link EventBus#EXECUTION_STATUS}
 * @param function the name it is, or will be, registered with
 */
public record EventRule(String detailType, String function) {}
