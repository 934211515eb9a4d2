package dev.exesys.local.stepfunctions;

import dev.exesys.asl.AslSyntaxException;
import dev.exesys.local.protocol.RequestReader;
import dev.exesys.local.protocol.ServiceException;
import dev.exesys.local.stepfunctions.engine.Arns;
import dev.exesys.local.stepfunctions.engine.ResourceNames;
import dev.exesys.local.stepfunctions.interpreter.Program;
import dev.exesys.local.stepfunctions.language.AslJson;
import dev.exesys.local.stepfunctions.store.MachineRow;
import dev.exesys.local.stepfunctions.store.MachineTable;
import dev.exesys.local.store.Database;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The operations on state machines. */
final class StateMachineOperations {
  /** The service's limit for a definition, in bytes of UTF-8. */
  private static final int LARGEST_DEFINITION = 1024 * 1024;

  private static final List<String> SETTINGS =
      List.of("loggingConfiguration", "tracingConfiguration", "encryptionConfiguration");

  private final Database database;
  private final InstantSource clock;
  private final String region;
  private final String account;

  StateMachineOperations(Database database, InstantSource clock, String region, String account) {
    this.database = database;
    this.clock = clock;
    this.region = region;
    this.account = account;
  }

  /** Answers as before when the same machine is there; roles and tags do not count. */
  ObjectNode create(RequestReader request) {
    request.only(
        "name",
        "definition",
        "roleArn",
        "type",
        "tags",
        "publish",
        "loggingConfiguration",
        "tracingConfiguration",
        "encryptionConfiguration");
    String name = request.string("name");
    String definition = request.string("definition");
    String role = request.string("roleArn");
    String type = request.optionalString("type").orElse("STANDARD");
    JsonNode tags = request.value("tags").orElse(null);
    ObjectNode settings = settings(request);
    if (request.flag("publish", false)) {
      throw ServiceException.unsupported("publishing versions of state machines");
    }
    if (!ResourceNames.isValid(name)) {
      throw StepFunctionsErrors.name(name);
    }
    if (!type.equals("STANDARD")) {
      throw ServiceException.unsupported("a state machine of type " + type);
    }
    if (!role.startsWith("arn:")) {
      throw StepFunctionsErrors.arn(role);
    }
    check(definition);
    MachineRow wanted =
        new MachineRow(
            Arns.machine(region, account, name),
            name,
            type,
            MachineTable.hash(definition),
            role,
            null,
            now(),
            tags == null ? "[]" : AslJson.write(tags),
            AslJson.write(settings));
    MachineRow kept =
        database.write(connection -> {
          Optional<MachineRow> before = MachineTable.find(connection, wanted.arn());
          if (before.isEmpty()) {
            MachineTable.put(connection, wanted, definition);
            return wanted;
          }
          MachineRow row = before.get();
          boolean same =
              row.definitionHash().equals(wanted.definitionHash())
                  && row.type().equals(wanted.type())
                  && row.settings().equals(wanted.settings());
          if (!same) {
            throw StepFunctionsErrors.machineExists(wanted.arn());
          }
          return row;
        });
    return AslJson.object()
        .put("stateMachineArn", kept.arn())
        .put("creationDate", ProtocolTime.seconds(kept.createdAt()));
  }

  ObjectNode describe(RequestReader request) {
    request.only("stateMachineArn", "includedData");
    MachineRow machine = find(request.string("stateMachineArn"));
    ObjectNode shown = summary(machine).put("status", "ACTIVE");
    shown.put("definition", definition(machine)).put("roleArn", machine.roleArn());
    return shown.setAll(shownSettings(machine));
  }

  ObjectNode list(RequestReader request) {
    request.only("maxResults", "nextToken");
    int size = StepFunctionsPages.size(request);
    String from = StepFunctionsPages.PAGINATOR.start(request).orElse("");
    List<MachineRow> found =
        database.read(connection -> MachineTable.list(connection, from, size + 1));
    return StepFunctionsPages.PAGINATOR.page(
        "stateMachines", found, size, StateMachineOperations::summary, MachineRow::arn);
  }

  /** ExecutionOperations under way go on with the definition they started with. */
  ObjectNode delete(RequestReader request) {
    request.only("stateMachineArn");
    String arn = machineArn(request.string("stateMachineArn"));
    database.write(connection -> MachineTable.delete(connection, arn));
    return AslJson.object();
  }

