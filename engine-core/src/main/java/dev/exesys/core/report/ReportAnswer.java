package dev.exesys.core.report;

/**
 * The engine's answer to a report.
 *
 * @param status status of the order, or of the share while other instances have not reported
 * @param isFinal whether the attempt has ended; false while other instances have not reported
 */
public record ReportAnswer(String status, boolean isFinal) {}
