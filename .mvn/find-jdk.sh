# Sourced by ./mvnw and ./exesys. find_jdk sets JAVA_HOME to a JDK of at least version $required_java, or prints an error and
# returns 1. Searches JAVA_HOME, PATH and the usual installation folders, in this order.

required_java=21

# Prints the feature version (17, 21, 25 ...) of the JDK in folder $1, or nothing if it is not a JDK.
jdk_version() {
  [ -x "$1/bin/javac" ] || return 0
  if [ -r "$1/release" ]; then
    sed -n 's/^JAVA_VERSION="\(1\.\)\{0,1\}\([0-9]*\).*/\2/p' "$1/release"
  else
    "$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p'
  fi
}

jdk_fits() {
  found_version=$(jdk_version "$1")
  [ -n "$found_version" ] && [ "$found_version" -ge "$required_java" ]
}

jdk_on_path() {
  javac_on_path=$(command -v javac) || return 0
  # javac on PATH is usually a link (alternatives, version managers).
  (cd -P "$(dirname "$(readlink -f "$javac_on_path" 2>/dev/null || echo "$javac_on_path")")/.." && pwd)
}

find_jdk() {
  for candidate in "${JAVA_HOME:-}" "$(jdk_on_path)" \
    /usr/lib/jvm/* /usr/local/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.local/share/mise/installs/java/*; do
    if [ -n "$candidate" ] && jdk_fits "$candidate"; then
      JAVA_HOME=$candidate
      export JAVA_HOME
      return 0
    fi
  done
  echo "No JDK of version $required_java or newer was found in JAVA_HOME, on PATH or in the usual folders." >&2
  echo "Install one (for example the package openjdk-21-jdk, or Eclipse Temurin 21 or 25) or set JAVA_HOME to it." >&2
  return 1
}
