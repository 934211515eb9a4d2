package dev.exesys.local.store;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Writes to a database while its system calls fail one after the other. Runs in a separate JVM,
 * under faulty_disk.c. Exits with 0 if every write was stored exactly if it was acknowledged and
 * the first write after each fault succeeded.
 */
final class FaultyDiskProgram {
  private static final int ENOMEM = 12;

  /** I/O error, disk full, read-only file system, no memory. */
  private static final List<Integer> ERRORS = List.of(5, 28, 30, ENOMEM);

  private static final int WRITES = 4;

  private final MappedByteBuffer control;
  private final Database database;
  private final WriteLedger ledger;
  private int injections;

  private FaultyDiskProgram(MappedByteBuffer control, Database database) {
    this.control = control;
    this.database = database;
    this.ledger = new WriteLedger(database);
  }

  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[1], "faulty.db");
    int stride = Integer.parseInt(arguments[2]);
    try (FileChannel channel =
        FileChannel.open(
            Path.of(arguments[0]), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      MappedByteBuffer control = channel.map(FileChannel.MapMode.READ_WRITE, 0, 16);
      control.order(ByteOrder.nativeOrder());
      WriteLedger ledger;
      try (Database database = Database.open(file)) {
        FaultyDiskProgram program = new FaultyDiskProgram(control, database);
        for (int error : ERRORS) {
          program.failEachCall(error, 1, stride);
          program.failEachCall(error, Integer.MAX_VALUE, stride);
        }
        System.out.println(program.injections + " injections");
        ledger = program.ledger;
      }
      try (Database reopened = Database.open(file)) {
        check(ledger.difference(reopened), "after reopening");
      }
    }
  }

  /** Lets a longer and longer prefix of the calls succeed, until no call fails any more. */
  private void failEachCall(int error, int count, int stride) {
    int step = error == ENOMEM ? 8 * stride : stride;
    for (int succeed = 0; ; succeed += step) {
      arm(error, succeed, count);
      for (int i = 0; i < WRITES; i++) {
        // A small limit makes SQLite copy the log to the file during the test.
        ledger.write(
            (c, statement) -> Sql.first(c, "pragma wal_autocheckpoint=8", r -> r.getInt(1)));
      }
      readIfPossible();
      int failed = control.getInt(12);
      arm(0, 0, 0);
      String place = "error " + error + " after " + succeed + " calls";
      check(ledger.write((c, statement) -> {}) ? "" : "the next write failed", place);
      check(ledger.difference(), place);
      if (failed == 0) {
        return;
      }
      injections++;
    }
  }

  private void readIfPossible() {
    try {
      database.read(c -> Sql.first(c, "select count(*) from ledger", row -> row.getInt(1)));
    } catch (DatabaseException | OutOfMemoryError failed) {
      // A read may fail too; the next one, after the fault, must not.
    }
  }

  private void arm(int error, int succeed, int fail) {
    control.putInt(0, 0);
    control.putInt(4, succeed);
    control.putInt(8, fail);
    control.putInt(12, 0);
    control.putInt(0, error);
  }

  private static void check(String problem, String place) {
    if (!problem.isEmpty()) {
      System.out.println(place + ": " + problem);
      System.exit(1);
    }
  }
}
