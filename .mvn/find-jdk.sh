# Sets JAVA_HOME to an installed JDK of version 21 or newer; sourced by ./mvnw and ./gregor.
# JAVA_HOME wins when it fits, then the newest JDK found in the usual places.

# A service or a job of cron may have none.
[ -n "${HOME-}" ] || { HOME=$(eval "echo ~$(id -un)"); export HOME; }
case $HOME in /*) ;; *) echo "gregor: set HOME: this user has no directory of its own" >&2; exit 2 ;; esac

gregor_java_version() { # JDK_HOME -> its feature version, or nothing
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\(1\.\)\{0,1\}\([0-9]*\).*/\2/p' "$1/release"
}

gregor_find_jdk() {
  [ -z "${JAVA_HOME-}" ] || [ "$(gregor_java_version "$JAVA_HOME" || :)0" -lt 210 ] || { export JAVA_HOME; return 0; }
  best=0 best_home= seen=
  for home in /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* \
    "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -d "$home" ] && [ ! -L "$home" ] || continue
    version=$(gregor_java_version "$home")
    [ -n "$version" ] || continue
    seen="$seen $home ($version)"
    [ "$version" -gt "$best" ] && best=$version best_home=$home
  done
  if [ "$best" -lt 21 ]; then
    echo "gregor: a JDK of version 21 or newer is needed, and none is installed.${seen:+ Found:$seen.}" >&2
    echo "        Install one (Debian: apt-get install openjdk-21-jdk-headless or temurin-25-jdk; macOS: brew install openjdk)," >&2
    echo "        or point JAVA_HOME at one that is somewhere else." >&2
    return 2
  fi
  JAVA_HOME=$best_home
  export JAVA_HOME
}
