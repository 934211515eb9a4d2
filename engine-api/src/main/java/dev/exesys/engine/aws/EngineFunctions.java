package dev.exesys.engine.aws;

import dev.exesys.core.settings.EngineSettings;
import dev.exesys.engine.Books;
import dev.exesys.engine.JsonFunction;
import dev.exesys.engine.source.SourceCheckout;
import dev.exesys.engine.steps.RunSource;
import dev.exesys.engine.wiring.Engine;
import dev.exesys.engine.wiring.GitRunSource;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.Function;

/**
 * The engine's functions over AWS clients, for whoever hosts them: Lambda, or a program of one's
 * own.
 */
public final class EngineFunctions {

  public static final String INIT = "exesys-init";
  public static final String DISPATCH = "exesys-dispatch";
  public static final String STEPS = "exesys-steps";
  public static final String FINALIZER = "exesys-finalizer";

  private EngineFunctions() {}

  /**
   * Makes the functions.
   *
   * @param scratch a folder for checkouts under way
   * @return by their names on the local stack
   */
  public static SequencedMap<String, JsonFunction> create(
      EngineSettings settings, AwsClients clients, Path scratch) {
    return create(
        settings,
        clients,
        stores ->
            new GitRunSource(
                new SourceCheckout(settings.git(), stores.internal(), scratch),
                stores.parameters()));
  }

  /**
   * Makes the functions with another way to get at sources.
   *
   * @param source makes the checkout step over the deployment's books
   * @return by their names on the local stack
   */
  public static SequencedMap<String, JsonFunction> create(
      EngineSettings settings, AwsClients clients, Function<Books, RunSource> source) {
    InstantSource clock = InstantSource.system();
    Books stores = AwsPorts.stores(settings, clients, clock);
    Engine engine =
        new Engine(
            settings, AwsPorts.ports(settings, clients, stores, source.apply(stores), clock));
    SequencedMap<String, JsonFunction> functions = new LinkedHashMap<>();
    functions.put(INIT, engine::init);
    functions.put(DISPATCH, engine::step);
    functions.put(STEPS, engine::step);
    functions.put(FINALIZER, engine::finalizer);
    return functions;
  }
}
