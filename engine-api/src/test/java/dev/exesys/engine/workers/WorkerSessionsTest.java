package dev.exesys.engine.workers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.core.access.RoleSession;
import dev.exesys.core.access.SessionRequest;
import dev.exesys.core.contract.DataFlow;
import dev.exesys.core.contract.ExecutionTarget;
import dev.exesys.core.contract.Json;
import dev.exesys.core.contract.Order;
import dev.exesys.core.contract.OrderStatus;
import dev.exesys.core.contract.RunIds;
import dev.exesys.core.contract.When;
import dev.exesys.core.store.MemoryOrders;
import dev.exesys.core.store.MemoryRuns;
import dev.exesys.core.store.MemoryShares;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderKey;
import dev.exesys.core.store.OrderProgress;
import dev.exesys.core.store.RunItem;
import dev.exesys.core.store.RunItemCache;
import dev.exesys.core.store.RunProgress;
import dev.exesys.core.store.WorkerReport;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who gets a session, and what the session's policy allows. */
class WorkerSessionsTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final RunIds IDS =
      new RunIds("11111111-2222-4333-8444-555555555555", "0a1b2c3d", "me:0a1b2c3d-exec");
  private static final OrderKey KEY = new OrderKey(IDS.runId(), "0002");
  private static final String ROLE = "arn:aws:iam::123456789012:role/" + "r".repeat(60);

  private final MemoryOrders orders = new MemoryOrders();
  private final MemoryShares shares = new MemoryShares();
  private final MemoryRuns runs = new MemoryRuns();
  private String policy = "";
  private final WorkerSessions sessions =
      new WorkerSessions(
          orders,
          shares,
          new RunItemCache(runs),
          Optional.of((name, text) -> {
            policy = text;
            return new RoleSession("ASIA" + name, "secret", "token", NOW.plusSeconds(3600));
          }),
          "aws-us-gov",
          "exesys-internal-123456789012-us-gov-east-1",
          "live token"::equals);

  @BeforeEach
  void dispatch() {
    runs.create(
        new RunItem(
            IDS,
            new RunItem.RunJob(
                "me", "org/repo", "aws:::ssm:/t", null, 1L, null, 60, false, "/ci/age/k", 2, NOW),
            RunProgress.starting()));
    runs.recordSource(
        IDS.runId(),
        "s3://exesys-internal-123456789012-us-gov-east-1/sources/" + "5".repeat(64) + ".tar.gz",
        null);
    orders.create(List.of(order(null)));
    orders.dispatched(KEY, "token", "ticket", NOW);
  }

  @Test
  void theTicketIsSufficientUntilTheClaim() {
    assertThat(request("ticket", null, null)).isTrue();
    assertThat(request("other", null, null)).isFalse();
    assertThat(request("ticket", "me", null)).as("before its claim").isFalse();

    orders.claim(KEY, "me", NOW);

    assertThat(request("ticket", null, null)).as("a command that finds the ticket").isFalse();
    assertThat(request("ticket", "me", null)).isTrue();
    assertThat(request("ticket", "another", null)).isFalse();
    assertThat(request("other", "me", null)).isFalse();
  }

  @Test
  void noWorkerOfASettledOrderGetsASession() {
    orders.claim(KEY, "me", NOW);
    orders.report(
        KEY, "me", new WorkerReport(OrderStatus.SUCCEEDED, 0, NOW, NOW, null, null, null), NOW);
    assertThat(request("ticket", "me", null)).isFalse();
    assertThat(
            sessions.handle(new SessionRequest(new OrderKey("x", "1"), "", none(), none()).json()))
        .hasToString("{\"entitled\":false}");
  }

  @Test
  void eachInstanceClaimsItsOwnShare() {
    OrderItem order = orders.find(KEY).orElseThrow();
    shares.open(order.attemptKey(), List.of("i-1", "i-2"), NOW);
    shares.claim(order.attemptKey(), "i-1", "one", NOW);
    orders.claim(KEY, "ssm:instances", NOW);

    assertThat(request("ticket", null, "i-1")).isFalse();
    assertThat(request("ticket", "one", "i-1")).isTrue();
    assertThat(request("ticket", null, "i-2")).as("its share is not claimed").isTrue();
    assertThat(request("ticket", "one", "i-2")).isFalse();
  }

  @Test
  void aWorkerOfAPoolHasTheTaskTokenOfItsOrder() {
    orders.create(List.of(order("gpu")));
    orders.dispatched(KEY, "admitted", "ticket", NOW);

    assertThat(request("ticket", null, null)).isFalse();
    assertThat(request("old token", null, null)).isFalse();
    assertThat(request("live token", null, null)).isTrue();

    orders.claimTask(KEY, "me", "live token", NOW);

    assertThat(request("live token", null, null)).as("a command that finds the token").isFalse();
    assertThat(request("live token", "me", null)).isTrue();
    assertThat(request("live token", "another", null)).isFalse();
    assertThat(request("another token", "me", null)).isFalse();
  }

  @Test
  void aWorkerOfAPoolNeedNotKnowTheZerosOfTheNumber() {
    orders.create(List.of(order("gpu")));
    orders.dispatched(KEY, "admitted", "ticket", NOW);
    OrderKey place = new OrderKey(IDS.runId(), "2");

    JsonNode answer =
        sessions.handle(new SessionRequest(place, "live token", none(), none()).json());

    assertThat(answer.path("entitled").asBoolean()).isTrue();
  }

  @Test
  void thePolicyNamesNothingOutsideTheRun() {
    assertThat(request("ticket", null, null)).isTrue();

    assertThat(policy).hasSizeLessThan(2048).doesNotContain("ListBucket", "Scan", "Query");
    JsonNode statements = Json.parse(policy).path("Statement");
    for (JsonNode statement : statements) {
      String text = statement.toString();
      String named = text.contains(IDS.runId()) ? "run" : "";
      named += text.contains("/ci/age/k") ? "parameter" : "";
      named += text.contains(ROLE) ? "role" : "";
      named += text.contains("kms:ViaService") ? "service" : "";
      assertThat(named).as(text).isNotEmpty();
    }
    assertThat(policy)
        .contains(
            "/runs/" + IDS.runId() + "/orders/0002/bundle.sops.json",
            "\"kms:EncryptionContext:run_id\":\"" + IDS.runId() + "\"",
            "arn:aws-us-gov:s3:::")
        .doesNotContain("orders/*/bundle", "orders/*/log");
  }

  private boolean request(String ticket, @Nullable String worker, @Nullable String instance) {
    SessionRequest request =
        new SessionRequest(KEY, ticket, Optional.ofNullable(worker), Optional.ofNullable(instance));
    JsonNode answer = sessions.handle(request.json());
    assertThat(RoleSession.read(answer.path("session")).isPresent())
        .isEqualTo(answer.path("entitled").asBoolean());
    return answer.path("entitled").asBoolean();
  }

  private static Optional<String> none() {
    return Optional.empty();
  }

  private static OrderItem order(@Nullable String pool) {
    Order order =
        new Order(
            "deploy",
            List.of("true"),
            60,
            ExecutionTarget.LAMBDA,
            null,
            true,
            null,
            List.of(),
            new LinkedHashMap<>(),
            List.of(),
            List.of(),
            When.ON_SUCCESS,
            List.of(),
            DataFlow.NONE,
            null,
            null,
            ROLE,
            new LinkedHashMap<>(),
            pool);
    return new OrderItem(IDS.runId(), "0002", order, false, List.of(), OrderProgress.queued());
  }
}
