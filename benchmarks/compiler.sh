#!/usr/bin/env bash
# Runs the JMH benchmarks of the compiler. Usage: benchmarks/compiler.sh [JMH options]
#
# Without options it measures all shapes and sizes, which takes about ten minutes. Quick: -f 1 -wi 1 -i 2 -w 1 -r 1;
# one row: -p shape=LAYERED -p orders=1000; all options: -h
set -euo pipefail
cd "$(dirname "$0")/.."
. .mvn/find-jdk.sh
find_jdk
./mvnw -q -Pbenchmarks -pl benchmarks -am -Dquick -Dmaven.test.skip=true -Dspotless.check.skip=true package
exec "$JAVA_HOME/bin/java" -jar benchmarks/target/benchmarks.jar "$@"
