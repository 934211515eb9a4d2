package dev.exesys.local.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exesys.local.lambda.AccountConcurrency;
import dev.exesys.local.lambda.FunctionRegistry;
import dev.exesys.local.lambda.InvocationLimits;
import dev.exesys.local.protocol.Account;
import dev.exesys.local.protocol.ServiceException;
import dev.exesys.local.protocol.ServiceJson;
import dev.exesys.local.store.Database;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class EventsServiceTest {
  @TempDir Path folder;
  private Database database;
  private FunctionRegistry functions;
  private EventsService service;
  private final BlockingQueue<JsonNode> received = new LinkedBlockingQueue<>();

  @BeforeEach
  void open() {
    database = Database.open(folder.resolve("events.db"));
    functions =
        new FunctionRegistry(
            database, Account.DEFAULT, InstantSource.system(), AccountConcurrency.unlimited());
    service = service();
  }

  private EventsService service() {
    List<EventRule> rules = List.of(new EventRule("Run Started", "receiver"));
    return new EventsService(
        database, new EventBus(functions, rules, Account.DEFAULT, InstantSource.system()));
  }

  @AfterEach
  void close() throws Exception {
    functions.close();
    database.close();
  }

  @Test
  void eventsAreStoredAndDelivered() throws Exception {
    functions.register(
        "receiver",
        event -> {
          received.add(event);
          return event;
        },
        InvocationLimits.DEFAULT);

    ObjectNode answer =
        put("{'Source': 'exesys', 'DetailType': 'Run Started', 'Detail': '{\"run_id\": \"r\"}'}");

    assertThat(answer.path("FailedEntryCount").asInt()).isZero();
    String id = answer.at("/Entries/0/EventId").asString();
    JsonNode event = received.poll(1, TimeUnit.MINUTES);
    assertThat(event).isNotNull();
    assertThat(event.path("id").asString()).isEqualTo(id);
    assertThat(event.at("/detail/run_id").asString()).isEqualTo("r");
    // The events are in the database, not in the memory of the service.
    JsonNode listed = service().call("ListEvents", json("{}")).at("/Events/0");
    assertThat(listed.path("id").asString()).isEqualTo(id);
    assertThat(listed.path("detail-type").asString()).isEqualTo("Run Started");
    assertThat(listed.path("event-bus-name").asString()).isEqualTo("default");
  }

  @Test
  void eventsAreListedInPages() {
    for (int i = 0; i < 3; i++) {
      ObjectNode unused = put("{'Source': 's', 'DetailType': 't', 'Detail': '{\"n\": " + i + "}'}");
    }
    JsonNode first = service.call("ListEvents", json("{'Limit': 2}"));
    String token = first.path("NextToken").asString();
    JsonNode second =
        service.call("ListEvents", json("{'Limit': 2, 'NextToken': '" + token + "'}"));
    assertThat(first.path("Events")).hasSize(2);
    assertThat(second.path("Events")).hasSize(1);
    assertThat(second.at("/Events/0/detail/n").asInt()).isEqualTo(2);
    assertThat(second.has("NextToken")).isFalse();
  }

  @Test
  void anEntryThatIsNotValidIsRefusedAlone() {
    ObjectNode answer =
        put(
            "{'Source': 's', 'DetailType': 't', 'Detail': 'no JSON'},"
                + "{'Source': 's', 'Detail': '{}'},"
                + "{'Source': 's', 'DetailType': 't', 'Detail': '{}'}");
    assertThat(answer.path("FailedEntryCount").asInt()).isEqualTo(2);
    assertThat(answer.at("/Entries/0/ErrorCode").asString()).isEqualTo("MalformedDetail");
    assertThat(answer.at("/Entries/1/ErrorCode").asString()).isEqualTo("InvalidArgument");
    assertThat(answer.at("/Entries/2").has("EventId")).isTrue();
    assertThat(service.call("ListEvents", json("{}")).path("Events")).hasSize(1);
  }

  @Test
  void aRequestHasOneToTenEntries() {
    assertThatThrownBy(() -> put("")).isInstanceOf(ServiceException.class);
  }

  private ObjectNode put(String entries) {
    String escaped = entries.replace("\"", "\\\"").replace('\'', '"');
    return service.call("PutEvents", json("{\"Entries\": [" + escaped + "]}"));
  }

  private static ObjectNode json(String text) {
    return (ObjectNode) ServiceJson.MAPPER.readTree(text.replace('\'', '"'));
  }
}
