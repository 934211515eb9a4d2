package dev.exesys.local.secretsmanager;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A secret with its versions, oldest first. All times are milliseconds since the epoch.
 *
 * @param deletionDate when the secret is deleted; null unless it is scheduled for deletion
 */
record Secret(
    String name,
    String arn,
    @Nullable String description,
    long created,
    long changed,
    @Nullable Long deletionDate,
    List<SecretVersion> versions) {
  static final String CURRENT = "AWSCURRENT";
  static final String PREVIOUS = "AWSPREVIOUS";

  Secret {
    versions = List.copyOf(versions);
  }

  /**
   * A version of a secret, with either a string or a binary value.
   *
   * @param stages the staging labels
   * @param binary the value in base64
   */
  record SecretVersion(
      String id,
      List<String> stages,
      @Nullable String string,
      @Nullable String binary,
      long created) {
    SecretVersion {
      stages = List.copyOf(stages);
    }

    SecretVersion withStages(List<String> other) {
      return new SecretVersion(id, other, string, binary, created);
    }

    boolean sameValue(SecretVersion other) {
      return Objects.equals(string, other.string) && Objects.equals(binary, other.binary);
    }
  }

  Optional<SecretVersion> version(String id) {
    return versions.stream().filter(version -> version.id().equals(id)).findFirst();
  }

  Optional<SecretVersion> versionWithStage(String stage) {
    return versions.stream().filter(version -> version.stages().contains(stage)).findFirst();
  }

  /**
   * Returns the secret with an additional version. The staging labels of the new version are
   * removed from other versions. The current version becomes the previous one, and a version
   * without a staging label is deleted.
   */
  Secret withVersion(SecretVersion added, long now) {
    boolean becomesCurrent = added.stages().contains(CURRENT);
    List<SecretVersion> after = new ArrayList<>();
    for (SecretVersion version : versions) {
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

  Secret withDescription(String text, long now) {
    return new Secret(name, arn, text, created, now, deletionDate, versions);
  }

  Secret withDeletionDate(@Nullable Long date, long now) {
    return new Secret(name, arn, description, created, now, date, versions);
  }
}
