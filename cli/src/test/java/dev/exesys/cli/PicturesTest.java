package dev.exesys.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The pictures in {@code docs} equal the output of the program. {@code -Dexesys.golden=refresh}
 * replaces them; review the result.
 */
class PicturesTest {
  private static final Path PICTURES = Path.of("../docs/pictures");

  @ParameterizedTest
  @ValueSource(strings = {"first", "release", "secrets", "babel-ci"})
  void equalTheProgramsOutput(String example) throws IOException {
    CommandLineProbe probe = new CommandLineProbe();
    assertThat(probe.run("compile", "--format=svg", "../examples/" + example + ".json")).isZero();
    Path picture = PICTURES.resolve(example + ".svg");
    if ("refresh".equals(System.getProperty("exesys.golden"))) {
      Files.createDirectories(PICTURES);
      Files.writeString(picture, probe.out());
    }
    assertThat(picture).content().isEqualTo(probe.out());
  }
}
