package dev.exesys.engine.queue;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;

/**
 * Determines the next call of code: runs it from its start, returns the recorded results of its
 * calls to ports, and stops at the first call without a result. So the state of running code is a
 * list of results, which can be compared and copied.
 */
final class CallReplay {

  private final List<Object> answers;
  private int at;

  private CallReplay(List<Object> answers) {
    this.answers = answers;
  }

  /** A call to a port; {@code method} belongs to the port's interface. */
  record Call(Method method, List<Object> arguments) {

    boolean on(Class<?> port) {
      return method.getDeclaringClass() == port;
    }
  }

  /** Code that calls ports. */
  interface Code {
    void run(CallReplay ports);
  }

  /** Returns the code's next call, or empty if it ends. */
  static Optional<Call> next(Code code, List<Object> answers) {
    try {
      code.run(new CallReplay(answers));
      return Optional.empty();
    } catch (Reached reached) {
      return Optional.of(reached.call);
    }
  }

  /** Returns a port whose calls are replayed. */
  <P> P port(Class<P> type) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              if (at == answers.size()) {
                throw new Reached(
                    new Call(method, arguments == null ? List.of() : List.of(arguments)));
              }
              return answers.get(at++);
            }));
  }

  /** An error, so that the code does not catch it. */
  private static final class Reached extends Error {
    private static final long serialVersionUID = 1L;
    private final transient Call call;

    Reached(Call call) {
      super(null, null, false, false);
      this.call = call;
    }
  }
}
