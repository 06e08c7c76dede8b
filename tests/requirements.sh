#!/usr/bin/env bash
# Did every test that docs/requirements.md names run and pass? Reads the runner's result files.
#
#   tests/requirements.sh FOLDER    with the *.trx of one run of all test projects
set -euo pipefail
cd "$(dirname "$0")/.."

# One line for each result: "Class.test outcome"; a theory has many.
results=$(cat "$1"/*.trx | sed -n 's/.*<UnitTestResult testName="\([^"(]*\)[^"]*".* outcome="\([^"]*\)".*/\1 \2/p' | sed 's/^[^ ]*\.\([^. ]*\.[^. ]*\) /\1 /' | sort -u)
missing=0
for test in $(grep -o '`[^` .]*\.[^` .]*`' docs/requirements.md | tr -d '`' | sort -u); do
    case "$test" in *Tests.*) ;; *) continue ;; esac
    outcomes=$(printf '%s\n' "$results" | awk -v test="$test" '$1 == test { print $2 }')
    if [ "$outcomes" != "Passed" ]; then
        echo "docs/requirements.md names $test, which did not pass: $(echo ${outcomes:-did not run})." >&2
        missing=1
    fi
done
exit "$missing"
