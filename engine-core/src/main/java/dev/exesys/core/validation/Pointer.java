package dev.exesys.core.validation;

/** JSON Pointers, RFC 6901. */
final class Pointer {

  private Pointer() {}

  /** The pointer to a member or element, escaped. */
  static String of(String base, Object step) {
    return base + "/" + step.toString().replace("~", "~0").replace("/", "~1");
  }
}
