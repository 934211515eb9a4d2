package dev.exesys.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.core.contract.DataFlow;
import dev.exesys.core.contract.OrderStatus;
import dev.exesys.core.contract.OutputReference;
import dev.exesys.core.store.ArtifactArchive;
import dev.exesys.core.store.BlobStore;
import dev.exesys.core.store.EventItem;
import dev.exesys.core.store.OrderKey;
import dev.exesys.core.store.OrderOutputs;
import dev.exesys.core.store.Settlement;
import dev.exesys.core.store.WorkerReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orders that hand data to others, with the stores of the local AWS services. */
class DataExchangeTest {

  @TempDir Path folder;
  private WorkerDeployment deployment;

  @BeforeEach
  void start() throws IOException {
    deployment = new WorkerDeployment(folder);
    deployment.createRun();
  }

  @AfterEach
  void stop() {
    deployment.close();
  }

  private WorkerReport run(OrderKey order) throws InterruptedException {
    Optional<OrderStatus> unused =
        deployment
            .worker()
            .run(WorkerStart.of(order), Duration.ofHours(1), new CompletableFuture<>());
    WorkerReport report = Objects.requireNonNull(deployment.find(order).progress().reported());
    deployment
        .stores
        .orders()
        .settle(
            order,
            new Settlement(
                report.status(), report.status().wire(), Instant.now(), 0, null, report.reason()));
    return report;
  }

  private static DataFlow inputs(String... texts) {
    SequencedMap<String, OutputReference> inputs = DataFlow.parseInputs(List.of(texts));
    return new DataFlow(inputs, List.of(), List.of());
  }

  @Test
  void handsOutputsToADependent() throws Exception {
    OrderKey producer =
        deployment.order(
            60,
            "echo vpc=vpc-1 >> $AWS_EXE_SYS_OUTPUT",
            "printf 'text<<END\\na b\\nc\\nEND\\n' >> $AWS_EXE_SYS_OUTPUT");
    WorkerReport report = run(producer);
    assertThat(report.outputs().values()).isEqualTo(Map.of("vpc", "vpc-1", "text", "a b\nc"));

    OrderKey consumer =
        deployment.order(
            inputs("VPC=order-1.vpc", "TEXT=order-1.text"),
            List.of(producer),
            "echo \"$VPC: $TEXT\"");

    assertThat(run(consumer).status()).isEqualTo(OrderStatus.SUCCEEDED);
    assertThat(deployment.log(consumer)).isEqualTo("vpc-1: a b\nc\n");
  }

  @Test
  void masksSecretOutputsInTheProducerAndTheConsumer() throws Exception {
    OrderKey producer =
        deployment.order(
            60,
            "echo password=topsecret >> $AWS_EXE_SYS_SECRET_OUTPUT; echo is topsecret",
            "echo '{\"key\":\"topsecret\"}' > $AWS_EXE_SYS_EVENTS_DIR/plan.json");
    OrderOutputs outputs = run(producer).outputs();
    OrderKey consumer =
        deployment.order(
            inputs("PASSWORD=order-1.password"),
            List.of(producer),
            "[ $PASSWORD = topsecret ] && echo $PASSWORD",
            "echo topsecret | tr s x");

    WorkerReport report = run(consumer);

    assertThat(report.status()).isEqualTo(OrderStatus.SUCCEEDED);
    assertThat(outputs.values()).isEmpty();
    assertThat(outputs.secretNames()).containsExactly("password");
    assertThat(deployment.log(producer)).isEqualTo("is ***\n");
    assertThat(deployment.log(consumer)).isEqualTo("***\ntopxecret\n");
    assertThat(deployment.events())
        .filteredOn(event -> event.eventType().equals("plan"))
        .extracting(EventItem::data)
        .singleElement()
        .hasToString("{\"key\":\"***\"}");
    String document = Objects.requireNonNull(outputs.secretsUri());
    byte[] stored =
        deployment.stores.blobs().get(deployment.stores.blobs().key(document)).orElseThrow();
    assertThat(new String(stored, StandardCharsets.UTF_8))
        .contains("\"password\"", "ENC[AES256_GCM")
        .doesNotContain("topsecret");
  }

  @Test
  void storesLargeOutputsOutsideOfTheItem() throws Exception {
    OrderKey producer =
        deployment.order(60, "printf 'big=%0100000d\\nsmall=1\\n' 7 >> $AWS_EXE_SYS_OUTPUT");
    OrderOutputs outputs = run(producer).outputs();
    assertThat(outputs.values()).isEmpty();
    assertThat(outputs.valuesUri()).isNotNull();

    OrderKey consumer =
        deployment.order(
            inputs("BIG=order-1.big", "SMALL=order-1.small"),
            List.of(producer),
            "echo ${#BIG} $SMALL");

    assertThat(run(consumer).reason()).isNull();
    assertThat(deployment.log(consumer)).isEqualTo("100000 1\n");
  }

  @Test
  void failsBeforeTheCommandsIfASuccessfulOrderDidNotWriteTheOutput() throws Exception {
    OrderKey producer = deployment.order(60, "true");
    run(producer);
    OrderKey consumer =
        deployment.order(inputs("VPC=order-1.vpc"), List.of(producer), "echo started");

    WorkerReport report = run(consumer);

    assertThat(report.status()).isEqualTo(OrderStatus.FAILED);
    assertThat(report.reason())
        .contains("order order-2 cannot start: its input VPC is output vpc of order order-1");
    assertThat(deployment.log(consumer)).isEmpty();
  }

