package dev.exesys.cli;

import dev.exesys.cli.connect.Connection;
import dev.exesys.cli.console.CommandException;
import dev.exesys.cli.console.ExitStatus;
import dev.exesys.cli.web.EngineRunBackend;
import dev.exesys.cli.web.PageServer;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Serves the web page for a deployment. */
@Command(
    name = "ui",
    description = {
      "Serves the web page on loopback, for the deployment that --endpoint or EXESYS_INIT_URL names, or for the local stack.",
      "The page uses this command's credentials. It prints a link that admits one browser."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  exesys ui",
      "  exesys ui --endpoint https://abc.execute-api.eu-west-1.amazonaws.com"
    })
final class UiCommand implements Callable<Integer> {
  private final CommandContext context;

  @Mixin private EngineOptions engine = new EngineOptions();

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "The port of the page, or 0 for any free port. Default: ${DEFAULT-VALUE}.")
  private int port;

  UiCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    Connection connection = engine.require(context.environment());
    try (EngineRunBackend backend = new EngineRunBackend(connection);
        PageServer server = PageServer.start(port, backend)) {
      context.console().out().println(server.link());
      context.console().note("Serving the page. Ctrl-C stops it.");
      new CountDownLatch(1).await();
    } catch (IOException e) {
      throw CommandException.failed(
          "cannot serve the page on port " + port + ": " + e.getMessage(), e);
    }
    return ExitStatus.OK;
  }
}
