#!/bin/sh
# Deploys VoiceCore's Kafka to the Kubernetes cluster that kubectl points at, and proves that it works.
#   scripts/deploy-kafka.sh [--mode kraft|zookeeper] [--namespace NAME] [any other option of gregor deploy]
# The spec is examples/voicecore/cluster.yaml, unless another is named with -f.
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
own=false
for argument in "$@"; do
  case $argument in -f | -f?* | --file | --file=*) own=true ;; esac
done
$own || set -- -f "$here/examples/voicecore/cluster.yaml" "$@"
exec "$here/gregor" deploy --on kubernetes "$@"
