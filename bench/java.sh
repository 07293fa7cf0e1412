# Sourced by the benchmarks: finds a JDK, and runs their classes on Gregor's own class path.
. "$here/.mvn/find-jdk.sh"
gregor_find_jdk

# bench_java HEAP CLASS ARGUMENT…
bench_java() {
  heap=$1; shift
  lib=$here/lib
  [ -d "$lib" ] || lib=$(echo "$here"/cli/target/gregor-*/gregor-*/lib)
  classes=$(mktemp -d)
  trap 'rm -rf "$classes"' EXIT
  trap 'exit 130' INT TERM
  "$JAVA_HOME/bin/javac" -nowarn -proc:none -d "$classes" -cp "$lib/*" "$here"/bench/*.java
  "$JAVA_HOME/bin/java" -Xlog:disable "$heap" -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED -cp "$classes:$lib/*" "$@"
}
