#!/usr/bin/env bash
# Fails when a package that is shipped or used for the tests is known to be vulnerable. Says so, and does not fail, where no package source
# tells what is vulnerable: then nothing was checked.
#
#   deploy/vulnerable.sh [PROJECT OR SOLUTION]
#
# Exit codes: 0 none is known, or no source answers; 1 a package is vulnerable (the list names it); 2 the list could not be had, for instance
# because nothing is restored yet.
set -euo pipefail
target=${1:-$(dirname "$0")/../Attestation.sln}

# What the SDK prints is read below.
export DOTNET_CLI_UI_LANGUAGE=en

# A source that can tell says so in its index ("VulnerabilityInfo", NuGet server API). Without one the command below finds nothing, ever.
knows=""
while read -r source; do
    # Read to its end before it is looked at: curl fails when nobody reads on.
    index=$(curl --silent --show-error --location --max-time 20 "$source" 2>/dev/null) || continue
    if [[ $index == *'"VulnerabilityInfo/'* ]]; then
        knows="$source"
    fi
done < <(cd "$(dirname "$target")" && dotnet nuget list source --format short | sed -n 's/^E[^ ]* *\(http[^ ]*\).*/\1/p')
if [ -z "$knows" ]; then
    echo "No package source says what is vulnerable: not checked."
    exit 0
fi

if ! report=$(dotnet list "$target" package --vulnerable --include-transitive --no-restore 2>&1); then
    echo "$report" >&2
    exit 2
fi
if grep -q 'has the following vulnerable packages' <<<"$report"; then
    echo "$report" >&2
    exit 1
fi
echo "No package is known to be vulnerable, says $knows."
