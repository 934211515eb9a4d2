package dev.exesys.compiler.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.compiler.CompiledJob;
import dev.exesys.compiler.CompiledMachine;
import dev.exesys.compiler.job.JobGraph;
import dev.exesys.compiler.job.OrderNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares the simulated starts of a compiled job with its graph. */
public final class Exactness {
  private static final JsonMapper MAPPER = new JsonMapper();

  private Exactness() {}

  /** Returns the state machines of a job by the value of {@code shard}, the root first. */
  public static Map<String, JsonNode> machines(CompiledJob compiled) {
    Map<String, JsonNode> machines = new LinkedHashMap<>();
    machines.put("root", MAPPER.readTree(compiled.root().json()));
    for (CompiledMachine machine : compiled.machines()) {
      machines.put(machine.fileName(), MAPPER.readTree(machine.json()));
    }
    return machines;
  }

  /** Fails unless every order starts exactly when its last dependency has ended. */
  public static void check(JobGraph job, CompiledJob compiled, long seed) {
    Random random = new Random(seed);
    Map<String, Double> durations = new HashMap<>();
    job.orders().forEach(order -> durations.put(order.name(), Math.exp(random.nextGaussian())));
    Map<String, Double> starts =
        Simulator.starts(machines(compiled), order -> durations.getOrDefault(order, 0.0));
    assertThat(starts).hasSize(job.orders().size());
    for (OrderNode order : job.orders()) {
      double ready = 0;
      for (String before : order.dependencies()) {
        ready =
            Math.max(ready, starts.getOrDefault(before, 1e9) + durations.getOrDefault(before, 0.0));
      }
      assertThat(starts.get(order.name()))
          .as("start of %s in %s", order.name(), job.orders())
          .isEqualTo(ready);
    }
  }
}
