package dev.exesys.local.stepfunctions.engine;

import dev.exesys.local.stepfunctions.interpreter.Program;
import dev.exesys.local.stepfunctions.store.StateMachineTable;
import dev.exesys.local.store.Database;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** Caches the programs of the definitions that were used most recently. */
final class ProgramCache {
  private static final int MAX_PROGRAMS = 64;

  private final Database database;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Program> cached =
      new LinkedHashMap<>(MAX_PROGRAMS, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Program> eldest) {
          return size() > MAX_PROGRAMS;
        }
      };

  ProgramCache(Database database) {
    this.database = database;
  }

  /** Returns the program of a stored definition. */
  Program get(String hash) {
    lock.lock();
    try {
      Program program = cached.get(hash);
      if (program == null) {
        String definition =
            database
                .read(connection -> StateMachineTable.definition(connection, hash))
                .orElseThrow(() -> new IllegalStateException("no definition " + hash));
        program = Program.read(definition);
        cached.put(hash, program);
      }
      return program;
    } finally {
      lock.unlock();
    }
  }
}
