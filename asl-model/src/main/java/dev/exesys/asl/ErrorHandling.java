package dev.exesys.asl;

import java.util.List;

/**
 * The retriers and catchers of a state. When an error occurs, the first retrier that names the
 * error applies; when its attempts are exhausted, the first catcher that names the error applies.
 */
public record ErrorHandling(List<Retrier> retriers, List<Catcher> catchers) {
  /** No retriers and no catchers: every error fails the branch or state machine. */
  public static final ErrorHandling NONE = new ErrorHandling(List.of(), List.of());

  public ErrorHandling {
    retriers = List.copyOf(retriers);
    catchers = List.copyOf(catchers);
    for (int i = 0; i < retriers.size(); i++) {
      FieldValidation.requireErrorNames(retriers.get(i).errorEquals(), i == retriers.size() - 1);
    }
    for (int i = 0; i < catchers.size(); i++) {
      FieldValidation.requireErrorNames(catchers.get(i).errorEquals(), i == catchers.size() - 1);
    }
  }
}
