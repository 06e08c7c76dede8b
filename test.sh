#!/usr/bin/env bash
# Checks everything: formatting, build without warnings, every test. Installs by apt what the tests need and the machine lacks.
#
#   ./test.sh                       all of it
#   ./test.sh tests/Gateway.Tests   one test project, nothing else
#
#   --runs N    repeats every attack on the promises (tests/Promises.Tests) N times, with longer outages and more in flight
#   --soak M    random faults for M minutes instead of half a minute
#   --seed S    another chance than the usual one
#
# With CI=true a skipped test counts as a failure. The last line is "N passed, N failed", and ", N skipped" where some were.
set -euo pipefail
cd "$(dirname "$0")"

while [[ ${1:-} == --* ]]; do
    case $1 in
    --runs) export ATTESTATION_RUNS=$2 ;;
    --soak) export ATTESTATION_SOAK=$2 ;;
    --seed) export ATTESTATION_SEED=$2 ;;
    *)
        echo "Unknown option $1; see the top of $0." >&2
        exit 64
        ;;
    esac
    shift 2
done

say() { printf '\n== %s\n' "$*"; }

# need COMMAND PACKAGE..., need_file PATTERN PACKAGE...: the tools that check our work must not be ours.
need() {
    command -v "$1" >/dev/null || missing+=("${@:2}")
}

need_file() {
    compgen -G "$1" >/dev/null || missing+=("${@:2}")
}

install_missing() {
    [ ${#missing[@]} -eq 0 ] && return
    local root=""
    [ "$(id -u)" -eq 0 ] || root="sudo"
    if ! command -v apt-get >/dev/null || { [ -n "$root" ] && ! command -v sudo >/dev/null; }; then
        echo "Please install: ${missing[*]} (this script can do it by apt-get, as root or with sudo)." >&2
        exit 1
    fi
    say "Installing ${missing[*]}"
    $root apt-get update -qq
    DEBIAN_FRONTEND=noninteractive $root apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

command -v dotnet >/dev/null || { echo "Please install the .NET SDK 10." >&2; exit 1; }
missing=()
need xmlsec1 xmlsec1
need openssl openssl
need_file '/usr/lib/*/engines-3/gost.so' libengine-gost-openssl
need javac default-jdk-headless
need xmllint libxml2-utils
need_file /usr/share/java/xmlsec.jar libxml-security-java
need_file /usr/share/java/bcprov.jar libbcprov-java
need node nodejs
need npm npm
need_file '/usr/lib/rabbitmq/lib/rabbitmq_server-*' rabbitmq-server
need_file '/usr/lib/postgresql/*/bin/initdb' postgresql
need docker-compose docker-compose
need curl curl
install_missing

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
log=$(mktemp)
results=$(mktemp -d)
trap 'rm -rf "$log" "$results"' EXIT

say "Restore"
dotnet restore --locked-mode
status=0

# tested ARGUMENTS: runs tests, remembers whether any failed, and adds up the runner's own summary (the last block that says "total:").
passed=0 failed=0 skipped=0
tested() {
    set +e
    dotnet test "$@" 2>&1 | tee "$log"
    local code=${PIPESTATUS[0]}
    set -e
    [ "$code" -eq 0 ] || status=$code
    local ran
    ran=$(count succeeded)
    if [ "${ran:-0}" -eq 0 ]; then
        echo "No test was run: dotnet test $*" >&2
        status=1
    fi
    passed=$((passed + ${ran:-0}))
    ran=$(count failed)
    failed=$((failed + ${ran:-0}))
    ran=$(count skipped)
    skipped=$((skipped + ${ran:-0}))
}

count() { sed -n "s/^ *$1: *\([0-9][0-9]*\).*/\1/p" "$log" | tail -n 1; }

if [ $# -eq 0 ]; then
    say "Vulnerable packages"
    deploy/vulnerable.sh
    say "Format"
    dotnet format --no-restore --verify-no-changes
    say "Build"
    dotnet build --no-restore
    say "Test"
    tested --no-build --solution Attestation.sln -p:WithoutAttacks=true --report-xunit-trx --results-directory "$results"

    # They kill servers and gateways, and want the machine for themselves.
    say "Attack the promises"
    tested --no-build --project tests/Promises.Tests/Attestation.Promises.Tests.csproj --report-xunit-trx --results-directory "$results"

    # Only a test that ran shows that a requirement is met.
    tests/requirements.sh "$results" || status=1
else
    say "Test $1"
    tested --project "$1"
fi

if [ "${CI:-}" = true ] && [ "$skipped" -gt 0 ]; then
    echo "A skipped test is a failure here." >&2
    status=1
fi
[ "$status" -eq 0 ] || [ "$failed" -gt 0 ] || [ "$skipped" -gt 0 ] || failed=1

line="$passed passed, $failed failed"
[ "$skipped" -eq 0 ] || line="$line, $skipped skipped"
printf '\n%s\n' "$line"
exit "$status"
