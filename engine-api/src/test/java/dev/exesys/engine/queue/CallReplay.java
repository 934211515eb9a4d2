package dev.exesys.engine.queue;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;

/**
 * Finds out what code does next: runs it from its start, gives the calls to its ports the answers
 * that they had, and stops at the first that has none. So code that is under way is no more than a
 * list of answers, which can be compared, copied and forgotten.
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

  /** The code's next call, or empty if it comes to its end. */
  static Optional<Call> next(Code code, List<Object> answers) {
    try {
      code.run(new CallReplay(answers));
      return Optional.empty();
    } catch (Reached reached) {
      return Optional.of(reached.call);
    }
  }

  /** A port whose calls are those that are replayed. */
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

  /** No exception, so that no code catches it. */
  private static final class Reached extends Error {
    private static final long serialVersionUID = 1L;
    private final transient Call call;

    Reached(Call call) {
      super(null, null, false, false);
      this.call = call;
    }
  }
}
