#!/bin/sh
# Builds a package: checks that the packages it uses are built, and writes out/PACKAGE.txt.
set -eu
package=$1
mkdir -p out
for used in $(cat "packages/$package/uses"); do
  test -s "out/$used.txt" || { echo "$package uses $used, which is not built" >&2; exit 1; }
done
echo "$package, built with $(wc -w < "packages/$package/uses") other packages" > "out/$package.txt"
cat "out/$package.txt"
