package dev.exesys.core.source;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names a source archive that a client has stored in the internal bucket. A job's {@code
 * commit_hash} with such a name selects that archive instead of a commit.
 */
public final class UploadedSource {
  private static final String PREFIX = "exesys-source/";
  private static final Pattern NAME = Pattern.compile(PREFIX + "([0-9a-f]{64})");

  private UploadedSource() {}

  /** Returns the {@code commit_hash} that selects the archive with this digest. */
  public static String commitHash(String sha256) {
    return PREFIX + sha256;
  }

  /** Returns the digest of the archive that a {@code commit_hash} selects; empty for a commit. */
  public static Optional<String> digest(@Nullable String commitHash) {
    Matcher name = NAME.matcher(commitHash == null ? "" : commitHash);
    return name.matches() ? Optional.of(name.group(1)) : Optional.empty();
  }
}
