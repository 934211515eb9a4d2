package dev.exesys.compiler;

import dev.exesys.asl.ServiceLimits;
import dev.exesys.compiler.job.JobGraph;

/** Names state machines, so that the Step Functions console shows what they belong to. */
final class MachineNames {
  private MachineNames() {}

  /**
   * Returns {@code PREFIX-REPOSITORY-FLOW-DIGEST} with the last segment of the repository. Empty
   * parts are left out; a name that is too long is cut before the digest.
   */
  static String of(String prefix, JobGraph job, String digest) {
    String repository = job.repository().substring(job.repository().lastIndexOf('/') + 1);
    StringBuilder head = new StringBuilder(prefix);
    for (String part : new String[] {repository, job.flowLabel()}) {
      if (!part.isEmpty()) {
        head.append('-').append(part.replaceAll("[^0-9A-Za-z_-]", "-"));
      }
    }
    int room = ServiceLimits.MACHINE_NAME_CHARACTERS - digest.length() - 1;
    head.setLength(Math.min(head.length(), room));
    return head + "-" + digest;
  }
}
