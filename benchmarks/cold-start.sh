#!/usr/bin/env bash
# Measures cold starts of the functions init and dispatch. Usage: benchmarks/cold-start.sh [rounds]
#
# Starts the released engine.jar with Lambda's runtime interface client against a small Runtime API and the local stack, and
# measures the time to the first response: init accepts a job, dispatch prepares a run. Requires infra/release to have been
# run. Prints rows for docs/BENCHMARKS.md.
set -euo pipefail
cd "$(dirname "$0")/.."
rounds=${1:-10}
. .mvn/find-jdk.sh
find_jdk
java=$JAVA_HOME/bin/java

[ -f infra/dist/engine.jar ] || { echo "infra/dist/engine.jar does not exist: run infra/release first" >&2; exit 1; }
work=$(mktemp -d)
trap './exesys down --data-dir "$work/up" >/dev/null 2>&1 || true; rm -rf "$work"' EXIT

client=com.amazonaws:aws-lambda-java-runtime-interface-client
version=$(sed -n 's:.*<aws-lambda-runtime.version>\(.*\)</.*:\1:p' pom.xml)
for part in "$client:$version" com.amazonaws:aws-lambda-java-serialization:1.2.0; do
  ./mvnw -q dependency:copy -Dartifact="$part" -DoutputDirectory="$work/client" >&2
done
mkdir "$work/engine"
(cd "$work/engine" && "$JAVA_HOME/bin/jar" -xf "$OLDPWD/infra/dist/engine.jar")
# Lists the jars one by one: an archive of classes is valid only for the class path that it was recorded with.
path=$(printf '%s:' "$work"/client/*.jar "$work"/engine/lib/*.jar)

./exesys up --detach --port 0 --data-dir "$work/up" >&2
set -a
. "$work/up/env"
set +a
echo "{\"job_parameters_b64\":\"$(base64 -w0 examples/first.json)\"}" >"$work/init.json"
./exesys run examples/first.json --data-dir "$work/up" --json >"$work/run.json" 2>/dev/null
run=$(tail -n 1 "$work/run.json" | sed 's/.*"run_id":"\([^"]*\)".*/\1/')
echo "{\"action\":\"prepare\",\"run_id\":\"$run\"}" >"$work/dispatch.json"

# Measures ROUNDS starts of a function. Usage: start ROUNDS FUNCTION JVM_OPTIONS...
start() {
  local rounds=$1 function=$2
  shift 2
  "$java" benchmarks/ColdStart.java "$rounds" "$work/${function,}.json" "$java" "$@" --enable-native-access=ALL-UNNAMED \
    -cp "$path" com.amazonaws.services.lambda.runtime.api.client.AWSLambda "dev.exesys.engine.lambda.${function}Handler"
}

row() {
  local name=$1 function=$2
  shift 2
  local cells
  cells=$(start "$rounds" "$function" "$@")
  echo "| $name | ${function,} | $cells |"
}

# The options that infra/modules/function sets.
lean="-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
echo "| start | function | median of $rounds | range | processor |"
echo "|---|---|--:|---|--:|"
for function in Init Dispatch; do
  row "default options of the JVM" $function -Xshare:auto
  row "C1, serial collector (deployed)" $function $lean
  start 1 $function $lean -XX:ArchiveClassesAtExit="$work/$function.jsa" >/dev/null 2>&1
  row "the same, with a class archive" $function $lean -XX:SharedArchiveFile="$work/$function.jsa"
  AWS_LAMBDA_INITIALIZATION_TYPE=snap-start row "the same, after restoring the snapshot" $function $lean
done
(cd infra/dist && ls -l -- *.jar *.gz) | awk '{ printf "%s: %.1f MB\n", $NF, $5 / 1000000 }'