  @Test
  void leavesTheVariableUnsetIfTheProducerDidNotSucceed() throws Exception {
    OrderKey producer = deployment.order(60, "echo vpc=1 >> $AWS_EXE_SYS_OUTPUT; exit 3");
    run(producer);
    OrderKey consumer =
        deployment.order(inputs("VPC=order-1.vpc"), List.of(producer), "echo ${VPC-unset}");

    assertThat(run(consumer).status()).isEqualTo(OrderStatus.SUCCEEDED);
    assertThat(deployment.log(consumer)).isEqualTo("unset\n");
  }

  @Test
  void failsAnOrderWhoseOutputsAreMalformed() throws Exception {
    OrderKey order = deployment.order(60, "echo 1 >> $AWS_EXE_SYS_OUTPUT");

    WorkerReport report = run(order);

    assertThat(report.status()).isEqualTo(OrderStatus.FAILED);
    assertThat(report.exitCode()).isZero();
    assertThat(report.reason()).startsWith("line 1 of $AWS_EXE_SYS_OUTPUT has no \"=\"");
  }

  @Test
  void failsBeforeTheCommandsIfAValueIsTooLongForAVariable() throws Exception {
    OrderKey producer = deployment.order(60, "printf 'big=%0140000d\\n' 7 >> $AWS_EXE_SYS_OUTPUT");
    run(producer);
    OrderKey consumer = deployment.order(inputs("BIG=order-1.big"), List.of(producer), "true");

    assertThat(run(consumer).reason())
        .contains("input BIG, output big of order order-1, exceeds the 131000 bytes");
  }

  private OrderKey producer(List<String> artifacts, String... commands) {
    return deployment.order(
        new DataFlow(new LinkedHashMap<>(), artifacts, List.of()), List.of(), commands);
  }

  private OrderKey consumer(OrderKey producer, String... commands) {
    DataFlow flow = new DataFlow(new LinkedHashMap<>(), List.of(), List.of("order-1"));
    return deployment.order(flow, List.of(producer), commands);
  }

  @Test
  void handsArtifactsToADependent() throws Exception {
    OrderKey producer =
        producer(
            List.of("tfplan", "out/**"),
            "mkdir -p out/a; echo plan > tfplan; echo deep > out/a/b; chmod 755 out/a/b",
            "head -c 9000000 /dev/urandom > out/big; sha256sum out/big > out/sum");

    ArtifactArchive archive = Objects.requireNonNull(run(producer).outputs().artifacts());

    assertThat(archive.files()).isEqualTo(4);
    assertThat(archive.size()).isGreaterThan(9_000_000);
    OrderKey consumer =
        consumer(producer, "cat tfplan out/a/b; test -x out/a/b; sha256sum -c out/sum");
    assertThat(run(consumer).status()).isEqualTo(OrderStatus.SUCCEEDED);
    assertThat(deployment.log(consumer)).isEqualTo("plan\ndeep\nout/big: OK\n");
  }

  @Test
  void storesTheArtifactsOfAFailedOrder() throws Exception {
    OrderKey producer = producer(List.of("report", "missing"), "echo bad > report; exit 3");

    WorkerReport report = run(producer);

    assertThat(report.reason()).isEqualTo("command 1 of 1 exited with status 3");
    assertThat(Objects.requireNonNull(report.outputs().artifacts()).files()).isOne();
  }

  @Test
  void failsASuccessfulOrderIfAPatternMatchesNoFile() throws Exception {
    OrderKey producer = producer(List.of("report", "missing"), "echo good > report");

    WorkerReport report = run(producer);

    assertThat(report.status()).isEqualTo(OrderStatus.FAILED);
    assertThat(report.reason())
        .isEqualTo("artifact pattern missing matches no file below the working directory");
    assertThat(report.outputs().artifacts()).isNotNull();
  }

  @Test
  void limitsTheSizeOfArtifacts() throws Exception {
    OrderKey producer = producer(List.of("big"), "truncate -s 21M big");

    WorkerReport report = run(producer);

    assertThat(report.reason())
        .isEqualTo("the artifacts have 22020096 bytes: the deployment allows 20971520");
    assertThat(report.outputs().artifacts()).isNull();
  }

  @Test
  void failsBeforeTheCommandsIfTheArchiveWasChanged() throws Exception {
    OrderKey producer = producer(List.of("a"), "echo a > a");
    ArtifactArchive archive = Objects.requireNonNull(run(producer).outputs().artifacts());
    BlobStore blobs = deployment.stores.blobs();
    byte[] changed = blobs.get(blobs.key(archive.uri())).orElseThrow();
    changed[changed.length - 1] ^= 1;
    blobs.put(blobs.key(archive.uri()), changed);

    OrderKey consumer = consumer(producer, "echo started");

    assertThat(run(consumer).reason())
        .startsWith("the artifacts of order order-1 cannot be unpacked: ");
    assertThat(deployment.log(consumer)).isEmpty();
  }
}
