# Finds the JDK, Maven and Node, or says in one line how to get them. Sourced by ./larder.

say() { printf 'larder: %s\n' "$*" >&2; }

die() {
    say "$*"
    exit 1
}

is_jdk25() { [ -x "$1/bin/javac" ] && grep -q '^JAVA_VERSION="25' "$1/release" 2>/dev/null; }

# Sets JAVA_HOME to a JDK 25.
need_jdk() {
    local candidate from_path=''
    if command -v javac >/dev/null; then
        from_path=$(dirname -- "$(dirname -- "$(readlink -f -- "$(command -v javac)")")")
    fi
    for candidate in "${JAVA_HOME:-}" "$from_path" /usr/lib/jvm/*25* \
        "$HOME"/.sdkman/candidates/java/*25* "$HOME"/.jdks/*25* /opt/*25* /opt/*/*25*; do
        if [ -n "$candidate" ] && is_jdk25 "$candidate"; then
            export JAVA_HOME=$candidate
            return
        fi
    done
    die 'no JDK 25 found: install one (Eclipse Temurin 25, or "sdk install java 25-tem") and set JAVA_HOME to it'
}

# Installs Debian packages as root, after saying so; otherwise says what to run.
apt_install() {
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        say "installing $* with apt-get, since it is missing"
        if ! { apt-get install -y -qq --no-install-recommends "$@" ||
            { apt-get update -qq && apt-get install -y -qq --no-install-recommends "$@"; }; } \
            >"$built/apt.log" 2>&1; then
            die "apt-get could not install $*; see $built/apt.log"
        fi
    else
        die "$* is missing: install it with \"sudo apt-get install $*\""
    fi
}

need_maven() {
    mkdir -p "$built"
    command -v mvn >/dev/null || apt_install maven
}

node_is_new() {
    command -v node >/dev/null &&
        node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 22 || a === 22 && b >= 13 ? 0 : 1)'
}

# Puts a Node of at least 22.13 first in PATH.
need_node() {
    mkdir -p "$built"
    command -v npm >/dev/null || apt_install nodejs npm
    if node_is_new; then return 0; fi
    local node=$built/node/node_modules/node/bin
    if [ ! -x "$node/node" ]; then
        say 'this machine'\''s Node is too old: fetching node@24 from npm into target/larder/node'
        npm install --silent --no-audit --no-fund --prefix "$built/node" node@24 >"$built/node.log" 2>&1 ||
            die "node@24 could not be installed; see $built/node.log"
    fi
    export PATH=$node:$PATH
    node_is_new || die "the Node in $node does not run; remove $built/node and try again"
}
