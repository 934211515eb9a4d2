package dev.exesys.system.e2e;

import dev.exesys.local.lambda.FunctionFailedException;
import dev.exesys.local.process.LocalCommand;
import dev.exesys.system.e2e.KillingProxy.Moment;
import dev.exesys.worker.program.WorkerProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/**
 * Runs the workers of all targets as programs, behind a proxy that can kill them. Files named by
 * the order number contain the order's proxy and process.
 */
final class ProgramWorkers implements AutoCloseable {
  // Writes its process id, and uses the proxy of its order if there is one.
  private static final String SCRIPT =
      "echo $$ > $D/pid-$EXESYS_ORDER_NUM;"
          + " [ ! -e $D/endpoint-$EXESYS_ORDER_NUM ] ||"
          + " export AWS_ENDPOINT_URL=$(cat $D/endpoint-$EXESYS_ORDER_NUM);"
          + " exec \"$@\"";

  private final Path folder;
  private final Map<String, String> environment = new LinkedHashMap<>();
  private final List<KillingProxy> proxies = new ArrayList<>();

  ProgramWorkers(Path folder) {
    this.folder = folder;
  }

  /**
   * Replaces the deployment's builds, of which {@code builds} run concurrently, and SSM commands.
   */
  void register(Testbed bed, int builds) {
    environment.putAll(bed.environment());
    bed.use(program(Map.of()), builds);
  }

  /** Routes the requests of an order's worker through a proxy that kills it. */
  void kill(String num, Moment moment) throws IOException {
    URI services = URI.create(Objects.requireNonNull(environment.get("AWS_ENDPOINT_URL")));
    KillingProxy proxy = new KillingProxy(services, moment, () -> kill(num));
    proxies.add(proxy);
    Files.writeString(folder.resolve("endpoint-" + num), proxy.endpoint().toString());
  }

  /** Invokes the worker like Lambda: the invocation fails if its process is killed. */
  JsonNode invoke(JsonNode event) throws Exception {
    LocalCommand command =
        program(
            Map.of(
                "EXESYS_RUN_ID", event.path("run_id").asString(),
                "EXESYS_ORDER_NUM", event.path("order_num").asString()));
    ProcessBuilder builder = new ProcessBuilder(command.argv());
    builder.environment().putAll(command.environment());
    int status =
        builder.redirectErrorStream(true).redirectOutput(Redirect.DISCARD).start().waitFor();
    if (status > 128) {
      throw new FunctionFailedException("Runtime.ExitError", "Runtime exited: signal: killed");
    }
    return NullNode.getInstance();
  }

  private LocalCommand program(Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(environment);
    all.putAll(more);
    all.put("D", folder.toString());
    return new LocalCommand(
        List.of(
            "sh",
            "-c",
            SCRIPT,
            "sh",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            WorkerProgram.class.getName()),
        all);
  }

  private void kill(String num) {
    try {
      Files.writeString(killed(num), Instant.now().toString());
      long pid = Long.parseLong(Files.readString(folder.resolve("pid-" + num)).strip());
      boolean unused = ProcessHandle.of(pid).map(ProcessHandle::destroyForcibly).orElse(false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a command that kills the order's worker. */
  String killing(String num) {
    return "date -u +%Y-%m-%dT%H:%M:%S.%NZ > " + killed(num) + "; kill -9 $PPID; sleep 100";
  }

  /** Returns when an order's worker was killed. */
  Optional<Instant> killedAt(String num) throws IOException {
    return Files.exists(killed(num))
        ? Optional.of(Instant.parse(Files.readString(killed(num)).strip()))
        : Optional.empty();
  }

  private Path killed(String num) {
    return folder.resolve("killed-" + num);
  }

  @Override
  public void close() throws IOException {
    for (KillingProxy proxy : proxies) {
      proxy.close();
    }
  }
}
