package dev.exesys.core.validation;

import tools.jackson.core.JsonPointer;

/** JSON Pointers, RFC 6901. */
final class Pointer {

  private Pointer() {}

  /** The pointer to a member or element, escaped. */
  static String of(String base, Object step) {
    return base + JsonPointer.empty().appendProperty(step.toString());
  }
}
