#!/usr/bin/env bash
# Writes the table of compiled corpus graphs. Usage: benchmarks/corpus.sh FILE
#
# Requires the corpus in ../shared/corpus, which is not part of the project. Fails if an order does not start
# exactly when its dependencies have settled.
set -euo pipefail
cd "$(dirname "$0")/.."
[ $# -eq 1 ] || { echo "usage: benchmarks/corpus.sh FILE" >&2; exit 2; }
. .mvn/find-jdk.sh
find_jdk
./mvnw -q -pl asl-compiler -am -Dquick -Dspotless.check.skip=true test-compile \
  dependency:build-classpath -Dmdep.outputFile=target/classpath
exec "$JAVA_HOME/bin/java" -Xmx6g -cp "asl-compiler/target/test-classes:asl-compiler/target/classes:$(cat asl-compiler/target/classpath)" \
  dev.exesys.compiler.CorpusTable "$1"