  ObjectNode update(RequestReader request) {
    request.only(
        "stateMachineArn",
        "definition",
        "roleArn",
        "loggingConfiguration",
        "tracingConfiguration",
        "encryptionConfiguration");
    MachineRow before = find(request.string("stateMachineArn"));
    String definition = request.optionalString("definition").orElse(null);
    String role = request.optionalString("roleArn").orElse(before.roleArn());
    ObjectNode given = settings(request);
    boolean roleGiven = request.optionalString("roleArn").isPresent();
    if (definition == null && !roleGiven && given.isEmpty()) {
      throw ServiceException.badRequest(
          "MissingRequiredParameter",
          "Either the definition, the role ARN, the LoggingConfiguration, or the"
              + " TracingConfiguration must be specified");
    }
    String kept = definition == null ? definition(before) : definition;
    check(kept);
    ObjectNode settings = ((ObjectNode) AslJson.parse(before.settings())).setAll(given);
    String revision = UUID.randomUUID().toString();
    MachineRow after =
        new MachineRow(
            before.arn(),
            before.name(),
            before.type(),
            MachineTable.hash(kept),
            role,
            revision,
            before.createdAt(),
            before.tags(),
            AslJson.write(settings));
    database.write(connection -> MachineTable.put(connection, after, kept));
    return AslJson.object()
        .put("updateDate", ProtocolTime.seconds(now()))
        .put("revisionId", revision);
  }

  ObjectNode validate(RequestReader request) {
    request.only("definition", "type", "severity", "maxResults");
    String definition = request.string("definition");
    ObjectNode result = AslJson.object().put("truncated", false);
    var diagnostics = result.putArray("diagnostics");
    try {
      Program.read(definition);
      return result.put("result", "OK");
    } catch (AslSyntaxException e) {
      e.problems()
          .forEach(problem ->
              diagnostics
                  .addObject()
                  .put("severity", "ERROR")
                  .put("code", "SCHEMA_VALIDATION_FAILED")
                  .put("message", problem.message())
                  .put("location", problem.pointer()));
      return result.put("result", "FAIL");
    }
  }

  MachineRow find(String arn) {
    String machine = machineArn(arn);
    return database
        .read(connection -> MachineTable.find(connection, machine))
        .orElseThrow(() -> StepFunctionsErrors.noMachine(arn));
  }

  String definition(MachineRow machine) {
    return definition(machine.definitionHash());
  }

  String definition(String hash) {
    return database
        .read(connection -> MachineTable.definition(connection, hash))
        .orElseThrow(() -> new IllegalStateException("no definition " + hash));
  }

  static ObjectNode shownSettings(@Nullable MachineRow machine) {
    ObjectNode shown = AslJson.object();
    shown.putObject("loggingConfiguration").put("level", "OFF").put("includeExecutionData", false);
    shown.putObject("tracingConfiguration").put("enabled", false);
    shown.putObject("encryptionConfiguration").put("type", "AWS_OWNED_KEY");
    if (machine == null) {
      return shown;
    }
    if (machine.revisionId() != null) {
      shown.put("revisionId", machine.revisionId());
    }
    return shown.setAll((ObjectNode) AslJson.parse(machine.settings()));
  }

  private static ObjectNode summary(MachineRow machine) {
    return AslJson.object()
        .put("stateMachineArn", machine.arn())
        .put("name", machine.name())
        .put("type", machine.type())
        .put("creationDate", ProtocolTime.seconds(machine.createdAt()));
  }

  private static String machineArn(String arn) {
    if (!Arns.isMachine(arn)) {
      throw StepFunctionsErrors.arn(arn);
    }
    return arn;
  }

  private static ObjectNode settings(RequestReader request) {
    ObjectNode settings = AslJson.object();
    for (String name : SETTINGS) {
      JsonNode value = request.value(name).orElse(null);
      if (value != null) {
        settings.set(name, value);
      }
    }
    return settings;
  }

  private static void check(String definition) {
    if (definition.getBytes(StandardCharsets.UTF_8).length > LARGEST_DEFINITION) {
      throw StepFunctionsErrors.definition(
          "DEFINITION_TOO_LARGE: the definition is larger than " + LARGEST_DEFINITION + " bytes");
    }
    try {
      Program.read(definition);
    } catch (AslSyntaxException e) {
      StringBuilder problems = new StringBuilder("SCHEMA_VALIDATION_FAILED");
      String separator = ": ";
      for (var problem : e.problems()) {
        String pointer = problem.pointer().isEmpty() ? "/" : problem.pointer();
        problems.append(separator).append(problem.message()).append(" at ").append(pointer);
        separator = ", ";
      }
      throw StepFunctionsErrors.definition(problems.toString());
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
