#!/usr/bin/env bash
# A private PostgreSQL on loopback, for tests.
#   postgres.sh start DIR PORT    makes a cluster in DIR if there is none, and starts it
#                                 with a folder DIR/tls (cert.pem, key.pem) it takes TLS too
#   postgres.sh stop DIR          stops it at once, connections or not
#   postgres.sh kill DIR          ends it as a power cut would
set -euo pipefail
command=$1 dir=$2
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
[ -n "$bin" ] || bin=$(dirname "$(readlink -f "$(command -v initdb)")")

# PostgreSQL refuses to run as root.
as_owner() {
    if [ "$(id -u)" -eq 0 ]; then
        (cd / && runuser -u postgres -- "$@")
    else
        "$@"
    fi
}

case $command in
start)
    port=$3
    if [ ! -f "$dir/data/PG_VERSION" ]; then
        mkdir -p "$dir"
        [ "$(id -u)" -ne 0 ] || chown postgres "$dir"
        as_owner "$bin/initdb" -D "$dir/data" -U attestation -A trust -E UTF8 --no-locale >"$dir/initdb.log" 2>&1 </dev/null
        echo "$port" >"$dir/port"
    fi
    tls=""
    if [ -d "$dir/tls" ]; then
        # The server refuses a key that others may read.
        as_owner cp "$dir/tls/cert.pem" "$dir/tls/key.pem" "$dir/data/"
        as_owner chmod 600 "$dir/data/key.pem"
        tls="-c ssl=on -c ssl_cert_file=cert.pem -c ssl_key_file=key.pem"
    fi
    as_owner "$bin/pg_ctl" -D "$dir/data" -l "$dir/log" -w -t 60 \
        -o "$tls -p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$dir -c max_connections=500" start >/dev/null
    ;;
stop)
    as_owner "$bin/pg_ctl" -D "$dir/data" -m fast -w stop >/dev/null
    ;;
kill)
    as_owner "$bin/pg_ctl" -D "$dir/data" -m immediate -w stop >/dev/null
    ;;
esac
