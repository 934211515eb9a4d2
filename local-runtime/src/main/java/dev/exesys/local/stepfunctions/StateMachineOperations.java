package dev.exesys.local.stepfunctions;

import dev.exesys.asl.json.AslSyntaxException;
import dev.exesys.local.protocol.RequestReader;
import dev.exesys.local.protocol.ServiceException;
import dev.exesys.local.stepfunctions.engine.Arns;
import dev.exesys.local.stepfunctions.engine.ResourceNames;
import dev.exesys.local.stepfunctions.interpreter.Program;
import dev.exesys.local.stepfunctions.language.AslJson;
import dev.exesys.local.stepfunctions.store.StateMachineRow;
import dev.exesys.local.stepfunctions.store.StateMachineTable;
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

/** Implements the operations on state machines. */
final class StateMachineOperations {
  /** The service's limit for a definition, in bytes of UTF-8. */
  private static final int MAX_DEFINITION_BYTES = 1024 * 1024;

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

  /**
   * Creates a state machine. Returns the existing one if its name, type, definition and settings
   * are the same; role and tags are not compared.
   */
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
      throw StepFunctionsErrors.invalidName(name);
    }
    if (!type.equals("STANDARD")) {
      throw ServiceException.unsupported("a state machine of type " + type);
    }
    if (!role.startsWith("arn:")) {
      throw StepFunctionsErrors.invalidArn(role);
    }
    check(definition);
    StateMachineRow requested =
        new StateMachineRow(
            Arns.machine(region, account, name),
            name,
            type,
            StateMachineTable.hash(definition),
            role,
            null,
            now(),
            tags == null ? "[]" : AslJson.write(tags),
            AslJson.write(settings));
    StateMachineRow kept =
        database.write(connection -> {
          Optional<StateMachineRow> before = StateMachineTable.find(connection, requested.arn());
          if (before.isEmpty()) {
            StateMachineTable.put(connection, requested, definition);
            return requested;
          }
          StateMachineRow row = before.get();
          boolean same =
              row.definitionHash().equals(requested.definitionHash())
                  && row.type().equals(requested.type())
                  && row.settings().equals(requested.settings());
          if (!same) {
            throw StepFunctionsErrors.stateMachineAlreadyExists(requested.arn());
          }
          return row;
        });
    return AslJson.object()
        .put("stateMachineArn", kept.arn())
        .put("creationDate", EpochSeconds.seconds(kept.createdAt()));
  }

  ObjectNode describe(RequestReader request) {
    request.only("stateMachineArn", "includedData");
    StateMachineRow machine = find(request.string("stateMachineArn"));
    ObjectNode response = summary(machine).put("status", "ACTIVE");
    response.put("definition", definition(machine)).put("roleArn", machine.roleArn());
    return response.setAll(settingsOf(machine));
  }

  ObjectNode list(RequestReader request) {
    request.only("maxResults", "nextToken");
    int size = StepFunctionsPages.size(request);
    String from = StepFunctionsPages.PAGINATOR.start(request).orElse("");
    List<StateMachineRow> found =
        database.read(connection -> StateMachineTable.list(connection, from, size + 1));
    return StepFunctionsPages.PAGINATOR.page(
        "stateMachines", found, size, StateMachineOperations::summary, StateMachineRow::arn);
  }

  /**
   * Deletes a state machine. Running executions continue with the definition that they started
   * with.
   */
  ObjectNode delete(RequestReader request) {
    request.only("stateMachineArn");
    String arn = machineArn(request.string("stateMachineArn"));
    database.write(connection -> StateMachineTable.delete(connection, arn));
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
    StateMachineRow before = find(request.string("stateMachineArn"));
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
    StateMachineRow after =
        new StateMachineRow(
            before.arn(),
            before.name(),
            before.type(),
            StateMachineTable.hash(kept),
            role,
            revision,
            before.createdAt(),
            before.tags(),
            AslJson.write(settings));
    database.write(connection -> StateMachineTable.put(connection, after, kept));
    return AslJson.object()
        .put("updateDate", EpochSeconds.seconds(now()))
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

  StateMachineRow find(String arn) {
    String machine = machineArn(arn);
    return database
        .read(connection -> StateMachineTable.find(connection, machine))
        .orElseThrow(() -> StepFunctionsErrors.stateMachineDoesNotExist(arn));
  }

  String definition(StateMachineRow machine) {
    return definition(machine.definitionHash());
  }

  String definition(String hash) {
    return database
        .read(connection -> StateMachineTable.definition(connection, hash))
        .orElseThrow(() -> new IllegalStateException("no definition " + hash));
  }

  static ObjectNode settingsOf(@Nullable StateMachineRow machine) {
    ObjectNode response = AslJson.object();
    response
        .putObject("loggingConfiguration")
        .put("level", "OFF")
        .put("includeExecutionData", false);
    response.putObject("tracingConfiguration").put("enabled", false);
    response.putObject("encryptionConfiguration").put("type", "AWS_OWNED_KEY");
    if (machine == null) {
      return response;
    }
    if (machine.revisionId() != null) {
      response.put("revisionId", machine.revisionId());
    }
    return response.setAll((ObjectNode) AslJson.parse(machine.settings()));
  }

  private static ObjectNode summary(StateMachineRow machine) {
    return AslJson.object()
        .put("stateMachineArn", machine.arn())
        .put("name", machine.name())
        .put("type", machine.type())
        .put("creationDate", EpochSeconds.seconds(machine.createdAt()));
  }

  private static String machineArn(String arn) {
    if (!Arns.isMachine(arn)) {
      throw StepFunctionsErrors.invalidArn(arn);
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
    checkLogging(settings.path("loggingConfiguration"));
    return settings;
  }

  private static void checkLogging(JsonNode logging) {
    boolean on = !logging.path("level").asString("OFF").equals("OFF");
    int destinations = logging.path("destinations").size();
    if (destinations > 1 || (on && destinations == 0)) {
      throw StepFunctionsErrors.invalidLoggingConfiguration(
          "Must specify exactly one Log Destination.");
    }
  }

  private static void check(String definition) {
    if (definition.getBytes(StandardCharsets.UTF_8).length > MAX_DEFINITION_BYTES) {
      throw StepFunctionsErrors.invalidDefinition(
          "DEFINITION_TOO_LARGE: the definition is larger than " + MAX_DEFINITION_BYTES + " bytes");
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
      throw StepFunctionsErrors.invalidDefinition(problems.toString());
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
