package dev.exesys.core.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs installed programs. */
final class OtherPrograms {
  private OtherPrograms() {}

  /** Returns whether the command succeeds on this machine. */
  static boolean succeeds(Path folder, String... command) {
    try {
      Process process =
          builder(folder, command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
      boolean ended = process.waitFor(2, TimeUnit.MINUTES);
      process.destroyForcibly();
      return ended && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Runs a command that must succeed, and returns its output. */
  static String run(Path folder, String... command) throws IOException, InterruptedException {
    Process process = builder(folder, command).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).describedAs(output).isZero();
    return output;
  }

  private static ProcessBuilder builder(Path folder, String... command) {
    return new ProcessBuilder(List.of(command))
        .directory(folder.toFile())
        .redirectInput(new File("/dev/null"))
        .redirectError(ProcessBuilder.Redirect.DISCARD);
  }
}
