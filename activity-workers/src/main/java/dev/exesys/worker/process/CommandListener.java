package dev.exesys.worker.process;

/**
 * Is notified when an order's commands start and end, on the thread that runs the order. Each call
 * of {@link #commandStarted} is followed by one of {@link #commandEnded}.
 */
public interface CommandListener {
  /** Ignores all notifications. */
  CommandListener NONE =
      new CommandListener() {
        @Override
        public void commandStarted() {
          // There is nothing to do.
        }

        @Override
        public void commandEnded() {
          // There is nothing to do.
        }
      };

  /** A command has started. */
  void commandStarted();

  /** The command has ended or must be stopped. May block before the order continues. */
  void commandEnded() throws InterruptedException;
}
