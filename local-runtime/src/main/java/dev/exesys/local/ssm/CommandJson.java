package dev.exesys.local.ssm;

import dev.exesys.local.ssm.SentCommand.Invocation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Commands as they stand in answers and events. */
final class CommandJson {
  /** What Run SentCommand shows of each output. */
  private static final int OUTPUT_CHARS = 24_000;

  private static final String PLUGIN = "local";

  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

  private CommandJson() {}

  static ObjectNode of(SentCommand command) {
    ObjectNode view = JsonNodeFactory.instance.objectNode();
    view.put("CommandId", command.id());
    view.put("DocumentName", command.document());
    view.put("DocumentVersion", "$DEFAULT");
    view.put("Comment", command.comment() == null ? "" : command.comment());
    view.put("ExpiresAfter", command.expires() / 1000.0);
    ObjectNode parameters = view.putObject("Parameters");
    command.parameters().forEach((name, values) -> values.forEach(parameters.putArray(name)::add));
    ArrayNode instances = view.putArray("InstanceIds");
    command.invocations().forEach(one -> instances.add(one.instance()));
    ArrayNode targets = view.putArray("Targets");
    command
        .targets()
        .forEach((key, values) ->
            values.forEach(targets.addObject().put("Key", key).putArray("Values")::add));
    view.put("RequestedDateTime", command.requested() / 1000.0);
    view.put("Status", command.status().word());
    view.put("StatusDetails", command.status().details());
    view.put("TargetCount", command.invocations().size());
    view.put("TimeoutSeconds", command.timeoutSeconds());
    long over = command.invocations().stream().filter(one -> one.status().over()).count();
    view.put("CompletedCount", over);
    view.put(
        "ErrorCount",
        command.invocations().stream()
            .filter(one -> one.status().over() && one.status() != SentCommand.Status.Success)
            .count());
    return view;
  }

  /** An instance's part, as GetCommandInvocation answers. */
  static ObjectNode detailed(SentCommand command, Invocation one, Path output, Path errors) {
    ObjectNode view = JsonNodeFactory.instance.objectNode();
    view.put("CommandId", command.id());
    view.put("InstanceId", one.instance());
    view.put("Comment", command.comment() == null ? "" : command.comment());
    view.put("DocumentName", command.document());
    view.put("DocumentVersion", "$DEFAULT");
    view.put("PluginName", PLUGIN);
    view.put("ResponseCode", one.code());
    view.put("ExecutionStartDateTime", iso(one.started()));
    view.put("ExecutionEndDateTime", iso(one.ended()));
    view.put("Status", one.status().word());
    view.put("StatusDetails", one.status().details().replace(" ", ""));
    view.put("StandardOutputContent", head(output));
    view.put("StandardOutputUrl", "");
    view.put("StandardErrorContent", one.reason() == null ? head(errors) : one.reason());
    view.put("StandardErrorUrl", "");
    return view;
  }

  /** The same as an element of ListCommandInvocations. */
  static ObjectNode listed(SentCommand command, Invocation one) {
    ObjectNode view = JsonNodeFactory.instance.objectNode();
    view.put("CommandId", command.id());
    view.put("InstanceId", one.instance());
    view.put("Comment", command.comment() == null ? "" : command.comment());
    view.put("DocumentName", command.document());
    view.put("DocumentVersion", "$DEFAULT");
    view.put("RequestedDateTime", command.requested() / 1000.0);
    view.put("Status", one.status().word());
    view.put("StatusDetails", one.status().details());
    return view;
  }

  /** The one plugin of an invocation, for those who ask for details. */
  static ObjectNode plugin(Invocation one, Path output, Path errors) {
    ObjectNode plugin = JsonNodeFactory.instance.objectNode();
    plugin.put("Name", PLUGIN);
    plugin.put("Status", one.status().word());
    plugin.put("StatusDetails", one.status().details());
    plugin.put("ResponseCode", one.code());
    plugin.put("Output", head(output) + head(errors));
    return plugin;
  }

  /** The detail of EventBridge's event. */
  static ObjectNode event(SentCommand command, Invocation one) {
    ObjectNode detail = JsonNodeFactory.instance.objectNode();
    detail.put("command-id", command.id());
    detail.put("document-name", command.document());
    detail.put("instance-id", one.instance());
    detail.put("requested-date-time", iso(command.requested()));
    detail.put("status", one.status().word());
    return detail;
  }

  private static String iso(@Nullable Long millis) {
    return millis == null ? "" : TIME.format(Instant.ofEpochMilli(millis));
  }

  private static String head(Path file) {
    if (!Files.exists(file)) {
      return "";
    }
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(OUTPUT_CHARS), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
