# Tells the secrets that secrets.txt names, each with its length, in every way that must not be seen.
set -eu

url_encoded() {
  local LC_ALL=C text=$1 i c
  for ((i = 0; i < ${#text}; i++)); do
    c=${text:i:1}
    case $c in
      [A-Za-z0-9._~-]) printf %s "$c" ;;
      *) printf '%%%02X' "'$c" | sed 's/FFFFFFFFFFFFFF//' ;;
    esac
  done
  echo
}

json_escaped() {
  local text=${1//\\/\\\\}
  text=${text//\"/\\\"}
  printf %s "${text//$'\n'/\\n}"
}

while read -r name length; do
  value=${!name}
  [ ${#value} = "$length" ] || { echo "$name has ${#value} characters, not $length"; exit 9; }

  echo "$value"
  echo "$name: <$value>" >&2
  printf %s "$value" | base64 -w0; echo
  printf %s "$value" | base64
  printf 'x%s' "$value" | base64 -w0; echo
  printf 'xy%s\n' "$value" | base64 -w0 | tr +/ -_; echo
  printf 'user:%s' "$value" | base64
  url_encoded "$value"
  printf %s "${value:0:length / 2}"; sleep 0.3; printf '%s\n' "${value:length / 2}"
  printf %s "$value" | while IFS= read -r -n1 c; do printf %s "${c:-$'\n'}"; done; echo

  j=$(json_escaped "$value")
  # The values of env_vars do not change the names and the status of an event, so that only secrets stand there.
  case $name in FROM_ENV | KEY_FILE) label=label ;; *) label=$j ;; esac
  echo "{\"event_type\":\"told\",\"status\":\"$label\",\"$label\":{\"deep\":[\"$j\",{\"$label\":[\"see $j here\"]}]}}" \
    >"$AWS_EXE_SYS_EVENTS_DIR/$name.json"
  # No event, and the secret stands where a report of that would cut its quotation off.
  printf '%*s%s%300s' 185 '' "$value" '' >"$AWS_EXE_SYS_EVENTS_DIR/malformed-$name.json"
  printf '[%s, "%s"' "$value" "$value" >"$AWS_EXE_SYS_EVENTS_DIR/broken-$name.json"
  [[ $label == label || $value == */* || $value == *$'\n'* ]] || echo '{}' >"$AWS_EXE_SYS_EVENTS_DIR/$value.json"
done <secrets.txt
echo all told
