package dev.exesys.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import dev.exesys.core.store.OrderKey;
import dev.exesys.worker.lambda.ScratchDirectory;
import dev.exesys.worker.lambda.WorkerFunction;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two orders in sequence in one warm function. */
class WarmFunctionTest {
  @TempDir Path folder;
  private WorkerDeployment deployment;
  private Path scratch;
  private WorkerFunction function;

  @BeforeEach
  void start() throws IOException {
    deployment = new WorkerDeployment(folder);
    deployment.createRun();
    scratch = Files.createDirectory(folder.resolve("scratch"));
    Files.createFile(scratch.resolve("of-the-function"));
    function = new WorkerFunction(deployment.worker(), Optional.of(new ScratchDirectory(scratch)));
  }

  @AfterEach
  void stop() {
    deployment.close();
  }

  @Test
  void removesEverythingThatTheFirstOrderLeft() throws Exception {
    OrderKey first =
        deployment.order(
            Map.of("SECRET", "of the first"),
            "touch $HOME/left $TMPDIR/left $AWS_EXE_SYS_EVENTS_DIR/.left left; export LEFT=1",
            "mkdir -p SCRATCH/a/b && touch SCRATCH/a/b/c && ln -s / SCRATCH/link && chmod 0 SCRATCH/a"
                .replace("SCRATCH", scratch.toString()),
            "setsid sleep 300 & echo $! > " + folder.resolve("pid"),
            "pwd > " + folder.resolve("pwd"));
    OrderKey second =
        deployment.order(
            60,
            "echo \"${SECRET-none} ${LEFT-none}\"; ls -A . $HOME $TMPDIR $AWS_EXE_SYS_EVENTS_DIR "
                + scratch
                + " | grep -c left || true");

    invoke(first);
    Path checkout = Path.of(Files.readString(folder.resolve("pwd")).strip());
    long process = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
    assertThat(checkout).doesNotExist();
    assertThat(scratch).isDirectoryContaining("glob:**of-the-function");
    assertThat(scratch.toFile().list()).hasSize(1);
    // A killed process may remain in the process table until its new parent has reaped it.
    assertThat(ProcessHandle.of(process).map(ProcessHandle::onExit))
        .satisfiesAnyOf(
            none -> assertThat(none).isEmpty(),
            exit -> assertThat(exit.orElseThrow().get(10, TimeUnit.SECONDS)).isNotNull());
    invoke(second);

    assertThat(deployment.log(second)).isEqualTo("none none\n0\n");
  }

  private void invoke(OrderKey order) throws IOException {
    String event =
        "{\"run_id\":\"%s\",\"order_num\":\"%s\"}".formatted(order.runId(), order.orderNum());
    function.handleRequest(
        new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
        new ByteArrayOutputStream(),
        context());
  }

  /** A context with fifteen minutes left. */
  private static Context context() {
    return (Context)
        Proxy.newProxyInstance(
            Context.class.getClassLoader(),
            new Class<?>[] {Context.class},
            (proxy, method, arguments) ->
                method.getName().equals("getRemainingTimeInMillis") ? 900_000 : "request");
  }
}
