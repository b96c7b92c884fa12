# Runs the programs that were built. Sourced by ./larder.

# The platform's JVM: serial collector, since the heap is small and the processors are few.
jvm_options() {
    options=(
        -XX:+UseSerialGC
        -XX:+UseCompactObjectHeaders
        -Xms128m
        -Xmx768m
        -XX:+ExitOnOutOfMemoryError
        -Duser.timezone=UTC
        --enable-native-access=ALL-UNNAMED
        -Xlog:disable
        -Xlog:all=error:stderr
        "-Dlarder.sandbox.home=$(readlink -f -- "$built/sandbox")"
    )
    if [ -d "$built/console/dist" ]; then
        options+=("-Dlarder.console.directory=$(readlink -f -- "$built/console/dist")")
    fi
    # shellcheck disable=SC2206  # words are wanted
    options+=(${LARDER_JAVA_OPTIONS:-})
}

# A cache of classes and profiles halves the time to start; the first start makes it.
aot_options() {
    local cache=$1/start.aot
    if [ -f "$cache" ]; then
        options+=("-XX:AOTCache=$cache")
    elif [ "$2" = start ]; then
        options+=(-XX:AOTMode=record "-XX:AOTConfiguration=$cache.record.$$" "-Dlarder.aot.cache=$cache"
            -XX:+UnlockDiagnosticVMOptions -XX:-DisplayVMOutput)
    fi
}

exec_platform() {
    local at
    at=$(readlink -f -- "$built/platform")
    jvm_options
    if [ -n "${LARDER_PATCHED:-}" ]; then
        # classes that a proof planted, before the platform's own
        exec "$JAVA_HOME/bin/java" "${options[@]}" -XX:TieredStopAtLevel=1 \
            -cp "$LARDER_PATCHED:$at/platform-0.1.0.jar:$at/lib/*" io.larder.assembly.Larder "$@"
    fi
    if ! wants_help "$@"; then aot_options "$at" "$1"; fi
    exec "$JAVA_HOME/bin/java" "${options[@]}" -jar "$at/platform-0.1.0.jar" "$@"
}

wants_help() {
    local word
    for word in "$@"; do
        case $word in -h | --help) return 0 ;; esac
    done
    return 1
}

run_start() {
    build_java platform sandbox
    if ! wants_help "$@"; then
        (build_console) || say 'going on without the console'
    fi
    exec_platform "$@"
}

run_platform() {
    build_java platform sandbox
    exec_platform "$@"
}

# Makes the cache for faster starts where it is missing, by a first start of its own, so that what
# is measured or counted afterwards is not a first start.
warm() {
    local at work=$larder_home/target/work/warm-$$ pid limit=$((SECONDS + 240))
    need_jdk
    at=$(readlink -f -- "$built/platform")
    if [ -f "$at/start.aot" ]; then return 0; fi
    say 'a first start, so that later ones are fast ...'
    mkdir -p "$work"
    "$larder_home/larder" start --data "$work/data" --port 0 >"$work/out" 2>"$work/err" </dev/null &
    pid=$!
    trap 'kill $pid 2>/dev/null || true; exit 130' INT TERM
    while [ ! -f "$at/start.aot" ] && kill -0 $pid 2>/dev/null && [ $SECONDS -lt $limit ]; do sleep 0.2; done
    trap - INT TERM
    kill $pid 2>/dev/null || true
    wait $pid || true
    if [ -f "$at/start.aot" ]; then rm -rf "$work"; else say "it made no cache; see $work/err"; fi
}

# Programs of proof/, which start ./larder themselves; what is built is not looked at again.
run_proof() {
    if wants_help "$@"; then build_java proof; else build_java platform sandbox proof; fi
    export LARDER_BUILT=yes
    if ! wants_help "$@"; then warm; fi
    exec "$JAVA_HOME/bin/java" -XX:+UseSerialGC -Duser.timezone=UTC \
        "-Dlarder.launcher=$larder_home/larder" \
        -cp "$built/proof/proof-0.1.0.jar" "$@"
}

# A benchmark that runs the platform's classes in its own process, with the options of start.
run_in_process() {
    build_java platform proof bench
    local at
    at=$(readlink -f -- "$built/platform")
    jvm_options
    exec "$JAVA_HOME/bin/java" "${options[@]}" "-Dlarder.launcher=$larder_home/larder" \
        -cp "$built/bench/bench-0.1.0.jar:$built/proof/proof-0.1.0.jar:$at/platform-0.1.0.jar:$at/lib/*" "$@"
}

# The production writer in simulated worlds; its threads are coroutines of the JDK, not exported.
run_simulation() {
    build_java platform simulation
    local at
    at=$(readlink -f -- "$built/platform")
    exec "$JAVA_HOME/bin/java" -XX:+UseSerialGC -Xmx512m -Duser.timezone=UTC \
        --add-exports=java.base/jdk.internal.vm=ALL-UNNAMED \
        -cp "$built/simulation/simulation-0.1.0.jar:$at/platform-0.1.0.jar:$at/lib/*" \
        io.larder.simulation.Simulate "$@"
}
