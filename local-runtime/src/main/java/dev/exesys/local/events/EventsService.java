package dev.exesys.local.events;

import dev.exesys.local.protocol.JsonService;
import dev.exesys.local.protocol.Operations;
import dev.exesys.local.protocol.RequestReader;
import dev.exesys.local.protocol.ServiceException;
import dev.exesys.local.protocol.ServiceJson;
import dev.exesys.local.store.Database;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * EventBridge: accepts events, stores them and passes them on to the functions of matching rules.
 * {@code ListEvents}, which AWS does not have, returns the stored events.
 */
public final class EventsService implements JsonService {
  private static final int MAX_ENTRIES = 10;
  private static final int MAX_PAGE_SIZE = 1000;

  private final StoredEvents events;
  private final EventBus bus;
  private final Operations operations =
      new Operations().with("PutEvents", this::put).with("ListEvents", this::list);

  /** Creates the service; accepted events are in the database. */
  public EventsService(Database database, EventBus bus) {
    this.events = new StoredEvents(database);
    this.bus = bus;
  }

  @Override
  public String signingName() {
    return "events";
  }

  @Override
  public String targetPrefix() {
    return "AWSEvents";
  }

  @Override
  public String jsonVersion() {
    return "1.1";
  }

  @Override
  public Operations operations() {
    return operations;
  }

  private ObjectNode put(RequestReader request) {
    request.only("Entries");
    List<RequestReader> entries = request.objects("Entries");
    if (entries.isEmpty() || entries.size() > MAX_ENTRIES) {
      throw ServiceException.violation(
          Integer.toString(entries.size()),
          "entries",
          "Member must have length from 1 to " + MAX_ENTRIES);
    }
    ObjectNode response = JsonNodeFactory.instance.objectNode();
    ArrayNode results = response.putArray("Entries");
    int failed = 0;
    for (RequestReader entry : entries) {
      ObjectNode result = put(entry, results.addObject());
      failed += result.has("ErrorCode") ? 1 : 0;
    }
    return response.put("FailedEntryCount", failed);
  }

  /** Accepts one entry, or describes why it is not accepted, as AWS does for each entry. */
  private ObjectNode put(RequestReader entry, ObjectNode result) {
    entry.only("EventBusName", "Source", "DetailType", "Detail", "Time", "Resources");
    for (String required : List.of("Source", "DetailType", "Detail")) {
      if (entry.optionalString(required).filter(text -> !text.isEmpty()).isEmpty()) {
        return result
            .put("ErrorCode", "InvalidArgument")
            .put(
                "ErrorMessage",
                "Parameter "
                    + required
                    + " is not valid. Reason: "
                    + required
                    + " is a required argument.");
      }
    }
    Optional<ObjectNode> detail = object(entry.string("Detail"));
    if (detail.isEmpty()) {
      return result.put("ErrorCode", "MalformedDetail").put("ErrorMessage", "Detail is malformed.");
    }
    ObjectNode event =
        bus.event(
            UUID.randomUUID().toString(),
            entry.string("Source"),
            entry.string("DetailType"),
            entry.strings("Resources"),
            detail.get());
    ObjectNode stored = event.deepCopy();
    stored.put("event-bus-name", entry.string("EventBusName", "default"));
    events.add(stored);
    bus.deliver(event);
    return result.put("EventId", event.path("id").asString());
  }

  private static Optional<ObjectNode> object(String json) {
    try {
      return ServiceJson.MAPPER.readTree(json) instanceof ObjectNode object
          ? Optional.of(object)
          : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private ObjectNode list(RequestReader request) {
    request.only("NextToken", "Limit");
    int limit = request.integer("Limit", 1, MAX_PAGE_SIZE, MAX_PAGE_SIZE);
    long after = place(request.string("NextToken", "0"));
    List<StoredEvents.Stored> page = events.after(after, limit);
    ObjectNode response = JsonNodeFactory.instance.objectNode();
    ArrayNode list = response.putArray("Events");
    page.forEach(stored -> list.add(stored.content()));
    if (page.size() == limit) {
      response.put("NextToken", Long.toString(page.getLast().place()));
    }
    return response;
  }

  private static long place(String token) {
    if (!token.matches("[0-9]{1,18}")) {
      throw ServiceException.badRequest("InvalidArgument", "NextToken is not valid");
    }
    return Long.parseLong(token);
  }
}
