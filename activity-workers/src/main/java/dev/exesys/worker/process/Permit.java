package dev.exesys.worker.process;

/**
 * An order's share of the machine, where many orders run on one. It is held while something is done
 * for the order, and given back while its commands run: those cost what they cost, and may wait for
 * hours.
 *
 * <p>Used by one thread. Giving back what is not held does nothing.
 */
public interface Permit {
  /** Of a worker that has its machine to itself. */
  Permit FREE =
      new Permit() {
        @Override
        public void take() {
          // Nobody to wait for.
        }

        @Override
        public void giveBack() {
          // Nobody waits.
        }
      };

  /** Waits until it is this order's turn. */
  void take() throws InterruptedException;

  /** Lets the next one go on. */
  void giveBack();
}
