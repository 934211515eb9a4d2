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
 * One state of a small world: a queue, what has become of the orders that want it, and the
 * functions that are under way. What can happen next are its {@link #successors}. The functions are
 * the engine's own {@link OrderQueues}; only the rest is made up.
 */
final class QueueModelState {

  private static final Instant BEGIN = Instant.parse("2026-01-02T03:04:05Z");
  private static final Duration LEASE = Duration.ofMinutes(1);

  /**
   * What may still happen.
   *
   * @param comes whether orders come that have not yet
   * @param ends orders that end by themselves
   * @param crashes functions that end half-way
   * @param cancels orders that are stopped from outside
   * @param sweeps looks at the queue by somebody who has nothing to do with it
   * @param leaps times at which all leases run out
   */
  record Ahead(boolean comes, int ends, int crashes, int cancels, int sweeps, int leaps) {}

  /**
   * A function under way.
   *
   * @param order it is about; none for a sweep
   * @param token of its acquire state; 0 if it is none
   * @param advancing whether it has come to {@link OrderQueues#advance}, each round of which begins
   *     with a look at the holder and knows nothing of those before it
   * @param answers that it has had so far, or in this round
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

    /** The function once its last call was answered. */
    Function with(Object answer) {
      List<Object> more = new ArrayList<>(answers);
      more.add(answer);
      return new Function(order, token, advancing, more);
    }
  }

  /**
   * An order.
   *
   * @param token of its acquire state, counted from 1 for each try; 0 before it begins
   * @param fencing what its acquire state was told; 0 until then
   * @param over whether it is settled
   * @param left whether none of its commands runs any more
   * @param dead whether its acquire function has crashed and its state waits to be tried again
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

  /** Nobody has come yet. They become ready in the order of their names. */
  static QueueModelState of(List<String> names, Ahead ahead) {
    List<Fate> fates = names.stream().map(n -> new Fate(0, 0, false, false, false)).toList();
    return new QueueModelState(names, new MemoryQueues(), fates, List.of(), ahead, BEGIN);
  }

  /** They have come, one after the other in this order, and the first has the queue. */
  QueueModelState lined(int... order) {
    QueueModelState world = this;
    for (int i : order) {
      world = world.begin(i).finished();
    }
    return world;
  }

  /** Equal for worlds that cannot be told apart. */
  Object content() {
    return List.of(book.content(), fates, functions, ahead, now);
  }

  /** The worlds that this one may be a moment later. */
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

  /** Its acquire state is entered, or tried again with another token. */
  private QueueModelState begin(int i) {
    int token = fates.get(i).token() + 1;
    Fate fate = new Fate(token, 0, false, false, false);
    return with(i, fate, plus(Function.acquire(names.get(i), token)), ahead);
  }

  /** It is settled, or the last of its commands has ended; somebody is told to see to its queue. */
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

  /** The function's next call is answered. */
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
    // Looking at the clock is no step of its own.
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

  /** The state goes on if it is still the one with that token; its order then has the queue. */
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
          throw new AssertionError("a fencing number that does not grow: " + fencing);
        }
      }
      fates.set(i, new Fate(fate.token(), fencing, false, false, false));
    }
    return known;
  }

  /** Whether nothing happens any more unless somebody comes, ends, or looks. */
  boolean still() {
    return functions.isEmpty() && fates.stream().noneMatch(f -> f.dead() && !f.over());
  }

  /** After a look at the queue: somebody has it and knows so, or nobody wants it. */
  void assertAtRestAfterALook() {
    QueueModelState rest = with(plus(Function.sweep()), ahead).finished();
    Optional<QueueHolder> holder = rest.book.holder("q");
    int has = holder.map(h -> names.indexOf(h.order().runId())).orElse(-1);
    if (has >= 0 && (rest.fates.get(has).left() || rest.fates.get(has).fencing() == 0)) {
      throw new AssertionError(names.get(has) + " holds the queue and should not: " + rest);
    }
    // Whoever is over and still waits, since its leave crashed, is passed over when its turn comes.
    if (has < 0 && !rest.book.waiters("q", 1).isEmpty()) {
      throw new AssertionError("orders wait for nobody: " + rest);
    }
  }

  /** Whether these two got the queue in this order, if both did. */
  boolean servedInOrder(int first, int second) {
    long one = fates.get(first).fencing();
    long other = fates.get(second).fencing();
    return other == 0 || (one == 0 ? fates.get(first).over() : one < other);
  }

  /** This world once its functions have come to their ends, one after the other. */
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
