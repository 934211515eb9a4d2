package dev.exesys.local.stepfunctions;

import dev.exesys.local.protocol.RequestReader;
import dev.exesys.local.protocol.ServiceException;
import dev.exesys.local.stepfunctions.engine.ActivityQueues;
import dev.exesys.local.stepfunctions.engine.Arns;
import dev.exesys.local.stepfunctions.engine.ResourceNames;
import dev.exesys.local.stepfunctions.language.AslJson;
import dev.exesys.local.stepfunctions.store.ActivityRow;
import dev.exesys.local.stepfunctions.store.ActivityTable;
import dev.exesys.local.store.Database;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Implements the operations on activities and {@code GetActivityTask}. */
final class ActivityOperations {
  /** The longest time that the service holds a poll without a task. */
  static final Duration POLL_LIMIT = Duration.ofSeconds(60);

  private static final int MAX_WORKER_NAME_LENGTH = 80;
  private static final List<String> ENCRYPTION_TYPES =
      List.of("CUSTOMER_MANAGED_KMS_KEY", "AWS_OWNED_KEY");

  private final Database database;
  private final ActivityQueues queues;
  private final InstantSource clock;
  private final UnaryOperator<String> arnOf;

  /**
   * Creates the operations.
   *
   * @param region the region in ARNs
   * @param account the account in ARNs
   */
  ActivityOperations(
      Database database,
      ActivityQueues queues,
      InstantSource clock,
      String region,
      String account) {
    this.database = database;
    this.queues = queues;
    this.clock = clock;
    this.arnOf = name -> Arns.activity(region, account, name);
  }

  /** Creates an activity, or returns the existing one of its name. Tags are not compared. */
  ObjectNode create(RequestReader request) {
    request.only("name", "tags", "encryptionConfiguration");
    String name = request.string("name");
    if (!ResourceNames.isValid(name)) {
      throw StepFunctionsErrors.invalidName(name);
    }
    JsonNode tags = request.value("tags").orElse(null);
    ActivityRow requested =
        new ActivityRow(
            arnOf.apply(name),
            name,
            clock.instant().truncatedTo(ChronoUnit.MILLIS),
            tags == null ? "[]" : AslJson.write(tags),
            AslJson.write(encryption(request)));
    ActivityRow kept =
        database.write(connection -> ActivityTable.addIfAbsent(connection, requested));
    if (!kept.encryption().equals(requested.encryption())) {
      throw StepFunctionsErrors.activityAlreadyExists(kept.arn());
    }
    return AslJson.object()
        .put("activityArn", kept.arn())
        .put("creationDate", EpochSeconds.seconds(kept.createdAt()));
  }

  ObjectNode describe(RequestReader request) {
    request.only("activityArn");
    ActivityRow activity = find(request);
    return summary(activity).set("encryptionConfiguration", AslJson.parse(activity.encryption()));
  }

  ObjectNode list(RequestReader request) {
    request.only("maxResults", "nextToken");
    int size = StepFunctionsPages.size(request);
    String from = StepFunctionsPages.PAGINATOR.start(request).orElse("");
    List<ActivityRow> found =
        database.read(connection -> ActivityTable.list(connection, from, size + 1));
    return StepFunctionsPages.PAGINATOR.page(
        "activities", found, size, ActivityOperations::summary, ActivityRow::arn);
  }

  /** Deletes an activity. Tasks that wait for a worker keep waiting until they time out. */
  ObjectNode delete(RequestReader request) {
    request.only("activityArn");
    String arn = arn(request);
    database.write(connection -> ActivityTable.delete(connection, arn));
    return AslJson.object();
  }

  /** Returns the next task, waiting up to a minute for one; its token is null if there is none. */
  ObjectNode getTask(RequestReader request) {
    request.only("activityArn", "workerName");
    @Nullable String worker = request.optionalString("workerName").orElse(null);
    if (worker != null && (worker.isEmpty() || worker.length() > MAX_WORKER_NAME_LENGTH)) {
      throw ServiceException.violation(
          worker,
          "workerName",
          worker.isEmpty()
              ? "Member must have length greater than or equal to 1"
              : "Member must have length less than or equal to " + MAX_WORKER_NAME_LENGTH);
    }
    return queues
        .poll(find(request).arn(), worker, POLL_LIMIT)
        .map(task -> AslJson.object().put("taskToken", task.token()).put("input", task.input()))
        .orElseGet(() -> AslJson.object().putNull("taskToken"));
  }

  private ActivityRow find(RequestReader request) {
    String arn = arn(request);
    return database
        .read(connection -> ActivityTable.find(connection, arn))
        .orElseThrow(() -> StepFunctionsErrors.activityDoesNotExist(arn));
  }

  private static String arn(RequestReader request) {
    String arn = request.string("activityArn");
    if (!Arns.isActivity(arn)) {
      throw StepFunctionsErrors.invalidArn(
          arn.startsWith("arn:") ? arn : "Invalid ARN prefix: " + arn);
    }
    return arn;
  }

  private static ObjectNode encryption(RequestReader request) {
    return request
        .optionalObject("encryptionConfiguration")
        .map(given -> {
          ObjectNode encryption =
              AslJson.object().put("type", given.choice("type", "AWS_OWNED_KEY", ENCRYPTION_TYPES));
          given.optionalString("kmsKeyId").ifPresent(key -> encryption.put("kmsKeyId", key));
          given
              .optionalInteger("kmsDataKeyReusePeriodSeconds", 60)
              .ifPresent(seconds -> encryption.put("kmsDataKeyReusePeriodSeconds", seconds));
          return encryption;
        })
        .orElseGet(() -> AslJson.object().put("type", "AWS_OWNED_KEY"));
  }

  private static ObjectNode summary(ActivityRow activity) {
    return AslJson.object()
        .put("activityArn", activity.arn())
        .put("name", activity.name())
        .put("creationDate", EpochSeconds.seconds(activity.createdAt()));
  }
}
