#!/bin/sh
# How long producers wait while a cluster of three nodes is changed under a verified load, and what becomes of the records.
#
#   bench/changes.sh [ROUNDS] [restart|upgrade|kill|migrate]...     (default: 5 rounds of the first three; about half a minute a round)
#
# restart: gregor restart of all three nodes. upgrade: gregor upgrade from Kafka 3.9.2 to 4.3.1, and back, each under the audit.
# kill: gregor drill run kill-broker, which leads a third of the partitions; default session timeout.
# migrate: gregor migrate start, rollback, start, finalize, each under the audit (3 ZooKeeper, 3 brokers; three minutes a round). The load is
# gregor's audit with RATE records a second (default 2000). What each round came to is added to the file RESULTS, if that
# is set, and the table is of everything in it: so rounds can be run in several calls.
set -eu

here=$(cd "$(dirname "$0")/.." && pwd)
. "$here/bench/java.sh"
rounds=${1:-5}
[ $# = 0 ] || shift
[ $# != 0 ] || set -- restart upgrade kill
for version in 4.3.1 3.9.2; do
  "$here/gregor" runtime install "$version" >/dev/null
done
bench_java -Xmx64m Changes "$here/gregor" "$rounds" "${RATE:-2000}" "${RESULTS:-}" "${REPORTS:-}" "$@"
