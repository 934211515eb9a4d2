package dev.exesys.worker;

import dev.exesys.worker.events.JsonMasker;
import dev.exesys.worker.outputs.SecretOutputMasker;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The maskers of an order, which learn its secret outputs while commands write them.
 *
 * @param text masks the log, the reason and the values of events
 * @param labels masks the names, types and statuses of events
 */
record OrderMaskers(SecretOutputMasker text, SecretOutputMasker labels) {

  /**
   * Returns the maskers.
   *
   * @param workerEnvironment of the worker process
   * @param secretOutputs the file of secret outputs
   */
  static OrderMaskers of(Bundle bundle, Map<String, String> workerEnvironment, Path secretOutputs) {
    return new OrderMaskers(
        new SecretOutputMasker(bundle.secrets(workerEnvironment), secretOutputs),
        new SecretOutputMasker(bundle.labelSecrets(workerEnvironment), secretOutputs));
  }

  /** Returns the masker of events. */
  JsonMasker events() {
    return new JsonMasker(labels.current(), text.current());
  }

  /** Masks further secrets from now on. */
  void learn(List<String> secrets) {
    text.learn(secrets);
    labels.learn(secrets);
  }
}
