package dev.exesys.local.secretsmanager;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A secret with its versions, newest last.
 *
 * @param created milliseconds since the epoch, as all times here
 * @param deletionDate when it goes; null unless it is marked for deletion
 */
record Secret(
    String name,
    String arn,
    @Nullable String description,
    long created,
    long changed,
    @Nullable Long deletionDate,
    List<Version> versions) {
  static final String CURRENT = "AWSCURRENT";
  static final String PREVIOUS = "AWSPREVIOUS";

  Secret {
    versions = List.copyOf(versions);
  }

  /**
   * One value of a secret.
   *
   * @param string exactly one of this and {@code binary} is there
   * @param binary base64
   */
  record Version(
      String id,
      List<String> stages,
      @Nullable String string,
      @Nullable String binary,
      long created) {
    Version {
      stages = List.copyOf(stages);
    }

    Version withStages(List<String> other) {
      return new Version(id, other, string, binary, created);
    }

    boolean sameValue(Version other) {
      return Objects.equals(string, other.string) && Objects.equals(binary, other.binary);
    }
  }

  Optional<Version> version(String id) {
    return versions.stream().filter(version -> version.id().equals(id)).findFirst();
  }

  Optional<Version> stage(String stage) {
    return versions.stream().filter(version -> version.stages().contains(stage)).findFirst();
  }

  /**
   * The secret with one more version, whose stages leave the versions that had them. What was
   * current becomes the previous one; versions without any stage are dropped.
   */
  Secret with(Version added, long now) {
    boolean becomesCurrent = added.stages().contains(CURRENT);
    List<Version> after = new ArrayList<>();
    for (Version version : versions) {
      List<String> stages = new ArrayList<>(version.stages());
      stages.removeAll(added.stages());
      if (becomesCurrent) {
        stages.remove(PREVIOUS);
        if (version.stages().contains(CURRENT)) {
          stages.add(PREVIOUS);
        }
      }
      if (!stages.isEmpty()) {
        after.add(version.withStages(stages));
      }
    }
    after.add(added);
    return new Secret(name, arn, description, created, now, deletionDate, after);
  }

  Secret described(String text, long now) {
    return new Secret(name, arn, text, created, now, deletionDate, versions);
  }

  Secret deletedAt(@Nullable Long date, long now) {
    return new Secret(name, arn, description, created, now, date, versions);
  }
}
