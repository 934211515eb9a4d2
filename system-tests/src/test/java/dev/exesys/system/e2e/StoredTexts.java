package dev.exesys.system.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** Collects all data that a stack has stored, as texts by their location. */
final class StoredTexts {
  private static final List<String> TABLES =
      List.of(
          "AWS_EXE_SYS_ORDERS_TABLE", "AWS_EXE_SYS_ORDER_EVENTS_TABLE", "AWS_EXE_SYS_LOCKS_TABLE");
  private static final List<String> BUCKETS =
      List.of("AWS_EXE_SYS_INTERNAL_BUCKET", "AWS_EXE_SYS_DONE_BUCKET");

  private final StackUnderTest stack;
  private final Map<String, String> found = new LinkedHashMap<>();

  private StoredTexts(StackUnderTest stack) {
    this.stack = stack;
  }

  static Map<String, String> of(StackUnderTest stack) throws IOException {
    StoredTexts traces = new StoredTexts(stack);
    TABLES.forEach(traces::table);
    for (String bucket : BUCKETS) {
      traces.bucket(bucket);
    }
    traces.machines();
    traces.commands();
    traces.files();
    return traces.found;
  }

  private void table(String setting) {
    String name = stack.connection().require(setting);
    stack.clients().build(DynamoDbClient.builder()).scanPaginator(b -> b.tableName(name)).stream()
        .flatMap(page -> page.items().stream())
        .forEach(item -> add(name, item.toString()));
  }

  private void bucket(String setting) throws IOException {
    String name = stack.connection().require(setting);
    S3Client s3 = stack.clients().s3();
    for (var object : s3.listObjectsV2Paginator(b -> b.bucket(name)).contents()) {
      byte[] content =
          s3.getObjectAsBytes(b -> b.bucket(name).key(object.key())).asByteArrayUnsafe();
      boolean packed = object.key().endsWith(".gz");
      add(name + "/" + object.key(), new String(packed ? unpacked(content) : content, UTF_8));
    }
  }

  private static byte[] unpacked(byte[] content) throws IOException {
    try (GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(content))) {
      return plain.readAllBytes();
    }
  }

  private void machines() {
    SfnClient sfn = stack.clients().build(SfnClient.builder());
    for (var machine : sfn.listStateMachines().stateMachines()) {
      String arn = machine.stateMachineArn();
      add(arn, sfn.describeStateMachine(b -> b.stateMachineArn(arn)).toString());
      for (var execution : sfn.listExecutions(b -> b.stateMachineArn(arn)).executions()) {
        String run = execution.executionArn();
        add(run, sfn.describeExecution(b -> b.executionArn(run)).toString());
        sfn.getExecutionHistoryPaginator(b -> b.executionArn(run).includeExecutionData(true))
            .events()
            .forEach(event -> add(run, event.toString()));
      }
    }
  }

  private void commands() {
    SsmClient ssm = stack.clients().build(SsmClient.builder());
    ssm.listCommandInvocations(b -> b.details(true)).commandInvocations().stream()
        .forEach(command -> add(command.commandId(), command.toString()));
  }

  /**
   * Adds all files, which include the records of builds and their output. Secret parameters are
   * encrypted, so the bytes must not contain one either.
   */
  private void files() throws IOException {
    try (Stream<Path> files = Files.walk(stack.folder())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        try {
          add(file.toString(), new String(Files.readAllBytes(file), UTF_8));
        } catch (NoSuchFileException e) {
          // The database's journal is deleted concurrently.
        }
      }
    }
  }

  private void add(String place, String text) {
    found.merge(place, text, (one, other) -> one + "\n" + other);
  }
}
