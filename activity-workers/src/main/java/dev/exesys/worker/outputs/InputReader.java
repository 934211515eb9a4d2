package dev.exesys.worker.outputs;

import dev.exesys.core.contract.EngineVariables;
import dev.exesys.core.contract.EventType;
import dev.exesys.core.contract.OrderStatus;
import dev.exesys.core.contract.OutputReference;
import dev.exesys.core.store.BlobStore;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderKey;
import dev.exesys.core.store.OrderStore;
import dev.exesys.core.store.PlainOutputs;
import dev.exesys.core.store.RunItem;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads the outputs that an order receives from other orders of its run. */
public final class InputReader {

  /** What Linux accepts for one variable, its name included, with some room. */
  private static final int MAX_VARIABLE_BYTES = 131_000;

  private final OrderStore orders;
  private final BlobStore blobs;
  private final SecretOutputs secrets;

  /**
   * Creates a reader.
   *
   * @param blobs the internal bucket
   */
  public InputReader(OrderStore orders, BlobStore blobs, SecretOutputs secrets) {
    this.orders = orders;
    this.blobs = blobs;
    this.secrets = secrets;
  }

  /**
   * The variables that an order receives. Those of producers that did not run or did not succeed
   * are missing.
   *
   * @param plain values that may be shown
   * @param secret values that must be masked
   */
  public record Inputs(Map<String, String> plain, Map<String, String> secret) {}

  /** Returns the orders from which an order receives outputs or artifacts, by name. */
  public Map<String, OrderItem> producers(OrderItem order) {
    List<OrderKey> keys =
        order.producerNums().stream().map(num -> new OrderKey(order.runId(), num)).toList();
    return keys.isEmpty()
        ? Map.of()
        : orders.findAll(keys).stream()
            .collect(Collectors.toMap(OrderItem::name, item -> item, (a, b) -> a));
  }

  /**
   * Reads the inputs of an order.
   *
   * @param producers what {@link #producers} returned
   * @throws OutputException if a successful order did not write an output, or a value is too long
   *     for a variable
   */
  public Inputs read(OrderItem order, RunItem run, Map<String, OrderItem> producers)
      throws OutputException {
    Inputs inputs = new Inputs(new LinkedHashMap<>(), new LinkedHashMap<>());
    Map<String, Inputs> outputs = new HashMap<>();
    for (Map.Entry<String, OutputReference> input : order.order().dataFlow().inputs().entrySet()) {
      OutputReference reference = input.getValue();
      OrderItem producer = producers.get(reference.order());
      if (producer != null && hasRun(producer)) {
        Inputs written = outputs.get(reference.order());
        if (written == null) {
          written = outputsOf(producer, run);
          outputs.put(reference.order(), written);
        }
        add(inputs, input.getKey(), reference, written, order.name());
      }
    }
    return inputs;
  }

  private static boolean hasRun(OrderItem producer) {
    return producer.status() == OrderStatus.SUCCEEDED
        && !EventType.SKIPPED.equals(producer.progress().eventType());
  }

  private Inputs outputsOf(OrderItem producer, RunItem run) throws OutputException {
    String secretsUri = producer.outputs().secretsUri();
    return new Inputs(
        PlainOutputs.read(producer.outputs(), blobs)
            .orElseThrow(() ->
                new OutputException(
                    "the outputs of order " + producer.name() + " are no longer stored")),
        secretsUri == null ? Map.of() : secrets.open(run, secretsUri));
  }

  private static void add(
      Inputs inputs, String variable, OutputReference reference, Inputs written, String consumer)
      throws OutputException {
    String secret = written.secret().get(reference.output());
    String value = secret != null ? secret : written.plain().get(reference.output());
    if (value == null) {
      throw new OutputException(
          "order %s cannot start: its input %s is output %s of order %s, which succeeded without writing it to $%s or $%s"
              .formatted(
                  consumer,
                  variable,
                  reference.output(),
                  reference.order(),
                  EngineVariables.OUTPUT,
                  EngineVariables.SECRET_OUTPUT));
    }
    if (value.getBytes(StandardCharsets.UTF_8).length > MAX_VARIABLE_BYTES) {
      throw new OutputException(
          "order %s cannot start: its input %s, output %s of order %s, exceeds the %d bytes of a variable: hand it on as an artifact"
              .formatted(
                  consumer, variable, reference.output(), reference.order(), MAX_VARIABLE_BYTES));
    }
    (secret != null ? inputs.secret() : inputs.plain()).put(variable, value);
  }
}
