package dev.exesys.local.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Injects faults below the database at every statement: what was answered as failed is not stored,
 * what was acknowledged is, and writes succeed when the fault is gone.
 */
class DatabaseFaultsTest {
  private static final int ROUNDS = 30;
  private static final int CONCURRENT_WRITES = 12;

  @TempDir Path folder;

  /** Needs a C compiler, because it fails the system calls of SQLite. */
  @Test
  void survivesTheFailureOfEverySystemCall() throws Exception {
    assumeThat(canCompile()).as("no C compiler gcc: system calls cannot be failed").isTrue();
    Path source = folder.resolve("faulty_disk.c");
    try (InputStream in = DatabaseFaultsTest.class.getResourceAsStream("faulty_disk.c")) {
      Files.copy(Objects.requireNonNull(in), source);
    }
    Path library = folder.resolve("faulty_disk.so");
    run(
        List.of("gcc", "-shared", "-fPIC", "-o", library.toString(), source.toString(), "-ldl"),
        "");
    Path control = Files.write(folder.resolve("control"), new byte[16]);
    boolean full = "full".equals(System.getProperty("exesys.load"));
    String output =
        run(
            List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                FaultyDiskProgram.class.getName(),
                control.toString(),
                Files.createDirectory(folder.resolve("data")).toString(),
                full ? "1" : "5"),
            library.toString());
    assertThat(output).containsPattern("[1-9][0-9]+ injections");
  }

  @Test
  void survivesAFullDatabaseAtEveryStatement() throws Exception {
    survives(DatabaseFaultsTest::makeFull, "pragma max_page_count=1000000000");
  }

  @Test
  void survivesAReadOnlyDatabaseAtEveryStatement() throws Exception {
    survives(c -> Sql.update(c, "pragma query_only=1"), "pragma query_only=0");
  }

  /** SQLite rolls back the transaction without any call, as it does after an I/O error. */
  @Test
  void survivesARollbackBySqliteAtEveryStatement() throws Exception {
    survives(
        c -> {
          Sql.update(c, "rollback");
          throw new SQLException("rolled back by the test");
        },
        "pragma user_version");
  }

  @Test
  void failsToOpenAReadOnlyFileAndOpensItAfterwards() throws Exception {
    Path file = folder.resolve("locked");
    Files.createDirectory(file);
    assertThatThrownBy(() -> Database.open(file))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("cannot open the database " + file);
    Files.delete(file);
    try (Database database = Database.open(file)) {
      assertThat(new WriteLedger(database).write((c, statement) -> {})).isTrue();
    }
  }

  @FunctionalInterface
  private interface Setting {
    void apply(Connection connection) throws SQLException;
  }

  private static void makeFull(Connection connection) throws SQLException {
    int pages = Sql.first(connection, "pragma page_count", row -> row.getInt(1)).orElseThrow();
    Sql.first(connection, "pragma max_page_count=" + pages, row -> row.getInt(1));
  }

  /** Injects the fault at one of the statements of some of the writes of each group. */
  private void survives(Setting fault, String undo) throws Exception {
    Path file = folder.resolve("ledger.db");
    WriteLedger ledger;
    try (Database database = Database.open(file)) {
      ledger = new WriteLedger(database);
      for (int round = 0; round < ROUNDS; round++) {
        int faulty = round % CONCURRENT_WRITES;
        int at = round % 2;
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < CONCURRENT_WRITES; i++) {
          int number = i;
          threads.add(
              Thread.ofVirtual()
                  .start(() ->
                      ledger.write((c, statement) -> {
                        if (number == faulty && statement == at) {
                          fault.apply(c);
                        }
                      })));
        }
        for (Thread thread : threads) {
          thread.join();
        }
        assertThat(ledger.difference()).as("round " + round).isEmpty();
        remove(database, undo);
        assertThat(ledger.write((c, statement) -> {})).as("write after round " + round).isTrue();
      }
      assertThat(ledger.difference()).isEmpty();
    }
    try (Database reopened = Database.open(file)) {
      assertThat(ledger.difference(reopened)).isEmpty();
    }
  }

  /** Removes the fault, unless the database has removed it with the connection that has it. */
  private static void remove(Database database, String undo) {
    try {
      database.write(c -> {
        try (var statement = c.createStatement()) {
          return statement.execute(undo);
        }
      });
    } catch (DatabaseException e) {
      assertThat(e).hasMessageContaining("SQLITE_READONLY");
    }
  }

  private static boolean canCompile() throws InterruptedException {
    try {
      return new ProcessBuilder("gcc", "--version")
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor(30, TimeUnit.SECONDS);
    } catch (IOException e) {
      return false;
    }
  }

  private String run(List<String> command, String preload) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    if (!preload.isEmpty()) {
      builder.environment().put("LD_PRELOAD", preload);
      builder.environment().put("FAULTY_DISK_CONTROL", folder.resolve("control").toString());
    }
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
