#!/bin/sh
# How long commands take, and how much heap brokers keep, as the number of partitions grows.
#
#   bench/scale.sh [PARTITIONS]...      (default: 100 1000 3000 10000; about ten minutes)
#
# One KRaft cluster of three nodes, every partition on each, ten partitions a topic, a heap of HEAP (default 1g). The topics
# are declared in a file and made by gregor topics apply; then come topics diff, deploy (which finds nothing to do),
# status, validate, and a restart of all nodes under gregor's audit. Heap is what a full collection leaves of the fullest node.
# At the end a new cluster with the largest number is deployed and proven.
set -eu

here=$(cd "$(dirname "$0")/.." && pwd)
. "$here/bench/java.sh"
[ $# != 0 ] || set -- 100 1000 3000 10000
"$here/gregor" runtime install "${KAFKA_VERSION:-4.3.1}" >/dev/null
bench_java -Xmx64m Scale "$here/gregor" "${KAFKA_VERSION:-4.3.1}" "${HEAP:-1g}" "$@"
