package dev.exesys.cli;

import dev.exesys.cli.aws.EngineClient;
import dev.exesys.core.contract.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** The arguments of {@code approve} and {@code reject}. */
final class DecisionArguments {
  @Parameters(index = "0", paramLabel = "RUN", description = RunFinder.DESCRIPTION)
  private String runName = "";

  @Parameters(index = "1", paramLabel = "ORDER", description = "The name of the order.")
  private String orderName = "";

  @Option(
      names = "--comment",
      paramLabel = "TEXT",
      description = "A comment, which is recorded with the decision.")
  private @Nullable String comment;

  @Mixin private EngineOptions engine = new EngineOptions();

  /** Sends the decision to the engine. */
  void send(CommandContext context, boolean approve) {
    String runId = new RunFinder(engine, context).id(runName);
    ObjectNode body = Json.object().put("approve", approve);
    if (comment != null) {
      body.put("comment", comment);
    }
    String order = URLEncoder.encode(orderName, StandardCharsets.UTF_8).replace("+", "%20");
    var unused =
        new EngineClient(engine.require(context.environment()))
            .change(runId, "/orders/" + order + "/approval", Optional.of(body));
    context
        .console()
        .note((approve ? "Approved" : "Rejected") + " order " + orderName + " of run " + runId);
  }
}
