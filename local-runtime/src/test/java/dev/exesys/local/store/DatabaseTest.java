package dev.exesys.local.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
  @TempDir Path folder;

  @Test
  void keepsAcknowledgedWrites() {
    try (Database database = Database.open(folder.resolve("a.db"))) {
      database.write(DatabaseTest::createTable);
      database.write(connection -> insert(connection, 1));
    }
    try (Database database = Database.open(folder.resolve("a.db"))) {
      assertThat(count(database)).isEqualTo(1);
    }
  }

  @Test
  void failedWriteIsUndoneWithoutAffectingOthersInItsGroup() throws InterruptedException {
    try (Database database = Database.open(folder.resolve("b.db"))) {
      database.write(DatabaseTest::createTable);
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        int number = i;
        threads.add(Thread.ofVirtual().start(() -> writeAndFailIfOdd(database, number)));
      }
      for (Thread thread : threads) {
        thread.join();
      }
      assertThat(count(database)).isEqualTo(100);
    }
  }

  @Test
  void rethrowsExceptionsOfTheCaller() {
    try (Database database = Database.open(folder.resolve("c.db"))) {
      assertThatThrownBy(() -> database.write(c -> fail("refused")))
          .isExactlyInstanceOf(IllegalStateException.class)
          .hasMessage("refused");
      assertThatThrownBy(() -> database.write(c -> c.createStatement().execute("nonsense")))
          .isInstanceOf(DatabaseException.class)
          .hasMessageContaining("nonsense");
    }
  }

  private static void writeAndFailIfOdd(Database database, int number) {
    try {
      database.write(connection -> {
        insert(connection, number);
        return number % 2 == 0 ? number : fail("odd");
      });
    } catch (IllegalStateException expected) {
      assertThat(number % 2).isEqualTo(1);
    }
  }

  private static Integer fail(String message) {
    throw new IllegalStateException(message);
  }

  private static int createTable(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      return statement.executeUpdate("create table t (n integer primary key)");
    }
  }

  private static int insert(Connection connection, int number) throws SQLException {
    try (var statement = connection.prepareStatement("insert into t values (?)")) {
      statement.setInt(1, number);
      return statement.executeUpdate();
    }
  }

  private static int count(Database database) {
    return database.read(connection -> {
      try (var statement = connection.createStatement();
          var rows = statement.executeQuery("select count(*) from t")) {
        rows.next();
        return rows.getInt(1);
      }
    });
  }
}
