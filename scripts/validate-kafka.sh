#!/bin/sh
# Checks VoiceCore's Kafka on the Kubernetes cluster that kubectl points at; exit code 3 if a check does not hold.
#   scripts/validate-kafka.sh [--namespace NAME] [-o text|json|junit]
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
exec "$here/gregor" validate --on kubernetes "$@"
