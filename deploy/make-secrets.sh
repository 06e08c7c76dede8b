#!/usr/bin/env bash
# Makes the secrets that compose.yaml mounts, in deploy/secrets. What is there already stays as it is: run it again whenever one was removed.
# The containers read them as a user of their own, so the files are readable to all and the folder that holds them is closed.
set -euo pipefail
cd "$(dirname "$0")/secrets"
chmod 700 .

random() { od -An -N24 -tx1 /dev/urandom | tr -d ' \n'; }
key() { head -c 32 /dev/urandom | base64 | tr -d '\n'; }

# make FILE: what is read becomes the file, unless there is one.
make() {
    if [ -e "$1" ]; then
        cat >/dev/null
    else
        cat >"$1.part"
        mv "$1.part" "$1"
        chmod 444 "$1"
        echo "made $1"
    fi
}

random | make postgres-password
random | make Bus__Password
printf 'Host=postgres;Username=attestation;Database=attestation;Password=%s' "$(cat postgres-password)" | make Storage__ConnectionString
printf 'default_user = attestation-gateway\ndefault_pass = %s\ndefault_user_tags.administrator = false\n' "$(cat Bus__Password)" | make rabbitmq-user.conf
printf '{"current":"k1","keys":{"k1":"%s"},"lookup":"%s"}\n' "$(key)" "$(key)" | make storage-keys.json

# Of the doubles; a real ШЭП and a real platform give others.
random | make EgovShlyuz__Password
printf 'sandbox' | make EgovShlyuz__KeyPassword
printf 'ustaz-sandbox-secret' | make UstazPlatform__ClientSecret
