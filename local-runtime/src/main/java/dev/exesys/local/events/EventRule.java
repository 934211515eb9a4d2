package dev.exesys.local.events;

/**
 * A rule that invokes a function with all events of one detail type.
 *
 * @param detailType for example {@link EventBus#EXECUTION_STATUS}
 * @param function the name of the function, which may be registered later
 */
public record EventRule(String detailType, String function) {}
