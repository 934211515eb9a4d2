package dev.exesys.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.core.contract.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class LiveStatusTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:10Z");

  private final List<JsonNode> orders = new ArrayList<>();

  private void order(String json) {
    orders.add(Json.parse(json.replace('\'', '"')));
  }

  private List<String> lines(int max) {
    return LiveStatus.lines(orders, Duration.ofSeconds(10), NOW, max);
  }

  @Test
  void showsWhatEveryOrderDoesOrWaitsFor() {
    order("{'order_name':'plan','status':'succeeded'}");
    order("{'order_name':'test','status':'running','started_at':'2026-01-01T00:00:07Z'}");
    order("{'order_name':'lint','status':'dispatched','dispatched_at':'2026-01-01T00:00:09Z'}");
    order(
        "{'order_name':'deploy','status':'waiting','queue_id':'production','queue_holder':"
            + "{'run_id':'0b5e02bb-1111-4000-8000-000000000000','order_name':'deploy-old'}}");
    order(
        "{'order_name':'review','status':'waiting_for_approval','approval':{'message':'Read the"
            + " plan'}}");
    order("{'order_name':'notify','status':'queued','dependencies':['plan','test','review']}");

    assertThat(lines(20))
        .containsExactly(
            "10.0 s  1/6 · 1 succeeded · 1 running · 1 starting · 1 waiting · 1 waiting for"
                + " approval · 1 queued",
            "  ▶ test  3.0 s",
            "  ▷ lint  1.0 s  starting",
            "  ◌ deploy  waits for queue production, held by deploy-old of run 0b5e02bb",
            "  ? review  waits for approval: Read the plan",
            "  ◌ notify  waits for test, review");
  }

  @Test
  void aThousandOrdersFitOnTheScreen() {
    IntStream.range(0, 1000)
        .forEach(i -> order("{'order_name':'o" + i + "','status':'queued','dependencies':['a']}"));

    assertThat(lines(10)).hasSize(10).last().isEqualTo("  … and 992 more");
    assertThat(lines(1)).containsExactly("10.0 s  0/1000 · 1000 queued");
  }
}
