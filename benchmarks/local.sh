#!/usr/bin/env bash
# Measures the local stack. Usage: benchmarks/local.sh [orders] [rounds]
#
# Measures whole processes. Each round runs every measurement once, so that a temporary load of the machine affects all of
# them alike. Prints the medians of the rounds as rows for docs/BENCHMARKS.md. Requires make and python3.
set -euo pipefail
cd "$(dirname "$0")/.."
orders=${1:-1000}
rounds=${2:-5}

work=$(mktemp -d)
trap './exesys down --data-dir "$work/up" 2>/dev/null || true; rm -rf "$work"' EXIT

python3 benchmarks/jobs.py "$work" "wide-$orders" layered-1000 layered-3000 layered-10000
{
  printf 'SHELL := /bin/bash\n.PHONY: all\nall: $(addprefix n,$(shell seq 0 %d))\n' $((orders - 1))
  seq 0 $((orders - 1)) | sed 's/.*/n&:\n\t@bash -c true/'
} >"$work/Makefile"

# Runs a command and appends its duration in seconds to a file.
timed() {
  local to=$1
  shift
  local start end
  start=$(date +%s.%N)
  "$@" >"$work/out" 2>"$work/err" || { cat "$work/err" >&2; exit 1; }
  end=$(date +%s.%N)
  awk -v a="$start" -v b="$end" 'BEGIN { printf "%.3f\n", b - a }' >>"$work/$to.times"
}

# Appends the resident memory of the stack in megabytes.
resident() {
  awk '/^VmRSS/ { print int($2 / 1024) }' "/proc/$(cat "$work/up/pid")/status" >>"$work/resident.times"
}

median() {
  sort -n "$work/$1.times" | awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'
}

range() {
  sort -n "$work/$1.times" | awk 'NR == 1 { low = $1 } { high = $1 } END { print low "–" high }'
}

./exesys --version >/dev/null
for ((round = 1; round <= rounds; round++)); do
  echo "round $round of $rounds" >&2
  timed up ./exesys up --detach --port 0 --data-dir "$work/up"
  timed first ./exesys run examples/first.json --data-dir "$work/up"
  timed wide ./exesys run "$work/wide-$orders.json" --data-dir "$work/up"
  timed layered ./exesys run "$work/layered-3000.json" --data-dir "$work/up"
  # A stack that has run many jobs must not be slower.
  timed again ./exesys run "$work/wide-$orders.json" --data-dir "$work/up"
  resident
  timed make make -s -j4 -f "$work/Makefile"
  timed down ./exesys down --data-dir "$work/up"
  rm -rf "$work/up"
  timed private ./exesys run examples/first.json
  timed compile-1000 ./exesys compile "$work/layered-1000.json" --out "$work/asl"
  timed compile-10000 ./exesys compile "$work/layered-10000.json" --out "$work/asl"
done

row() {
  echo "| $2 | $(median "$1") s | $(range "$1") |"
}

echo "| what | median of $rounds | range |"
echo "|---|---|---|"
row up '`exesys up --detach`, until the stack is ready'
row down '`exesys down`'
row first '`exesys run examples/first.json` on it (0.6 s of it are `sleep`s)'
row private 'the same with no stack up'
row wide "$orders independent no-op orders, \`exesys run\`"
row again 'the same again, on the stack that has run all of these'
row make 'the same with `make -j4`'
row layered '3,000 no-op orders in 60 layers, on seven executions, `exesys run`'
row compile-1000 '`exesys compile`, 1,000 orders in layers'
row compile-10000 '`exesys compile`, 10,000 orders in layers'
echo "| memory of the stack afterwards | $(median resident) MB | $(range resident) |"
awk -v n="$orders" -v w="$(median wide)" -v m="$(median make)" \
  'BEGIN { printf "\nA no-op order: %.2f ms, with make %.2f ms.\n", w / n * 1000, m / n * 1000 }'
