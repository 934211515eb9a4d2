package dev.exesys.core.validation;

import dev.exesys.core.contract.Diagnostic;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects the problems that rules find, without duplicates and up to a maximum number. */
final class DiagnosticCollector {

  private static final int MAX_DIAGNOSTICS = 1000;

  private final Set<Diagnostic> found = new LinkedHashSet<>();
  private boolean refused;

  /** Merges several collectors in their order. */
  static DiagnosticCollector of(List<DiagnosticCollector> several) {
    DiagnosticCollector all = new DiagnosticCollector();
    for (DiagnosticCollector problems : several) {
      problems.found.forEach(all::add);
      all.refused |= problems.refused;
    }
    return all;
  }

  void error(String code, String pointer, String message) {
    refused = true;
    add(Diagnostic.error(code, pointer, message));
  }

  void warning(String code, String pointer, String message) {
    add(Diagnostic.warning(code, pointer, message));
  }

  private void add(Diagnostic diagnostic) {
    if (found.size() < MAX_DIAGNOSTICS) {
      found.add(diagnostic);
    } else if (found.size() == MAX_DIAGNOSTICS) {
      found.add(
          Diagnostic.warning(
              "too_many_errors",
              "",
              "only the first "
                  + MAX_DIAGNOSTICS
                  + " problems are listed: correct them and submit again"));
    }
  }

  boolean refused() {
    return refused;
  }

  List<Diagnostic> errors() {
    return found.stream().filter(d -> d.severity() == Diagnostic.Severity.ERROR).toList();
  }

  List<Diagnostic> all() {
    return List.copyOf(found);
  }
}
