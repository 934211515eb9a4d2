package dev.exesys.cli;

import picocli.CommandLine.IVersionProvider;

/** Returns the version from the manifest of the jar. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String version = Version.class.getPackage().getImplementationVersion();
    return new String[] {"exesys " + (version == null ? "(from a class folder)" : version)};
  }
}
