package dev.exesys.worker.outputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputFilesTest {

  @TempDir Path folder;
  private OutputFiles files;

  @BeforeEach
  void createFiles() {
    files = new OutputFiles(folder.resolve("plain"), folder.resolve("secret"));
  }

  private void refused(String reason) {
    assertThatExceptionOfType(OutputException.class)
        .isThrownBy(() -> files.read())
        .withMessageContaining(reason);
  }

  @Test
  void readsLinesAndValuesOfSeveralLines() throws IOException, OutputException {
    Files.writeString(
        files.plain(),
        """
        vpc=vpc-1
        empty=
        equation=a=b<<c
        text<<END
        first

          END
        last
        END

        vpc=vpc-2
        one-line<<X
        X
        without-newline=yes\
        """);
    Files.writeString(files.secret(), "password=a b\r\n");

    OutputFiles.Outputs outputs = files.read();

    assertThat(outputs.plain())
        .containsExactly(
            entry("vpc", "vpc-2"),
            entry("empty", ""),
            entry("equation", "a=b<<c"),
            entry("text", "first\n\n  END\nlast"),
            entry("one-line", ""),
            entry("without-newline", "yes"));
    assertThat(outputs.secret()).containsExactly(entry("password", "a b\r"));
  }

  @Test
  void missingFilesAreEmpty() throws IOException, OutputException {
    assertThat(files.read().isEmpty()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'a=1\nnothing here'    | line 2 of $AWS_EXE_SYS_OUTPUT has no \"=\"",
        "'\n\nthe name=1'       | line 3 of $AWS_EXE_SYS_OUTPUT has a malformed name",
        "'=1'                   | line 1 of $AWS_EXE_SYS_OUTPUT has a malformed name",
        "'a<<'                  | line 1 of $AWS_EXE_SYS_OUTPUT has no delimiter",
        "'b=1\na<<END\nx\nEN D' | line 2 of $AWS_EXE_SYS_OUTPUT starts a value whose end",
        "'a=1\nb=x\0y'          | line 2 of $AWS_EXE_SYS_OUTPUT has a value with a NUL character"
      })
  void namesTheLineAndTheFileOfAProblem(String content, String reason) throws IOException {
    Files.writeString(files.plain(), content.replace("\\n", "\n").replace("\\0", "\0"));

    refused(reason);
  }

  @Test
  void namesTheLineThatIsNotUtf8() throws IOException {
    Files.write(files.secret(), "a=\u00e4\nb=\u00e4".getBytes(StandardCharsets.ISO_8859_1));

    refused("line 1 of $AWS_EXE_SYS_SECRET_OUTPUT is not UTF-8");
  }

  @Test
  void neverQuotesAMalformedLine() throws IOException {
    Files.writeString(files.secret(), "hunter2hunter2\n");

    assertThatExceptionOfType(OutputException.class)
        .isThrownBy(() -> files.read())
        .withMessageNotContaining("hunter2");
  }

  @Test
  void limitsTheSizeOfBothFilesTogether() throws IOException, OutputException {
    Files.writeString(files.plain(), "a=" + "x".repeat(OutputFiles.MAX_BYTES - 4));
    Files.writeString(files.secret(), "\n\n");
    assertThat(files.read().plain()).containsKey("a");

    Files.writeString(files.secret(), "\n\n\n");
    refused("exceed 1048576 bytes");
  }

  @Test
  void refusesANameInBothFiles() throws IOException {
    Files.writeString(files.plain(), "token=1");
    Files.writeString(files.secret(), "token=2");

    refused("output token is in both $AWS_EXE_SYS_OUTPUT and $AWS_EXE_SYS_SECRET_OUTPUT");
  }

  @Test
  void refusesANameThatSopsReserves() throws IOException {
    Files.writeString(files.secret(), "sops=2");

    refused("cannot be named sops");
  }

  @Test
  void doesNotFollowALink() throws IOException {
    Files.writeString(folder.resolve("other"), "a=1");
    Files.createSymbolicLink(files.plain(), folder.resolve("other"));

    refused("$AWS_EXE_SYS_OUTPUT is not a regular file any more");
  }
}
