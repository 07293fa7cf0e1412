#!/bin/sh
# How long a 3-node KRaft cluster takes on Kubernetes, by Gregor and by a hand-written StatefulSet, on the cluster that
# kubectl points at, in one run.
#
#   bench/kubernetes.sh [ROUNDS]     (default 3; needs about two minutes a round, and nothing else on the machine)
#
# IMAGE is Gregor's image, which the hosts have already (default: the one of this version). By hand (kubernetes/by-hand.yaml)
# counts until kubectl sees every pod ready; Gregor counts until its checks have held, `up` being not enough.
set -eu

here=$(cd "$(dirname "$0")/.." && pwd)
rounds=${1:-3}
version=$(sed -n 's:^  <version>\(.*\)</version>$:\1:p' "$here/pom.xml")
image=${IMAGE:-gregor:$version}
runtime=${RUNTIME:-kafka-4.3.1}
namespace=gregor-bench
work=$(mktemp -d)
trap 'kubectl delete namespace $namespace --ignore-not-found >/dev/null 2>&1; rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

cat >"$work/whole.yaml" <<S
profile: local
platform: kubernetes
kubernetes: {namespace: $namespace, image: "$image"}
S
{ cat "$work/whole.yaml"; printf 'registry: {enabled: false}\nconnect: {enabled: false}\n'; } >"$work/brokers.yaml"
sed "s#IMAGE#$image#; s#RUNTIME#$runtime#g" "$here/bench/kubernetes/by-hand.yaml" >"$work/by-hand.yaml"

now() { date +%s.%N; }
namespace_gone() {
  # Brokers whose quorum goes with them take their time, and a namespace looks for claims that are in use once a minute;
  # nobody needs their data.
  kubectl delete statefulsets --all -n $namespace --cascade=orphan >/dev/null 2>&1 || true
  kubectl delete pods --all -n $namespace --force --grace-period=0 >/dev/null 2>&1 || true
  kubectl delete persistentvolumeclaims --all -n $namespace >/dev/null 2>&1 || true
  kubectl delete namespace $namespace --ignore-not-found >/dev/null
}
fresh_namespace() { namespace_gone; kubectl create namespace $namespace >/dev/null; }

# timed NAME COMMAND…: adds the seconds that the command took to the samples of that name.
timed() {
  name=$1; shift
  begin=$(now)
  "$@" >"$work/said" 2>&1 || { cat "$work/said" >&2; exit 1; }
  awk -v b="$begin" -v e="$(now)" 'BEGIN { printf "%.2f\n", e - b }' >>"$work/$name.samples"
  echo "round $round  $(tail -n 1 "$work/$name.samples") s  $name" >&2
}

by_hand() {
  kubectl apply -n $namespace -f "$work/by-hand.yaml"
  kubectl rollout status -n $namespace statefulset/kafka --timeout=180s
}

run() {
  fresh_namespace
  timed by-hand by_hand
  fresh_namespace
  timed brokers "$here/gregor" deploy -f "$work/brokers.yaml"
  fresh_namespace
  timed whole "$here/gregor" deploy -f "$work/whole.yaml"
  timed again "$here/gregor" deploy -f "$work/whole.yaml"
  timed validate "$here/gregor" validate --on kubernetes --namespace $namespace
}

row() { # NAME TEXT
  sort -n "$work/$1.samples" | awk -v text="$2" '
    { s[NR] = $1 }
    END { printf "| %s | %.1f s | %.1f–%.1f s |\n", text, s[int((NR + 1) / 2)], s[1], s[NR] }'
}

# Not counted: images are unpacked, and the command line gets its class-data archive.
round=0 run
rm -f "$work"/*.samples
round=1
while [ "$round" -le "$rounds" ]; do run; round=$((round + 1)); done

echo "$(nproc) processors, $(kubectl get nodes --no-headers | wc -l) hosts, $rounds rounds"
echo
echo "| three Kafka nodes on Kubernetes | median | min–max |"
echo "|---|---|---|"
row by-hand "hand-written StatefulSet, until its pods are ready"
row brokers "gregor deploy, the same brokers, until validated"
row whole "gregor deploy, with registry and Connect, until validated"
row again "gregor deploy again, nothing to change"
row validate "gregor validate"
