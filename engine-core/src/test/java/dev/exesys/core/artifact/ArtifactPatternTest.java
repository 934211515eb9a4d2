package dev.exesys.core.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArtifactPatternTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tfplan               | tfplan",
        "./tfplan             | tfplan",
        "out                  | out/a/b.txt",
        "out/                 | out/a",
        "out/*                | out/a/b.txt",
        "*.txt                | a.txt",
        "*.txt                | .txt",
        "**/*.txt             | a.txt",
        "**/*.txt             | a/b/c.txt",
        "out/**/c.txt         | out/c.txt",
        "out/**/c.txt         | out/a/b/c.txt",
        "out/**               | out/a/b/c.txt",
        "**                   | a",
        ".                    | a/b",
        "a?c                  | abc",
        "[ab].txt             | b.txt",
        "[a-c].txt            | b.txt",
        "[!a].txt             | b.txt",
        "*.{jar,war}          | app.war",
        "'{a,b/**}/x'         | b/c/x",
        "'a,b'                | 'a,b'",
        "a\\*b                | a*b",
        "a}b                  | a}b",
        "name with spaces (1) | name with spaces (1)",
        "größe-*              | größe-1",
        "a+b.^$               | a+b.^$"
      })
  void matches(String pattern, String path) {
    assertThat(ArtifactPattern.of(pattern).matches(path)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tfplan       | tfplan2",
        "tfplan       | out/tfplan",
        "*.txt        | out/a.txt",
        "out/*.txt    | out/a/b.txt",
        "a?c          | a/c",
        "[!a].txt     | a.txt",
        "[!a]b        | /b",
        "**/c.txt     | abc.txt",
        "out/**       | out2/a",
        "'{a,b}'      | c",
        "a\\*b        | axb",
        "a.c          | abc"
      })
  void doesNotMatch(String pattern, String path) {
    assertThat(ArtifactPattern.of(pattern).matches(path)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/tmp/a", "~/a", "..", "../a", "a/../../b", "a/..", "[ab", "{a,b", "a\\", "a\nb"})
  void refusesPatternsThatAreMalformedOrLeadOutOfTheFolder(String pattern) {
    assertThat(ArtifactPattern.problem(pattern)).isPresent();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ArtifactPattern.of(pattern))
        .withMessageContaining("artifact pattern");
  }
}
