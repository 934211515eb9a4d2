package dev.exesys.worker.program;

import java.lang.reflect.Constructor;
import java.lang.reflect.Proxy;
import java.util.List;

/**
 * Handles SIGTERM and SIGINT. A shutdown hook cannot replace it: the JVM runs hooks once, for the
 * first signal, and then exits with the status of that signal.
 *
 * <p>Uses {@code sun.misc.Signal}, which the JDK supports in module {@code jdk.unsupported}, by
 * reflection, because the compiler warns about each direct use.
 */
public final class StopSignals {
  private static final List<String> NAMES = List.of("TERM", "INT");

  private StopSignals() {}

  /**
   * Calls {@code handler} for each signal, in a thread of the JVM. The JVM does not exit by these
   * signals any more.
   */
  public static void handle(Runnable handler) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
      Constructor<?> ofName = signal.getConstructor(String.class);
      Object proxy =
          Proxy.newProxyInstance(
              StopSignals.class.getClassLoader(),
              new Class<?>[] {handlerType},
              (self, method, arguments) -> {
                if (method.getName().equals("handle")) {
                  handler.run();
                }
                return null;
              });
      for (String name : NAMES) {
        signal
            .getMethod("handle", signal, handlerType)
            .invoke(null, ofName.newInstance(name), proxy);
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this JVM does not support signal handlers", e);
    }
  }
}
