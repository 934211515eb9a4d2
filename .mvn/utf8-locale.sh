# Sourced by ./mvnw, ./exesys and the runner. use_utf8_locale selects an installed UTF-8 locale. The JVM encodes arguments,
# environment variables and file names in the character set of the locale at its start, and no option of Java changes that:
# without a locale, or with one that is not installed, every character outside ASCII would be lost.
use_utf8_locale() {
  unset LANGUAGE
  if command -v locale >/dev/null 2>&1; then
    for candidate in C.UTF-8 C.utf8 en_US.UTF-8; do
      if [ "$(LC_ALL=$candidate locale charmap 2>/dev/null)" = UTF-8 ]; then
        export LANG="$candidate" LC_ALL="$candidate"
        return 0
      fi
    done
    for candidate in $(locale -a 2>/dev/null | grep -i 'utf-\{0,1\}8$'); do
      if [ "$(LC_ALL=$candidate locale charmap 2>/dev/null)" = UTF-8 ]; then
        export LANG="$candidate" LC_ALL="$candidate"
        return 0
      fi
    done
  fi
  # Without the program locale, as with musl, whose locales are all UTF-8; and on macOS, where Java always uses UTF-8.
  export LANG=C.UTF-8 LC_ALL=C.UTF-8
}
