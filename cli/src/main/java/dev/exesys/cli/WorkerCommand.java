package dev.exesys.cli;

import dev.exesys.cli.aws.PoolWorkerFactory;
import dev.exesys.cli.connect.Connection;
import dev.exesys.cli.console.CommandException;
import dev.exesys.core.folders.OwnedFolder;
import dev.exesys.core.settings.SettingsException;
import dev.exesys.worker.pool.PoolOptions;
import dev.exesys.worker.pool.PoolWorkers;
import dev.exesys.worker.program.PoolProgram;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs orders of pools on this machine. */
@Command(
    name = "worker",
    description = {
      "Runs orders of pools on this machine until it is stopped.",
      "SIGTERM or Ctrl-C drains: running orders end, no further order starts. A second one stops the running orders."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  exesys worker --pool gpu",
      "  exesys worker --pool build --pool test --slots 4 --health-port 9464"
    })
final class WorkerCommand implements Callable<Integer> {
  private final CommandContext context;

  @Mixin private EngineOptions engine = new EngineOptions();

  @Option(
      names = "--pool",
      required = true,
      paramLabel = "NAME",
      description = "A pool whose orders to run. May be repeated.")
  private List<String> pools = List.of();

  @Option(
      names = "--slots",
      paramLabel = "N",
      defaultValue = "1",
      description = "How many orders of each pool run at the same time. Default: ${DEFAULT-VALUE}.")
  private int slots;

  @Option(
      names = "--health-port",
      paramLabel = "PORT",
      description =
          "Serve /health and /metrics on this port of loopback, or on any free port if it is 0.")
  private @Nullable Integer healthPort;

  WorkerCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    Optional<Connection> connection = engine.find(context.environment());
    try (OwnedFolder folder = OwnedFolder.create(OwnedFolder.root(), "worker-")) {
      PoolOptions options =
          new PoolOptions(
              pools, slots, healthPort == null ? OptionalInt.empty() : OptionalInt.of(healthPort));
      PoolWorkers workers =
          PoolWorkerFactory.create(
              connection, context.environment(), options, folder.path(), context.console()::note);
      context
          .console()
          .note(
              "Polls for orders of "
                  + String.join(", ", options.pools())
                  + " as "
                  + PoolProgram.processName()
                  + ". Ctrl-C drains.");
      return PoolProgram.run(options, workers, context.console()::note);
    } catch (IllegalArgumentException e) {
      throw CommandException.refused(String.valueOf(e.getMessage()));
    } catch (SettingsException e) {
      throw CommandException.refused(
          e.getMessage()
              + ". Export the settings of the deployment, or start a stack with `exesys up --detach`");
    } catch (IOException e) {
      throw CommandException.failed("the worker cannot run: " + e.getMessage(), e);
    }
  }
}
