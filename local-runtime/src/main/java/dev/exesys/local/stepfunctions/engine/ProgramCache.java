package dev.exesys.local.stepfunctions.engine;

import dev.exesys.local.stepfunctions.interpreter.Program;
import dev.exesys.local.stepfunctions.store.MachineTable;
import dev.exesys.local.store.Database;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** The programs of definitions, the ones used last kept ready. */
final class ProgramCache {
  private static final int KEPT = 64;

  private final Database database;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Program> ready =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Program> eldest) {
          return size() > KEPT;
        }
      };

  ProgramCache(Database database) {
    this.database = database;
  }

  /** The program of a stored definition. */
  Program get(String hash) {
    lock.lock();
    try {
      Program program = ready.get(hash);
      if (program == null) {
        String definition =
            database
                .read(connection -> MachineTable.definition(connection, hash))
                .orElseThrow(() -> new IllegalStateException("no definition " + hash));
        program = Program.read(definition);
        ready.put(hash, program);
      }
      return program;
    } finally {
      lock.unlock();
    }
  }
}
