package dev.exesys.engine.source;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.jspecify.annotations.Nullable;

/**
 * A repository on a git host.
 *
 * @param name {@code org/repo}
 * @param url without a token
 * @param refs all branches and tags by full name
 */
record RemoteRepository(String name, String url, Map<String, Ref> refs) {

  /** Returns the commit of a branch, of a tag or, without a name, of the default branch. */
  Optional<ObjectId> tip(@Nullable String name) {
    List<String> names =
        name == null
            ? List.of(Constants.HEAD)
            : List.of(name, Constants.R_HEADS + name, Constants.R_TAGS + name);
    return names.stream()
        .map(refs::get)
        .filter(Objects::nonNull)
        .flatMap(ref -> Stream.ofNullable(commit(ref)))
        .findFirst();
  }

  /** Returns the commit of a ref. An annotated tag is an object that points to its commit. */
  private static @Nullable ObjectId commit(Ref ref) {
    return ref.getPeeledObjectId() == null ? ref.getObjectId() : ref.getPeeledObjectId();
  }
}
