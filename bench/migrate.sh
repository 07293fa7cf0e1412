#!/bin/sh
# How long producers wait on the way from ZooKeeper to KRaft and back, under a verified load of 2,000 records a second.
#
#   bench/migrate.sh [ROUNDS]     (default 5; about three minutes a round)
#
# It is bench/changes.sh with migrate; see there.
set -eu

exec "$(cd "$(dirname "$0")" && pwd)/changes.sh" "${1:-5}" migrate
