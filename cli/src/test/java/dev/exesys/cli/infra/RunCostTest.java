package dev.exesys.cli.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The figures of {@code docs/DEPLOY.md} are those of its formulas. */
class RunCostTest {

  private static final String START = "<!-- costs: generated -->\n";
  private static final String END = "<!-- costs: end -->\n";

  @Test
  void thePageShowsWhatTheFormulasGive() throws IOException {
    Path path = Repository.root().resolve("docs/DEPLOY.md");
    String page = Files.readString(path);
    assertThat(page).contains(START, END);

    String before = page.substring(0, page.indexOf(START) + START.length());
    String table = RunCost.table(new RunCost(1, 60), new RunCost(100, 60), new RunCost(10_000, 60));

    Repository.assertPage(path, before + "\n" + table + "\n" + page.substring(page.indexOf(END)));
  }

  @Test
  void aRunOfOneOrderTakesSevenTransitions() {
    // start, prepare, run, settle, finalize, choice, succeed
    assertThat(new RunCost(1, 1).transitions()).isEqualTo(7);
  }

  @Test
  void onlyLargeJobsAreCut() {
    assertThat(new RunCost(2000, 1).shards()).isZero();
    assertThat(new RunCost(10_000, 1).shards()).isEqualTo(5);
  }
}
