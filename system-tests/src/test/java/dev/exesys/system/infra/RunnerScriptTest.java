package dev.exesys.system.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.exesys.system.e2e.StackUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;

/** Runs the runner's script with bash and the AWS CLI against the local stack's bucket. */
@ExtendWith(StackUnderTest.Shared.class)
class RunnerScriptTest {
  @TempDir Path folder;
  private Path runners;

  @BeforeEach
  void needsPrograms() {
    RunnerScript.missing().ifPresent(it -> assumeTrue(false, it + " is not installed"));
    runners = folder.resolve("runners");
  }

  @Test
  void downloadsTheRunnerOnceForSeveralStarts(StackUnderTest stack) throws Exception {
    byte[] archive = archive("echo \"order $EXESYS_ORDER_NUM of $EXESYS_RUN_ID\"");
    String digest = upload(stack, archive, sha256(archive));
    String script = script(stack, digest);

    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      List<Future<String>> outputs =
          IntStream.range(0, 3).mapToObj(i -> threads.submit(() -> run(stack, script))).toList();
      for (Future<String> output : outputs) {
        assertThat(output.get()).isEqualTo("order 0007 of a-run\n");
      }
    }
    stack.clients().s3().deleteObject(b -> b.bucket(bucket(stack)).key(RunnerScript.key(digest)));

    // The runner is cached, so the bucket is not read again.
    assertThat(run(stack, script)).isEqualTo("order 0007 of a-run\n");
    assertThat(contents()).containsExactly(digest);
  }

  @Test
  void rejectsAnArchiveWithAnotherDigest(StackUnderTest stack) throws Exception {
    String digest = upload(stack, archive("touch " + folder.resolve("ran")), "0".repeat(64));

    assertThatThrownBy(() -> run(stack, script(stack, digest))).hasMessageContaining("FAILED");

    assertThat(folder.resolve("ran")).doesNotExist();
    assertThat(contents()).isEmpty();
  }

  @Test
  void exitsWithTheStatusOfTheRunner(StackUnderTest stack) throws Exception {
    byte[] archive = archive("exit 2");
    String script = script(stack, upload(stack, archive, sha256(archive)));

    assertThatThrownBy(() -> run(stack, script)).hasMessageContaining("ended with 2");
  }

  /** Creates a runner that is one line of shell. */
  private byte[] archive(String line) throws IOException {
    Path content = Files.createTempDirectory(folder, "runner");
    Path program = Files.createDirectory(content.resolve("bin")).resolve("exesys-worker");
    Files.writeString(program, "#!/bin/sh\n" + line + "\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    Path archive = folder.resolve("runner.tar.gz");
    ExternalPrograms.run(content, Map.of(), "", List.of("tar", "-czf", archive.toString(), "."));
    return Files.readAllBytes(archive);
  }

  private static String upload(StackUnderTest stack, byte[] archive, String digest) {
    stack
        .clients()
        .s3()
        .putObject(
            b -> b.bucket(bucket(stack)).key(RunnerScript.key(digest)),
            RequestBody.fromBytes(archive));
    return digest;
  }

  private String script(StackUnderTest stack, String digest) {
    return RunnerScript.of(folder, bucket(stack), digest);
  }

  private String run(StackUnderTest stack, String script) {
    Map<String, String> environment = new HashMap<>(stack.connection().settings());
    environment.put("EXESYS_RUNNERS", runners.toString());
    environment.put("EXESYS_RUN_ID", "a-run");
    environment.put("EXESYS_ORDER_NUM", "0007");
    return ExternalPrograms.run(folder, environment, script, List.of("bash", "-s"));
  }

  private List<String> contents() throws IOException {
    try (Stream<Path> entries = Files.list(runners)) {
      return entries.map(path -> path.getFileName().toString()).toList();
    }
  }

  private static String bucket(StackUnderTest stack) {
    return stack.connection().require("AWS_EXE_SYS_INTERNAL_BUCKET");
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
