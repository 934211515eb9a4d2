package dev.exesys.asl;

import java.util.List;

/**
 * What a state does about errors: retriers are asked first, catchers when no retrier applies any
 * more; in both lists the first that names the error decides.
 */
public record ErrorHandling(List<Retrier> retriers, List<Catcher> catchers) {
  /** An error fails the machine or branch. */
  public static final ErrorHandling FAIL = new ErrorHandling(List.of(), List.of());

  public ErrorHandling {
    retriers = List.copyOf(retriers);
    catchers = List.copyOf(catchers);
    for (int i = 0; i < retriers.size(); i++) {
      Preconditions.errorNames(retriers.get(i).errorEquals(), i == retriers.size() - 1);
    }
    for (int i = 0; i < catchers.size(); i++) {
      Preconditions.errorNames(catchers.get(i).errorEquals(), i == catchers.size() - 1);
    }
  }
}
