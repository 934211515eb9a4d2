package dev.exesys.local.stepfunctions;

import dev.exesys.local.protocol.Paginator;
import dev.exesys.local.protocol.RequestReader;

/** Holds the rules for pages of Step Functions. */
final class StepFunctionsPages {
  static final Paginator PAGINATOR =
      new Paginator("nextToken", "InvalidToken", "Invalid Token: 'Invalid token'");

  private static final int DEFAULT_SIZE = 100;
  private static final int MAX_SIZE = 1000;

  private StepFunctionsPages() {}

  /** Returns the requested page size. A size of 0 means the service's default. */
  static int size(RequestReader request) {
    int size = request.integer("maxResults", 0, MAX_SIZE, 0);
    return size == 0 ? DEFAULT_SIZE : size;
  }
}
