package dev.exesys.core.validation;

/** Requires that {@code git_folder} stays inside the checkout. */
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
                  "contains a control character: remove it");
            } else if (isOutside(folder)) {
              problems.error(
                  "folder_outside",
                  order.fields().at("git_folder"),
                  "is outside the checkout: use a path relative to the root of the repository");
            }
          });
    }
  }

  private static boolean isOutside(String folder) {
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
