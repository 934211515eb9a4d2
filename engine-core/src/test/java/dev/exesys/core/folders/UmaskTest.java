package dev.exesys.core.folders;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UmaskTest {
  @TempDir Path folder;

  @Test
  void readsTheMaskOfAProcess() throws IOException {
    assertThat(Umask.standard(status("Name:\tjava\nUmask:\t0022\n"))).isTrue();
    assertThat(Umask.standard(status("Name:\tjava\nUmask:\t0077\n"))).isFalse();
    assertThat(Umask.standard(status("Name:\tjava\n"))).isFalse();
    assertThat(Umask.standard(folder.resolve("none"))).isFalse();
  }

  private Path status(String text) throws IOException {
    return Files.writeString(folder.resolve("status"), text);
  }
}
