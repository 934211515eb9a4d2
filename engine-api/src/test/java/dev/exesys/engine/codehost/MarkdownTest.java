package dev.exesys.engine.codehost;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkdownTest {

  @Test
  void textNeitherFormatsNorNotifies() {
    assertThat(Markdown.escape("a *b* <script> @ada\n# [x](y)"))
        .isEqualTo("a \\*b\\* \\<script\\> @\u200bada \\# \\[x\\]\\(y\\)");
  }

  @Test
  void aFenceIsLongerThanThoseInTheText() {
    assertThat(Markdown.fenced("a\n```\nb")).isEqualTo("````text\na\n```\nb\n````\n");
    assertThat(Markdown.code("a`b")).isEqualTo("``a`b``");
    assertThat(Markdown.code("`a")).isEqualTo("`` `a ``");
  }

  @Test
  void aTailHasTheLastLines() {
    assertThat(Markdown.tail("1\n2\n3\n", 2, 100)).isEqualTo("2\n3");
    assertThat(Markdown.tail("x".repeat(10), 5, 4)).isEqualTo("xxxx");
  }

  @Test
  void aNameIsOneWordOfTheShell() {
    assertThat(Markdown.shellWord("plan[a,b]")).isEqualTo("'plan[a,b]'");
    assertThat(Markdown.shellWord("it's")).isEqualTo("'it'\\''s'");
    assertThat(Markdown.shellWord("plan-db")).isEqualTo("plan-db");
  }
}
