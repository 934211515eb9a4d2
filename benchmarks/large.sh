#!/usr/bin/env bash
# Measures large jobs. Usage: benchmarks/large.sh [orders] [rounds]
#
# Measures `exesys compile --out` of a layered and a fan-out job as a whole: start of the JVM, reading, validation, compiling,
# writing to disk. Prints the rows of the compiler's figures in docs. Requires python3 and GNU time.
set -euo pipefail
cd "$(dirname "$0")/.."
orders=${1:-100000}
rounds=${2:-5}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 benchmarks/jobs.py "$work" "broad-$orders" "fan-$orders"
./exesys --version >/dev/null

for ((round = 1; round <= rounds; round++)); do
  for shape in broad fan; do
    rm -rf "$work/asl"
    # Elapsed and processor time in seconds, memory in kilobytes.
    /usr/bin/time -a -o "$work/$shape.times" -f '%e %U %S %M' \
      ./exesys compile "$work/$shape-$orders.json" --out "$work/asl" >/dev/null
  done
done

range() {
  sort -n -k "$2,$2" "$work/$1.times" |
    awk -v c="$2" -v by="$3" -v digits="$4" \
      'NR == 1 { low = $c / by } { high = $c / by } END { printf "%.*f–%.*f", digits, low, digits, high }'
}

echo "| | clock | user | system | peak memory |"
echo "|---|--:|--:|--:|--:|"
for shape in broad fan; do
  echo "| $shape, $orders orders, $rounds runs | $(range $shape 1 1 1) s | $(range $shape 2 1 1) s | $(range $shape 3 1 1) s |" \
    "$(range $shape 4 1024 0) MB |"
done
