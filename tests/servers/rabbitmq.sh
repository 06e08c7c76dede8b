#!/usr/bin/env bash
# A private RabbitMQ on loopback, for tests.
#   rabbitmq.sh start DIR PORT    starts a node whose files are in DIR, on PORT and the two after it; returns when it takes connections
#   rabbitmq.sh stop DIR          stops it in an orderly way; its queues stay in DIR
#   rabbitmq.sh kill DIR          ends it as a power cut would
#   rabbitmq.sh end DIR           stops it for good, its port mapper too
#   rabbitmq.sh ctl DIR ARGS...   rabbitmqctl for that node
#   rabbitmq.sh join DIR OTHER    makes it a member of the cluster of the node whose files are in OTHER
# With a folder DIR/tls (ca.pem, cert.pem, key.pem, port) it takes TLS too, on that port.
# Nodes of one cluster share a secret and a port mapper: with CLUSTER_OF=OTHER, start takes those of OTHER.
set -euo pipefail
command=$1 dir=$2
shift 2

export HOME=$dir RABBITMQ_HOME=/usr/lib/rabbitmq
if [ "$command" = start ]; then
    mkdir -p "$dir"
    echo "$1" >"$dir/port"
    if [ -n "${CLUSTER_OF:-}" ]; then
        cp "$CLUSTER_OF/epmd" "$dir/epmd"
        install -m 400 "$CLUSTER_OF/.erlang.cookie" "$dir/.erlang.cookie"
    else
        echo $(($1 + 1)) >"$dir/epmd"
    fi
fi
port=$(cat "$dir/port")
export RABBITMQ_NODENAME="attestation-$port@localhost" RABBITMQ_NODE_IP_ADDRESS=127.0.0.1 RABBITMQ_NODE_PORT=$port
export RABBITMQ_DIST_PORT=$((port + 2)) ERL_EPMD_ADDRESS=127.0.0.1 ERL_EPMD_PORT=$(cat "$dir/epmd")
export RABBITMQ_MNESIA_BASE=$dir/mnesia RABBITMQ_LOG_BASE=$dir/log RABBITMQ_ENABLED_PLUGINS_FILE=$dir/plugins RABBITMQ_PID_FILE=$dir/pid
export RABBITMQ_CONFIG_FILE=$dir/rabbitmq RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS="-kernel inet_dist_use_interface {127,0,0,1}"
bin=$(ls -d /usr/lib/rabbitmq/lib/rabbitmq_server-*/sbin 2>/dev/null | head -n 1)
bin=${bin:-/usr/lib/rabbitmq/bin}

case $command in
start)
    : >"$dir/plugins"
    # Tests need the broker only; an absolute limit keeps a busy machine from blocking publishers.
    printf 'vm_memory_high_watermark.absolute = 1GB\ndisk_free_limit.absolute = 50MB\nloopback_users.guest = true\n' >"$dir/rabbitmq.conf"
    if [ -d "$dir/tls" ]; then
        printf 'listeners.ssl.1 = 127.0.0.1:%s\nssl_options.cacertfile = %s\nssl_options.certfile = %s\nssl_options.keyfile = %s\nssl_options.verify = verify_none\n' \
            "$(cat "$dir/tls/port")" "$dir/tls/ca.pem" "$dir/tls/cert.pem" "$dir/tls/key.pem" >>"$dir/rabbitmq.conf"
    fi
    cd "$dir"
    setsid "$bin/rabbitmq-server" >"$dir/out.log" 2>&1 </dev/null &
    for _ in $(seq 1 240); do
        if [ -s "$dir/pid" ] && "$bin/rabbitmqctl" -q await_startup --timeout 5 >/dev/null 2>&1; then
            exit 0
        fi
        sleep 0.25
    done
    echo "RabbitMQ did not start; see $dir/out.log" >&2
    exit 1
    ;;
stop)
    pid=$(cat "$dir/pid")
    "$bin/rabbitmqctl" -q stop "$dir/pid" >/dev/null 2>&1 || kill "$pid" 2>/dev/null || true
    while kill -0 "$pid" 2>/dev/null; do sleep 0.1; done
    rm -f "$dir/pid"
    ;;
kill)
    pid=$(cat "$dir/pid")
    kill -9 "$pid" 2>/dev/null || true
    while kill -0 "$pid" 2>/dev/null; do sleep 0.1; done
    rm -f "$dir/pid"
    ;;
end)
    "$0" stop "$dir" || true
    epmd -port "$ERL_EPMD_PORT" -kill >/dev/null 2>&1 || true
    ;;
join)
    "$bin/rabbitmqctl" -q stop_app
    "$bin/rabbitmqctl" -q reset
    "$bin/rabbitmqctl" -q join_cluster "attestation-$(cat "$1/port")@localhost"
    "$bin/rabbitmqctl" -q start_app
    ;;
ctl)
    exec "$bin/rabbitmqctl" -q "$@"
    ;;
esac
