# Builds what is stale: the hash of its sources names each build. Sourced by ./larder.

# The hash of files and folders, by content.
hash_of() {
    (cd "$larder_home" && find "$@" -type f -not -path '*/node_modules/*' -not -path '*/dist/*' \
        -not -path '*/generated/*' -print0 2>/dev/null | sort -z | xargs -0 sha256sum | sha256sum | cut -c1-16)
}

platform_hash() { hash_of pom.xml platform/pom.xml platform/src/main; }
sandbox_hash() { hash_of pom.xml sandbox/pom.xml sandbox/src/main; }
proof_hash() { hash_of pom.xml proof/pom.xml proof/src/main; }
# What runs the platform's classes in its own process is built anew with them.
bench_hash() { hash_of pom.xml {platform,proof,bench}/pom.xml {platform,proof,bench}/src/main; }
simulation_hash() { hash_of pom.xml {platform,simulation}/pom.xml {platform,simulation}/src/main; }
console_hash() { hash_of clients docs/openapi.json; }

is_built() { [ "$(cat "$built/$1/hash" 2>/dev/null)" = "$2" ]; }

# Runs a command with its output in a log and a sign of life on stderr; on failure shows the end.
with_progress() {
    local what=$1 log=$2 began=$SECONDS pid
    shift 2
    say "$what ..."
    "$@" >"$log" 2>&1 </dev/null &
    pid=$!
    trap 'kill $pid 2>/dev/null || true; exit 130' INT TERM
    local next=$((SECONDS + 15))
    while kill -0 $pid 2>/dev/null; do
        sleep 0.2
        if [ $SECONDS -ge $next ]; then
            say "$what ... $((SECONDS - began)) s: $(last_step "$log")"
            next=$((SECONDS + 15))
        fi
    done
    trap - INT TERM
    if ! wait $pid; then
        grep -E '^\[ERROR\]|error|ERROR' "$log" | head -25 >&2 || tail -25 "$log" >&2
        die "$what failed; the whole output is in $log"
    fi
    say "$what: done in $((SECONDS - began)) s"
}

last_step() {
    grep -oE '^\[INFO\] --- [^ ]+|^Download(ing|ed) [^ ]+: [^ ]+' "$1" 2>/dev/null | tail -1 |
        sed -e 's/^\[INFO\] --- //' -e 's|\(Download[a-z]*\) .*/|\1 |'
}

# build_java MODULE...: packages the modules that are stale, in one Maven run.
build_java() {
    local module hash stale=() names='' also=()
    need_jdk
    if [ "${LARDER_BUILT:-}" = yes ]; then return 0; fi
    mkdir -p "$built"
    exec 8>"$built/build.lock"
    flock 8
    for module in "$@"; do
        if ! is_built "$module" "$("${module}_hash")" || [ ! -f "$larder_home/$module/target/$module-0.1.0.jar" ]; then
            stale+=("$module")
        fi
    done
    if [ ${#stale[@]} -gt 0 ]; then
        need_maven
        names=$(IFS=,; echo "${stale[*]}")
        case ,$names, in *,bench,* | *,simulation,*) also=(-am) ;; esac
        with_progress "building $names" "$built/build.log" \
            mvn -B -f "$larder_home/pom.xml" -pl "$names" "${also[@]}" package -Dmaven.test.skip=true
        for module in "${stale[@]}"; do
            hash=$("${module}_hash")
            install_build "$module" "$hash"
        done
    fi
    exec 8>&-
}

# Lays a module's program out where it is run from: a new folder, so a running one keeps its files.
install_build() {
    local module=$1 hash=$2 old to=$built/$1-$2
    rm -rf "$to"
    mkdir -p "$to"
    case $module in
        platform)
            rmdir "$to"
            "$JAVA_HOME/bin/java" -Djarmode=tools -jar "$larder_home/platform/target/platform-0.1.0.jar" \
                extract --destination "$to" >>"$built/build.log" 2>&1 </dev/null ||
                die "the platform's jar could not be unpacked; see $built/build.log"
            ;;
        sandbox)
            (cd "$to" && "$JAVA_HOME/bin/jar" -xf "$larder_home/sandbox/target/sandbox-0.1.0.jar" BOOT-INF/lib)
            mv "$to/BOOT-INF/lib" "$to/lib"
            rmdir "$to/BOOT-INF"
            cp "$larder_home/sandbox/target/sandbox-0.1.0.jar.original" "$to/lib/sandbox-0.1.0.jar"
            ;;
        proof | bench | simulation) cp "$larder_home/$module/target/$module-0.1.0.jar" "$to/" ;;
    esac
    echo "$hash" >"$to/hash"
    ln -sfn "$module-$hash" "$built/$module.new"
    mv -T "$built/$module.new" "$built/$module"
    for old in "$built/$module"-*/; do
        old=${old%/}
        if [ "$old" != "$to" ] && ! grep -qsaF -- "$old" /proc/[0-9]*/cmdline; then rm -rf "$old"; fi
    done
}

# Builds the console where its sources are; without Node the platform runs without it.
build_console() {
    local hash
    if [ "${LARDER_BUILT:-}" = yes ] || [ ! -f "$larder_home/clients/package.json" ]; then return 0; fi
    hash=$(console_hash)
    if is_built console "$hash"; then return 0; fi
    need_node
    install_clients
    with_progress 'building the console' "$built/console.log" \
        npm --prefix "$larder_home/clients" run build
    mkdir -p "$built/console-$hash"
    cp -r "$larder_home/clients/console/dist" "$built/console-$hash/"
    echo "$hash" >"$built/console-$hash/hash"
    ln -sfn "console-$hash" "$built/console.new"
    mv -T "$built/console.new" "$built/console"
}

# The clients' packages, when their lock file has changed.
install_clients() {
    local hash
    hash=$(hash_of clients/package-lock.json clients/package.json)
    if [ "$(cat "$larder_home/clients/node_modules/.larder" 2>/dev/null)" = "$hash" ]; then return 0; fi
    with_progress 'installing the clients'\'' packages' "$built/npm.log" \
        npm --prefix "$larder_home/clients" ci
    echo "$hash" >"$larder_home/clients/node_modules/.larder"
}

build_all() {
    build_java platform sandbox proof bench simulation
    build_console
}
