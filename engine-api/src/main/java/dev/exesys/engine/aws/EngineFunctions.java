package dev.exesys.engine.aws;

import dev.exesys.core.settings.EngineSettings;
import dev.exesys.engine.JsonFunction;
import dev.exesys.engine.source.SourceCheckout;
import dev.exesys.engine.steps.RunSource;
import dev.exesys.engine.wiring.Engine;
import dev.exesys.engine.wiring.EngineStores;
import dev.exesys.engine.wiring.GitRunSource;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.Function;

/** Creates the engine's functions over AWS clients, for Lambda or any other host. */
public final class EngineFunctions {

  public static final String INIT = "exesys-init";
  public static final String DISPATCH = "exesys-dispatch";
  public static final String STEPS = "exesys-steps";
  public static final String REPORT = "exesys-report";
  public static final String FINALIZER = "exesys-finalizer";
  public static final String GITHUB = "exesys-github";

  private EngineFunctions() {}

  /**
   * Creates the functions, which check sources out from git.
   *
   * @param scratch the directory for checkouts in progress
   * @return the functions by their names on the local stack
   */
  public static SequencedMap<String, JsonFunction> create(
      EngineSettings settings, AwsClients clients, Path scratch) {
    return create(
        settings,
        clients,
        stores ->
            new GitRunSource(
                new SourceCheckout(settings.git(), stores.internalBucket(), scratch),
                stores.parameters()));
  }

  /**
   * Creates the functions with another source of checkouts.
   *
   * @param source creates the source from the deployment's stores
   * @return the functions by their names on the local stack
   */
  public static SequencedMap<String, JsonFunction> create(
      EngineSettings settings, AwsClients clients, Function<EngineStores, RunSource> source) {
    InstantSource clock = InstantSource.system();
    EngineStores stores = AwsPorts.stores(settings, clients, clock);
    Engine engine =
        new Engine(
            settings, AwsPorts.ports(settings, clients, stores, source.apply(stores), clock));
    SequencedMap<String, JsonFunction> functions = new LinkedHashMap<>();
    functions.put(INIT, engine::init);
    functions.put(DISPATCH, engine::step);
    functions.put(STEPS, engine::step);
    functions.put(REPORT, engine::report);
    functions.put(FINALIZER, engine::finalizer);
    functions.put(GITHUB, engine::github);
    return functions;
  }
}
