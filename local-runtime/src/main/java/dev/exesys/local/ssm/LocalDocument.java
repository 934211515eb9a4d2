package dev.exesys.local.ssm;

import dev.exesys.local.process.LocalCommand;
import java.util.List;
import java.util.Map;

/** The implementation of a command document on this machine. */
@FunctionalInterface
public interface LocalDocument {

  /**
   * Returns the program that runs the command on an instance.
   *
   * @param instance the id of the instance, which this machine emulates
   * @param parameters values for exactly the parameters that the document was registered with
   */
  LocalCommand command(String instance, Map<String, List<String>> parameters);
}
