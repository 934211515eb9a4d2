package dev.exesys.local.ssm;

import dev.exesys.local.ssm.SentCommand.CommandInvocation;
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

/** Writes commands and invocations as JSON for responses and events. */
final class CommandJson {
  /** The maximum length of the output that Run Command returns. */
  private static final int MAX_OUTPUT_BYTES = 24_000;

  private static final String PLUGIN = "local";

  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

  private CommandJson() {}

  /** Writes a command as in the response of SendCommand. */
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
    view.put("Status", command.status().apiName());
    view.put("StatusDetails", command.status().details());
    view.put("TargetCount", command.invocations().size());
    view.put("TimeoutSeconds", command.timeoutSeconds());
    view.put(
        "CompletedCount",
        command.invocations().stream().filter(one -> one.status().terminal()).count());
    view.put(
        "ErrorCount",
        command.invocations().stream()
            .filter(
                one -> one.status().terminal() && one.status() != SentCommand.CommandStatus.Success)
            .count());
    return view;
  }

  /** Writes an invocation as in the response of GetCommandInvocation. */
  static ObjectNode detailed(
      SentCommand command, CommandInvocation invocation, Path output, Path errors) {
    ObjectNode view = JsonNodeFactory.instance.objectNode();
    view.put("CommandId", command.id());
    view.put("InstanceId", invocation.instance());
    view.put("Comment", command.comment() == null ? "" : command.comment());
    view.put("DocumentName", command.document());
    view.put("DocumentVersion", "$DEFAULT");
    view.put("PluginName", PLUGIN);
    view.put("ResponseCode", invocation.code());
    view.put("ExecutionStartDateTime", iso(invocation.started()));
    view.put("ExecutionEndDateTime", iso(invocation.ended()));
    view.put("Status", invocation.status().apiName());
    view.put("StatusDetails", invocation.status().details().replace(" ", ""));
    view.put("StandardOutputContent", head(output));
    view.put("StandardOutputUrl", "");
    view.put(
        "StandardErrorContent", invocation.reason() == null ? head(errors) : invocation.reason());
    view.put("StandardErrorUrl", "");
    return view;
  }

  /** Writes an invocation as an element of the response of ListCommandInvocations. */
  static ObjectNode listed(SentCommand command, CommandInvocation invocation) {
    ObjectNode view = JsonNodeFactory.instance.objectNode();
    view.put("CommandId", command.id());
    view.put("InstanceId", invocation.instance());
    view.put("Comment", command.comment() == null ? "" : command.comment());
    view.put("DocumentName", command.document());
    view.put("DocumentVersion", "$DEFAULT");
    view.put("RequestedDateTime", command.requested() / 1000.0);
    view.put("Status", invocation.status().apiName());
    view.put("StatusDetails", invocation.status().details());
    return view;
  }

  /** Writes the only plugin of an invocation, which is part of its details. */
  static ObjectNode plugin(CommandInvocation invocation, Path output, Path errors) {
    ObjectNode plugin = JsonNodeFactory.instance.objectNode();
    plugin.put("Name", PLUGIN);
    plugin.put("Status", invocation.status().apiName());
    plugin.put("StatusDetails", invocation.status().details());
    plugin.put("ResponseCode", invocation.code());
    plugin.put("Output", head(output) + head(errors));
    return plugin;
  }

  /** Writes the detail of the event about an invocation in the format of EventBridge. */
  static ObjectNode event(SentCommand command, CommandInvocation invocation) {
    ObjectNode detail = JsonNodeFactory.instance.objectNode();
    detail.put("command-id", command.id());
    detail.put("document-name", command.document());
    detail.put("instance-id", invocation.instance());
    detail.put("requested-date-time", iso(command.requested()));
    detail.put("status", invocation.status().apiName());
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
      return new String(in.readNBytes(MAX_OUTPUT_BYTES), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
