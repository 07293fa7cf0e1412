#!/bin/sh
# How long a 3-node KRaft cluster takes to start, by Gregor and by hand, on this machine, in one run.
#
#   bench/startup.sh [ROUNDS]        (default 5; needs about half a minute a round and nothing else on the machine)
#
# By hand means: three times kafka.tools.StorageTool format, three times kafka.Kafka, from the same runtime, on the same
# JDK, with the flags of Kafka's own scripts and no archive. A cluster has started when each of its three brokers, as a
# leader, has acknowledged a record with acks=all. Memory is the resident set of the three brokers together.
set -eu

here=$(cd "$(dirname "$0")/.." && pwd)
. "$here/bench/java.sh"
"$here/gregor" runtime install "${KAFKA_VERSION:-4.3.1}" >/dev/null
"$here/gregor" runtime install registry-3.3.3 >/dev/null
bench_java -Xmx256m Startup "$here" "${1:-5}" "${KAFKA_VERSION:-4.3.1}"
