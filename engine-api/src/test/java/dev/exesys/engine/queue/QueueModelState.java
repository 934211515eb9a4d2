package dev.exesys.engine.queue;

import dev.exesys.core.store.MemoryQueues;
import dev.exesys.core.store.OrderKey;
import dev.exesys.core.store.QueueClaim;
import dev.exesys.core.store.QueueHolder;
import dev.exesys.core.store.QueueStore;
import dev.exesys.core.store.QueueWaiter;
import dev.exesys.core.token.TaskTokens;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * One state of the queue model: the queue, its orders and the functions in progress. The states
 * that can follow are its {@link #successors}. The functions are the engine's {@link OrderQueues};
 * everything else is modelled.
 */
final class QueueModelState {

  private static final Instant BEGIN = Instant.parse("2026-01-02T03:04:05Z");
  private static final Duration LEASE = Duration.ofMinutes(1);

  /**
   * The events that can still happen.
   *
   * @param comes whether orders that have not entered the queue enter it
   * @param ends the number of orders that end
   * @param crashes the number of functions that crash
   * @param cancels the number of orders that are cancelled
   * @param sweeps the number of advances by the reconciler
   * @param leaps the number of times that all leases expire
   */
  record Ahead(boolean comes, int ends, int crashes, int cancels, int sweeps, int leaps) {}

  /**
   * A function in progress.
   *
   * @param order the order; empty for the reconciler
   * @param token of its acquire state; 0 for other functions
   * @param advancing whether it has reached {@link OrderQueues#advance}, each round of which reads
   *     the holder first and is independent of earlier rounds
   * @param answers the results of its calls so far, or in this round
   */
  private record Function(String order, int token, boolean advancing, List<Object> answers) {

    static Function acquire(String order, int token) {
      return new Function(order, token, false, List.of());
    }

    static Function leave(String order) {
      return acquire(order, 0);
    }

    static Function sweep() {
      return new Function("", 0, true, List.of());
    }

    /** Returns the function with one more result. */
    Function with(Object answer) {
      List<Object> more = new ArrayList<>(answers);
      more.add(answer);
      return new Function(order, token, advancing, more);
    }
  }

  /**
   * The state of an order.
   *
   * @param token of its acquire state, counted from 1 for each attempt; 0 before the first
   * @param fencing the fencing token that its acquire state got; 0 until then
   * @param over whether it is settled
   * @param left whether its commands have ended
   * @param dead whether its acquire function has crashed and its state is to be retried
   */
  private record Fate(int token, long fencing, boolean over, boolean left, boolean dead) {}

  private final List<String> names;
  private final MemoryQueues book;
  private final List<Fate> fates;
  private final List<Function> functions;
  private final Ahead ahead;
  private final Instant now;

  private QueueModelState(
      List<String> names,
      MemoryQueues book,
      List<Fate> fates,
      List<Function> functions,
      Ahead ahead,
      Instant now) {
    this.names = names;
    this.book = book;
    this.fates = fates;
    this.functions = functions;
    this.ahead = ahead;
    this.now = now;
  }

  /**
   * Returns the initial state, in which no order has entered the queue. Orders become ready in the
   * sequence of their names.
   */
  static QueueModelState of(List<String> names, Ahead ahead) {
    List<Fate> fates = names.stream().map(n -> new Fate(0, 0, false, false, false)).toList();
    return new QueueModelState(names, new MemoryQueues(), fates, List.of(), ahead, BEGIN);
  }

  /** Returns the state after these orders have entered the queue one after the other. */
  QueueModelState lined(int... order) {
    QueueModelState world = this;
    for (int i : order) {
      world = world.begin(i).finished();
    }
    return world;
  }

  /** Returns a value that is equal for equal states. */
  Object content() {
    return List.of(book.content(), fates, functions, ahead, now);
  }

  /** Returns the states that can follow. */
  List<QueueModelState> successors() {
    List<QueueModelState> all = new ArrayList<>();
    for (int f = 0; f < functions.size(); f++) {
      all.add(step(f));
      if (ahead.crashes() > 0) {
        all.add(crash(f));
      }
    }
    for (int i = 0; i < names.size(); i++) {
      Fate fate = fates.get(i);
      if (!fate.over() && (fate.dead() || (fate.token() == 0 && ahead.comes()))) {
        all.add(begin(i));
      }
      if (!fate.over() && fate.fencing() > 0 && ahead.ends() > 0) {
        all.add(end(i, true, less(1, 0, 0, 0, 0)));
      }
      if (!fate.over() && fate.token() > 0 && ahead.cancels() > 0) {
        all.add(end(i, fate.fencing() == 0, less(0, 0, 1, 0, 0)));
      }
      if (fate.over() && !fate.left()) {
        all.add(end(i, true, ahead));
      }
    }
    if (ahead.sweeps() > 0) {
      all.add(with(plus(Function.sweep()), less(0, 0, 0, 1, 0)));
    }
    if (ahead.leaps() > 0) {
      Instant later = now.plus(LEASE).plusSeconds(1);
      all.add(new QueueModelState(names, book, fates, functions, less(0, 0, 0, 0, 1), later));
    }
    return all;
  }

  /** Enters the acquire state of an order, or retries it with another token. */
  private QueueModelState begin(int i) {
    int token = fates.get(i).token() + 1;
    Fate fate = new Fate(token, 0, false, false, false);
    return with(i, fate, plus(Function.acquire(names.get(i), token)), ahead);
  }

  /** Settles an order or ends its commands, and starts the function that leaves its queue. */
  private QueueModelState end(int i, boolean left, Ahead rest) {
    Fate fate = fates.get(i);
    Fate ended = new Fate(fate.token(), fate.fencing(), true, left, false);
    return with(i, ended, plus(Function.leave(names.get(i))), rest);
  }

  private QueueModelState crash(int f) {
    Function crashed = functions.get(f);
    QueueModelState world = with(without(f), less(0, 1, 0, 0, 0));
    if (crashed.token() == 0) {
      return world;
    }
    int i = names.indexOf(crashed.order());
    Fate fate = fates.get(i);
    boolean dead = crashed.token() == fate.token() && fate.fencing() == 0;
    return world.with(
        i,
        new Fate(fate.token(), fate.fencing(), fate.over(), fate.left(), dead),
        world.functions,
        world.ahead);
  }

  /** Performs the next call of a function. */
  private QueueModelState step(int f) {
    Function function = functions.get(f);
    Optional<CallReplay.Call> call = next(function);
    if (call.isEmpty()) {
      return with(without(f), ahead);
    }
    QueueModelState after =
        new QueueModelState(
            names, new MemoryQueues(book), new ArrayList<>(fates), functions, ahead, now);
    Function then = function.with(after.answer(call.get()));
    // Reading the clock is not a separate step.
    while (next(then).filter(c -> c.on(InstantSource.class)).isPresent()) {
      then = then.with(now);
    }
    boolean round = next(then).filter(c -> c.method().getName().equals("holder")).isPresent();
    List<Function> others = new ArrayList<>(functions);
    others.set(f, round ? new Function(function.order(), function.token(), true, List.of()) : then);
    return new QueueModelState(names, after.book, List.copyOf(after.fates), others, ahead, now);
  }

  private Optional<CallReplay.Call> next(Function function) {
    return CallReplay.next(code(function), function.answers());
  }

  private CallReplay.Code code(Function function) {
    return ports -> {
      OrderQueues queues =
          new OrderQueues(
              ports.port(QueueStore.class),
              ports.port(TaskTokens.class),
              ports.port(OrderQueues.HolderCheck.class),
              LEASE,
              ports.port(InstantSource.class));
      if (function.advancing()) {
        queues.advance("q");
      } else if (function.token() == 0) {
        queues.leave(claim(function.order()));
      } else {
        queues.enter(new QueueWaiter(claim(function.order()), function.order() + function.token()));
      }
    };
  }

  private Object answer(CallReplay.Call call) {
    List<Object> arguments = call.arguments();
    if (call.on(QueueStore.class)) {
      return invoked(call, book);
    }
    if (call.on(TaskTokens.class)) {
      return told((String) arguments.get(0), (JsonNode) arguments.get(1));
    }
    Fate fate = fates.get(names.indexOf(((OrderKey) arguments.get(0)).runId()));
    return call.method().getName().equals("haveCommandsEnded") ? fate.left() : fate.over();
  }

  private static Object invoked(CallReplay.Call call, Object target) {
    try {
      Object answer = call.method().invoke(target, call.arguments().toArray());
      return answer == null ? "nothing" : answer;
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("a call cannot be played back", e);
    }
  }

  /** Completes the acquire state if the token is its newest; its order then holds the queue. */
  private boolean told(String token, JsonNode output) {
    int i = names.indexOf(token.substring(0, 1));
    Fate fate = fates.get(i);
    long fencing = output.path("fencing").asLong();
    boolean known =
        !fate.over() && fate.fencing() == 0 && token.equals(names.get(i) + fate.token());
    if (known) {
      for (int other = 0; other < names.size(); other++) {
        Fate o = fates.get(other);
        if (o.fencing() > 0 && !o.left()) {
          throw new AssertionError(names.get(other) + " and " + names.get(i) + " at once");
        }
        if (o.fencing() >= fencing) {
          throw new AssertionError("fencing token did not increase: " + fencing);
        }
      }
      fates.set(i, new Fate(fate.token(), fencing, false, false, false));
    }
    return known;
  }

  /** Returns whether no function is in progress and no state is to be retried. */
  boolean still() {
    return functions.isEmpty() && fates.stream().noneMatch(f -> f.dead() && !f.over());
  }

  /** Asserts that after one call of advance the queue has a notified holder or no waiters. */
  void assertAtRestAfterALook() {
    QueueModelState rest = with(plus(Function.sweep()), ahead).finished();
    Optional<QueueHolder> holder = rest.book.holder("q");
    int has = holder.map(h -> names.indexOf(h.order().runId())).orElse(-1);
    if (has >= 0 && (rest.fates.get(has).left() || rest.fates.get(has).fencing() == 0)) {
      throw new AssertionError(names.get(has) + " holds the queue and should not: " + rest);
    }
    // A settled order whose leave function crashed still waits; it is skipped when its turn comes.
    if (has < 0 && !rest.book.waiters("q", 1).isEmpty()) {
      throw new AssertionError("orders wait for a free queue: " + rest);
    }
  }

  /** Returns whether these two orders got the queue in this sequence, if both got it. */
  boolean servedInOrder(int first, int second) {
    long one = fates.get(first).fencing();
    long other = fates.get(second).fencing();
    return other == 0 || (one == 0 ? fates.get(first).over() : one < other);
  }

  /** Returns the state after all functions have ended, one after the other. */
  private QueueModelState finished() {
    QueueModelState world = this;
    while (!world.functions.isEmpty()) {
      world = world.step(0);
    }
    return world;
  }

  private QueueClaim claim(String name) {
    return new QueueClaim(
        "q", new OrderKey(name, "0001"), name, BEGIN.plusSeconds(names.indexOf(name)));
  }

  private Ahead less(int ends, int crashes, int cancels, int sweeps, int leaps) {
    return new Ahead(
        ahead.comes(),
        ahead.ends() - ends,
        ahead.crashes() - crashes,
        ahead.cancels() - cancels,
        ahead.sweeps() - sweeps,
        ahead.leaps() - leaps);
  }

  private List<Function> plus(Function more) {
    return changed(list -> list.add(more));
  }

  private List<Function> without(int f) {
    return changed(list -> list.remove(f));
  }

  private List<Function> changed(Consumer<List<Function>> change) {
    List<Function> list = new ArrayList<>(functions);
    change.accept(list);
    return list;
  }

  private QueueModelState with(List<Function> others, Ahead rest) {
    return new QueueModelState(names, book, fates, others, rest, now);
  }

  private QueueModelState with(int i, Fate fate, List<Function> others, Ahead rest) {
    List<Fate> changed = new ArrayList<>(fates);
    changed.set(i, fate);
    return new QueueModelState(names, book, changed, others, rest, now);
  }

  @Override
  public String toString() {
    return names + " " + fates + " " + functions + " " + book.content();
  }
}
