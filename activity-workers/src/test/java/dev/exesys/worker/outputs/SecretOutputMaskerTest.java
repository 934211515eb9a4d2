package dev.exesys.worker.outputs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretOutputMaskerTest {

  @TempDir Path folder;
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private Path file;

  @BeforeEach
  void createFile() throws IOException {
    file = Files.createFile(folder.resolve("secret"));
  }

  private void append(String text) throws IOException {
    Files.writeString(file, text, StandardOpenOption.APPEND);
  }

  private static void print(OutputStream stream, String text) throws IOException {
    stream.write(text.getBytes(UTF_8));
  }

  @Test
  void masksAValueFromTheMomentItIsWritten() throws IOException {
    try (OutputStream stream = new SecretOutputMasker(List.of("known-one"), file).stream(log)) {
      print(stream, "known-one first-secret\n");
      append("a=first-secret\n");
      print(stream, "known-one first-secret\n");
      append("b=second-secret\n");
      print(stream, "first-secret second-secret\n");
    }

    assertThat(log.toString(UTF_8)).isEqualTo("*** first-secret\n*** ***\n*** ***\n");
  }

  @Test
  void masksAValueWhoseStartIsHeldBackAsThatOfAnother() throws IOException {
    try (OutputStream stream = new SecretOutputMasker(List.of("pass-word-1"), file).stream(log)) {
      print(stream, "x pass-w");
      append("a=pass-wait\n");
      print(stream, "ait y\n");
    }

    assertThat(log.toString(UTF_8)).isEqualTo("x *** y\n");
  }

  @Test
  void keepsMaskingWhatIsOverwritten() throws IOException {
    SecretOutputMasker masker = new SecretOutputMasker(List.of(), file);
    append("a=value-one\n");
    assertThat(masker.current().mask("value-one")).isEqualTo("***");
    Files.writeString(file, "a=value-two\n");
    assertThat(masker.current().mask("value-one value-two")).isEqualTo("*** ***");
    Files.delete(file);
    assertThat(masker.current().mask("value-one value-two")).isEqualTo("*** ***");
  }

  @Test
  void masksIncompleteAndMalformedContent() throws IOException {
    SecretOutputMasker masker = new SecretOutputMasker(List.of(), file);
    append("no equals sign\nbad name=value-one\nkey<<END\nline-one\nline-two\n");

    assertThat(masker.current().mask("no equals sign, value-one, line-one, line-two"))
        .isEqualTo("***, ***, ***, ***");
  }

  @Test
  void masksEachLineOfAValue() throws IOException {
    SecretOutputMasker masker = new SecretOutputMasker(List.of(), file);
    append("key<<END\nline-one\nline-two\nEND\n");

    assertThat(masker.current().mask("> line-two")).isEqualTo("> ***");
  }
}
