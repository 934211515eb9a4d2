#!/bin/sh
# Runs the product in the environments that have broken it: without variables, with a foreign locale, behind a proxy, with a
# foreign session, with a strict umask, with a data directory of spaces and umlauts, and as an ordinary user.
#   system-tests/environments.sh          one `exesys run` in each environment; the run must succeed with the right bytes
#   system-tests/environments.sh suite    the default test suite in each environment
set -eu

project=$(cd -P "$(dirname "$0")/.." && pwd)
mode=${1:-run}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"

# The commands compare what they get with constants in ASCII, so that nothing between here and there can hide a difference.
cat >"$work/grüße.json" <<'JOB'
{"git_repo": "org/repo", "git_token_location": "aws:::ssm:/none", "username": "environments", "pr_number": 1, "orders": [
  {"order_name": "bytes", "execution_target": "lambda", "timeout": 60, "env_vars": {"CITY": "München €😀"}, "cmds": [
    "test \"$(printf %s 'grüße' | od -An -tx1 | tr -d ' ')\" = 6772c3bcc39f65",
    "test \"$(printf %s \"$CITY\" | od -An -tx1 | tr -d ' \\n')\" = 4dc3bc6e6368656e20e282acf09f9880",
    "touch 'ä b' && ls | grep -q '^ä b$'",
    "test \"$(umask)\" = 0022",
    "test -z \"${HTTP_PROXY:-}${LC_ALL:-}${AWS_SESSION_TOKEN:-}\""]},
  {"order_name": "build", "execution_target": "codebuild", "timeout": 60, "env_vars": {"CITY": "München €😀"},
   "dependencies": ["bytes"], "cmds": [
    "test \"$(printf %s \"grüße $CITY\" | od -An -tx1 | tr -d ' \\n')\" = 6772c3bcc39f65204dc3bc6e6368656e20e282acf09f9880",
    "test \"$(umask)\" = 0022",
    "test -z \"${HTTP_PROXY:-}${LC_ALL:-}${AWS_SESSION_TOKEN:-}\""]}]}
JOB

failed=
# $1 names the environment; the others are a command that runs the rest of its arguments in it.
check() {
  name=$1
  shift
  if [ "$mode" = suite ]; then
    set -- "$@" "$project/mvnw" -f "$project/pom.xml" verify
  else
    set -- "$@" "$project/exesys" run "$work/grüße.json" --logs failed
  fi
  if "$@" >"$work/output" 2>&1; then
    echo "ok      $name"
  else
    echo "FAILED  $name (status $?)"
    tail -n 40 "$work/output"
    failed=yes
  fi
}

# Runs a command with a private stack's data below a folder with spaces and umlauts.
in_odd_folder() {
  mkdir -p "$work/ä ö 'ü'"
  TMPDIR="$work/ä ö 'ü'" JAVA_TOOL_OPTIONS="-Djava.io.tmpdir=\"$work/ä ö 'ü'\"" "$@"
}

with_umask() {
  (umask 077 && "$@")
}

# Runs a command as the user nobody, with a copy of the environment that finds a JDK.
as_ordinary_user() {
  mkdir -p "$work/home" && chown nobody "$work/home"
  setpriv --reuid=nobody --regid=nogroup --clear-groups env HOME="$work/home" "$@"
}

check "no variables" env -i PATH="$PATH" HOME="$HOME"
check "locale that is not installed" env LC_ALL=xx_XX.ISO-8859-1 LANG=xx_XX
check "locale POSIX" env LC_ALL=POSIX
check "proxy" env HTTP_PROXY=http://127.0.0.1:9 HTTPS_PROXY=http://127.0.0.1:9 http_proxy=http://127.0.0.1:9
check "session token" env AWS_SESSION_TOKEN=foreign AWS_ACCESS_KEY_ID=ASIAFOREIGN AWS_SECRET_ACCESS_KEY=foreign \
  AWS_PROFILE=missing AWS_ENDPOINT_URL_S3=http://127.0.0.1:9 AWS_CA_BUNDLE=/nowhere
check "FIPS and dual-stack endpoints" env AWS_USE_FIPS_ENDPOINT=true AWS_USE_DUALSTACK_ENDPOINT=true
check "umask 077" with_umask
check "folder with spaces and umlauts" in_odd_folder
if [ "$(id -u)" = 0 ] && command -v setpriv >/dev/null 2>&1 && [ "$mode" = run ]; then
  check "ordinary user" as_ordinary_user
fi
[ -z "$failed" ]
