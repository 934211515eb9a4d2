package dev.exesys.worker.outputs;

import dev.exesys.core.contract.EngineVariables;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.SequencedMap;

/**
 * The files to which the commands of an order write outputs.
 *
 * @param plain the file that {@code AWS_EXE_SYS_OUTPUT} names
 * @param secret the file that {@code AWS_EXE_SYS_SECRET_OUTPUT} names
 */
public record OutputFiles(Path plain, Path secret) {

  /** The maximum size of both files in bytes. */
  public static final int MAX_BYTES = 1 << 20;

  /** The outputs of an order by name. */
  public record Outputs(SequencedMap<String, String> plain, SequencedMap<String, String> secret) {

    /** Returns whether there are no outputs. */
    public boolean isEmpty() {
      return plain.isEmpty() && secret.isEmpty();
    }
  }

  /**
   * Reads the outputs after the commands have ended.
   *
   * @throws OutputException if a line is malformed, or the outputs exceed the limit
   */
  public Outputs read() throws IOException, OutputException {
    byte[] plainBytes = content(plain, EngineVariables.OUTPUT);
    byte[] secretBytes = content(secret, EngineVariables.SECRET_OUTPUT);
    long size = (long) plainBytes.length + secretBytes.length;
    if (size > MAX_BYTES) {
      throw new OutputException(
          "the outputs of the order exceed "
              + MAX_BYTES
              + " bytes: store large data as an artifact");
    }
    Outputs outputs =
        new Outputs(
            parse(plainBytes, EngineVariables.OUTPUT),
            parse(secretBytes, EngineVariables.SECRET_OUTPUT));
    checkNames(outputs);
    return outputs;
  }

  private static void checkNames(Outputs outputs) throws OutputException {
    for (String name : outputs.secret().keySet()) {
      if (outputs.plain().containsKey(name)) {
        throw new OutputException(
            "output "
                + name
                + " is in both $"
                + EngineVariables.OUTPUT
                + " and $"
                + EngineVariables.SECRET_OUTPUT
                + ": write it to one of them");
      }
      if (name.equals("sops")) {
        throw new OutputException("a secret output cannot be named sops: choose another name");
      }
    }
  }

  /** Returns at most one byte more than the limit. */
  private static byte[] content(Path file, String variable) throws IOException, OutputException {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return new byte[0];
    }
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new OutputException(
          "$" + variable + " is not a regular file any more: append lines to it");
    }
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      return in.readNBytes(MAX_BYTES + 1);
    }
  }

  private static SequencedMap<String, String> parse(byte[] content, String variable)
      throws OutputException {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException e) {
      throw new OutputException(
          "line "
              + malformedLine(content)
              + " of $"
              + variable
              + " is not UTF-8: encode the value");
    }
    OutputText parsed = OutputText.parse(text);
    var problem = parsed.problemOf(variable);
    if (problem.isPresent()) {
      throw new OutputException(problem.get());
    }
    return parsed.outputs();
  }

  /** Returns the number of the first line that is not UTF-8. */
  private static int malformedLine(byte[] content) {
    ByteBuffer bytes = ByteBuffer.wrap(content);
    var characters = java.nio.CharBuffer.allocate(content.length);
    var unused = StandardCharsets.UTF_8.newDecoder().decode(bytes, characters, true);
    int line = 1;
    for (int i = 0; i < bytes.position(); i++) {
      line += content[i] == '\n' ? 1 : 0;
    }
    return line;
  }
}
