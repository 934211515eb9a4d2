#!/bin/sh
# Measures the time from the end of an order's command to the start of its dependent's command, for orders on Lambda and on a
# pool whose worker waits: benchmarks/pools.sh [ORDERS]. Prints median, 99th percentile and maximum in milliseconds.
set -eu
orders=${1:-100}
project=$(cd -P "$(dirname "$0")/.." && pwd)
exesys=${EXESYS:-$project/exesys}
work=$(mktemp -d)
worker=
stop() {
  [ -z "$worker" ] || kill "$worker" 2>/dev/null || true
  "$exesys" down --data-dir "$work/data" >/dev/null 2>&1 || true
  rm -rf "$work"
}
trap stop EXIT

# A chain of orders, each of which writes when its command starts and when it ends.
job() {
  printf '{"git_repo":"bench/none","git_token_location":"aws:::ssm:/t","username":"bench","issue_number":1,"orders":['
  i=1
  while [ "$i" -le "$orders" ]; do
    [ "$i" -eq 1 ] || printf ','
    printf '{"order_name":"o%s","timeout":60,%s,"cmds":["date +%%s%%N >>%s; date +%%s%%N >>%s"],"dependencies":[%s]}' \
      "$i" "$1" "$work/$2.start" "$work/$2.end" "$([ "$i" -eq 1 ] || printf '"o%s"' $((i - 1)))"
    i=$((i + 1))
  done
  printf ']}'
}

report() {
  tail -n +2 "$work/$1.start" >"$work/next"
  head -n $((orders - 1)) "$work/$1.end" | paste - "$work/next" | awk '{ printf "%.0f\n", ($2 - $1) / 1000000 }' | sort -n |
    awk -v name="$1" '{ t[NR] = $1 } END { printf "%s: median %d ms, 99th percentile %d ms, maximum %d ms\n", name, t[int((NR + 1) / 2)], t[int(NR * 0.99 + 0.5)], t[NR] }'
}

"$exesys" up --detach --port 0 --data-dir "$work/data" >&2
"$exesys" worker --pool bench --data-dir "$work/data" 2>"$work/worker.log" &
worker=$!
until grep -q Polls "$work/worker.log"; do sleep 0.2; done
job '"execution_target":"lambda"' lambda >"$work/lambda.json"
job '"execution_target":"activity","pool":"bench"' activity >"$work/activity.json"
for target in lambda activity lambda activity; do
  rm -f "$work/$target.start" "$work/$target.end"
  "$exesys" run "$work/$target.json" --data-dir "$work/data" --logs none >/dev/null 2>&1
  report "$target"
done
