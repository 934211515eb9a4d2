package dev.exesys.engine.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.eclipse.jgit.attributes.Attributes;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheIterator;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.TreeWalk.OperationType;

/**
 * Applies the attribute {@code working-tree-encoding} (https://git-scm.com/docs/gitattributes),
 * which JGit ignores: git stores such files in UTF-8 and checks them out in the named encoding.
 */
final class WorkingTreeEncodings {
  private static final String ATTRIBUTE = "working-tree-encoding";

  private WorkingTreeEncodings() {}

  /** Converts the files of a checkout that have the attribute. */
  static void apply(Repository repository, Path folder) throws IOException {
    DirCache index = repository.readDirCache();
    if (!isUsed(repository, index)) {
      return;
    }
    try (TreeWalk walk = new TreeWalk(repository)) {
      walk.addTree(new DirCacheIterator(index));
      walk.setOperationType(OperationType.CHECKOUT_OP);
      walk.setRecursive(true);
      while (walk.next()) {
        boolean file = (walk.getRawMode(0) & FileMode.TYPE_MASK) == FileMode.TYPE_FILE;
        Attributes attributes = walk.getAttributes();
        String encoding = attributes.getValue(ATTRIBUTE);
        if (file && encoding != null) {
          convert(folder.resolve(walk.getPathString()), encoding);
        }
      }
    }
  }

  private static boolean isUsed(Repository repository, DirCache index) throws IOException {
    for (int i = 0; i < index.getEntryCount(); i++) {
      String path = index.getEntry(i).getPathString();
      boolean attributes =
          path.equals(Constants.DOT_GIT_ATTRIBUTES)
              || path.endsWith("/" + Constants.DOT_GIT_ATTRIBUTES);
      if (attributes
          && !FileMode.SYMLINK.equals(index.getEntry(i).getFileMode())
          && new String(
                  repository.open(index.getEntry(i).getObjectId()).getCachedBytes(),
                  StandardCharsets.UTF_8)
              .contains(ATTRIBUTE)) {
        return true;
      }
    }
    return false;
  }

  private static void convert(Path file, String encoding) throws IOException {
    try {
      CharBuffer text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(Files.readAllBytes(file)));
      Files.write(file, encoded(text, encoding));
    } catch (CharacterCodingException | UnsupportedCharsetException e) {
      // As git does, keeps a file that cannot be converted as it is stored.
      return;
    }
  }

  /** An encoding without a byte order in its name gets the one that git writes on Linux. */
  private static byte[] encoded(CharBuffer text, String encoding) throws CharacterCodingException {
    return switch (encoding.toUpperCase(Locale.ROOT)) {
      case "UTF-16", "UTF-16LE-BOM" -> encoded("\uFEFF" + text, StandardCharsets.UTF_16LE);
      case "UTF-16BE-BOM" -> encoded("\uFEFF" + text, StandardCharsets.UTF_16BE);
      case "UTF-32" -> encoded("\uFEFF" + text, Charset.forName("UTF-32LE"));
      default -> encoded(text, Charset.forName(encoding));
    };
  }

  private static byte[] encoded(CharSequence text, Charset charset)
      throws CharacterCodingException {
    ByteBuffer bytes = charset.newEncoder().encode(CharBuffer.wrap(text));
    byte[] array = new byte[bytes.remaining()];
    bytes.get(array);
    return array;
  }
}
