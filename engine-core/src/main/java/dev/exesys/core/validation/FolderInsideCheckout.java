package dev.exesys.core.validation;

/** {@code git_folder} stays inside the checkout, whatever is in it. */
final class FolderInsideCheckout implements ValidationRule {

  @Override
  public void check(PayloadView job, DiagnosticCollector problems) {
    for (OrderView order : job.orders()) {
      order
          .fields()
          .text("git_folder")
          .ifPresent(folder -> {
            if (LabelCharacters.hasControl(folder)) {
              problems.error(
                  "bad_folder",
                  order.fields().at("git_folder"),
                  "may not contain control characters");
            } else if (leaves(folder)) {
              problems.error(
                  "folder_outside",
                  order.fields().at("git_folder"),
                  "leaves the checkout: give a path relative to its root, without climbing above it");
            }
          });
    }
  }

  private static boolean leaves(String folder) {
    if (folder.startsWith("/") || folder.startsWith("\\") || folder.startsWith("~")) {
      return true;
    }
    int depth = 0;
    for (String part : folder.split("[/\\\\]", -1)) {
      depth +=
          switch (part) {
            case "", "." -> 0;
            case ".." -> -1;
            default -> 1;
          };
      if (depth < 0) {
        return true;
      }
    }
    return false;
  }
}
