package dev.exesys.local.ssm;

import dev.exesys.local.process.LocalCommand;
import java.util.List;
import java.util.Map;

/** What a command document does on this machine. */
@FunctionalInterface
public interface LocalDocument {

  /**
   * The program to run.
   *
   * @param instance the instance that this machine stands for
   * @param parameters exactly those the document was registered with
   */
  LocalCommand command(String instance, Map<String, List<String>> parameters);
}
