# The test runs: a table of parts, and how each is run and told. Sourced by ./larder.

# A part: the suites it belongs to, its name, and the command that runs it. Add one with one line.
parts() {
    part fast,all   format       "the sources are formatted"             maven spotless:check
    part fast,all   nulls        "a planted null violation is found"     planted_null
    part fast       platform     "the platform, without the slow tests"  maven_test platform slow,interleavings
    part all,slow   platform     "the platform, on a real database"      maven_test platform
    part fast,all   sandbox      "the channel sandbox"                   maven_test sandbox
    part fast,all   proof        "the judge"                             maven_test proof
    part fast,all   console      "the console's types and units"         console check
    part all        browser      "the console in a browser"              browser
    part all        simulate     "the writer in 2,000 simulated worlds"  simulate_worlds
    part all        interleavings "every structure that threads of the writer share" interleavings
    part all        kills        "kill -9 of JVMs, database, sandbox" proof fault.Kills
    part all        durability   "every commit is forced to disk"        proof fault.Durability
    part all        scenarios    "scenarios as tables, every refusal"    proof scenario.Scenarios
    part all        model        "random commands against a model"       proof model.Models
    part all        planted      "bugs planted on purpose are caught"    proof planted.Planted
    part all        fuzz         "generated requests, no server error"   proof fault.Fuzz
    part all        demo         "a day in the store"                    proof story.Demo --recharges 1000
    part soak       simulate-long "the writer in 100,000 worlds"         run_simulation --seeds 100000 \
        --append "$larder_home/docs/PROOF.md"
    part soak       model-long   "two million commands against a model"  proof model.Models --commands 2000000 \
        --append "$larder_home/docs/PROOF.md"
    part soak       planted-races "missing locks and signals are caught"  planted_races
    part soak       mutation     "85 % of the mutants of what decides die" mutation
    part soak       kills-long   "200 kills"                             proof fault.Kills --jvm 130 --database 60 --sandbox 10 \
        --work "$larder_home/target/work/kills-long" --append "$larder_home/docs/PROOF.md"
}

run_tests() {
    local suite=${1:-all} wanted=0
    case $suite in
        -h | --help) test_usage; return ;;
        list) list_parts; return ;;
        fast | all | soak) shift || true ;;
        kill) shift; run_proof io.larder.proof.fault.Kills "$@" ;;
        scenarios) if [ $# -gt 1 ]; then shift; run_proof io.larder.proof.scenario.Scenarios "$@"; fi ;;
        model) if [ $# -gt 1 ]; then shift; run_proof io.larder.proof.model.Models "$@"; fi ;;
        planted-races)
            if [ $# -gt 1 ]; then
                shift; need_jdk; need_maven; mkdir -p "$built/test"; planted_races "$@"
            fi ;;
        planted) if [ $# -gt 1 ]; then shift; run_proof io.larder.proof.planted.Planted "$@"; fi ;;
    esac
    case $suite in fast | all | soak) ;; *) wanted=$suite; shift ;; esac
    need_jdk
    need_maven
    mkdir -p "$built/test"
    build_all
    export LARDER_BUILT=yes NO_COLOR=1
    passed=() failed=() suite_wanted=$suite part_wanted=$wanted
    local began=$SECONDS
    parts
    say "------ test $suite: ${#passed[@]} parts passed, ${#failed[@]} failed, $((SECONDS - began)) s ------"
    if [ ${#failed[@]} -gt 0 ]; then
        printf 'FAILED: %s\n' "${failed[*]}"
        exit 1
    fi
    if [ ${#passed[@]} = 0 ]; then die "there is no test part \"$suite\"; \"./larder test list\" names them"; fi
    printf 'passed: %s\n' "${passed[*]}"
}

test_usage() {
    cat <<'TEXT'
usage: ./larder test [fast|soak|list|PART]
  (nothing)   all parts, 30 minutes at most on two processors
  fast        while developing, 5 minutes at most once everything is built
  soak        the long forms, by hand; their outcome is added to docs/PROOF.md
  kill [...]  kills under load, as often as you say; see "test kill --help"
  list        the parts
  PART        one part by name; "scenarios", "model" and "planted" take options, see their --help;
              "planted-races NAME" plants only those whose name has it
TEXT
}

list_parts() {
    part() { printf '%-12s %-12s %s\n' "$2" "($1)" "$3"; }
    parts
}

# part SUITES NAME TEXT COMMAND...
part() {
    local suites=$1 name=$2 text=$3 began=$SECONDS log=$built/test/$2.log status=0
    shift 3
    if [ "$part_wanted" != 0 ]; then
        if [ "$part_wanted" != "$name" ] || [ "$suites" = fast ]; then return 0; fi
    else
        case ,$suites, in *,"$suite_wanted",*) ;; *) return 0 ;; esac
    fi
    printf '\n== %s: %s\n' "$name" "$text"
    ("$@") >"$log" 2>&1 </dev/null &
    watch_part $! "$name" || status=$?
    closing_lines "$log" "$status"
    if [ "$status" = 0 ]; then
        passed+=("$name")
        printf '== %s passed in %d s\n' "$name" $((SECONDS - began))
    else
        failed+=("$name")
        printf '== %s FAILED in %d s; the whole output is in %s\n' "$name" $((SECONDS - began)) "$log"
    fi
}

# Waits for a part, with a sign of life each minute.
watch_part() {
    local pid=$1 began=$SECONDS next=$((SECONDS + 60))
    trap 'kill $pid 2>/dev/null || true; exit 130' INT TERM
    while kill -0 "$pid" 2>/dev/null; do
        sleep 0.2
        if [ $SECONDS -ge $next ]; then
            say "$2 ... $((SECONDS - began)) s"
            next=$((SECONDS + 60))
        fi
    done
    trap - INT TERM
    wait "$pid"
}

# What the runner itself said at its end; more of it after a failure.
closing_lines() {
    local own='^(\[[A-Z]+\] )?(Tests run:|BUILD)|^ *Tests  |^ *Test Files|[0-9]+ (passed|failed)|^>> '
    if [ "$2" = 0 ]; then
        { grep -vE 'Time elapsed' "$1" | grep -E "$own" || grep -v '^ *$' "$1"; } | tail -5
    else
        { grep -E '^\[ERROR\]|FAILED|WRONG|Error:|✘|×' "$1" || true; } | head -40
        tail -30 "$1"
    fi
}

maven() { mvn -B -f "$larder_home/pom.xml" "$@"; }

# maven_test MODULE [TAG TO LEAVE OUT]
maven_test() { maven -pl "$1" test ${2:+-DexcludedGroups=$2}; }

# Lincheck rewrites the classes of the process that it runs in, so it has one of its own. Logging
# would only be one more thing to interleave.
interleavings() {
    maven -pl platform test -Dgroups=interleavings -DexcludedGroups=none \
        '-DargLine=-XX:+EnableDynamicAgentLoading -Xshare:auto -Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider'
}

# planted_races [PART OF A NAME]: each missing lock or signal of proof/planted/interleavings.
planted_races() {
    local classpath=$built/test/classpath
    maven -q -pl platform test-compile dependency:build-classpath -DincludeScope=test "-Dmdep.outputFile=$classpath"
    run_proof io.larder.proof.planted.PlantedRaces \
        "$larder_home/platform/target/test-classes:$larder_home/platform/target/classes:$(cat "$classpath")" "$@"
}

# Mutants of what decides over money; the build fails below the part that platform/pom.xml demands.
mutation() { maven -pl platform test-compile org.pitest:pitest-maven:mutationCoverage; }

# The null checker must fail on a violation, or it checks nothing.
planted_null() {
    local at=$built/test/planted
    rm -rf "$at"
    mkdir -p "$at/src/main/java/planted"
    sed -e '/<modules>/,/<\/modules>/d' -e 's|<artifactId>larder</artifactId>|<artifactId>planted</artifactId>|' \
        -e 's|<packaging>pom</packaging>||' "$larder_home/pom.xml" >"$at/pom.xml"
    printf '@org.jspecify.annotations.NullMarked\npackage planted;\n' >"$at/src/main/java/planted/package-info.java"
    cat >"$at/src/main/java/planted/Planted.java" <<'JAVA'
package planted;

final class Planted {
    static int length(String text) {
        return text.length();
    }

    static int fault() {
        return length(null);
    }
}
JAVA
    if mvn -B -f "$at/pom.xml" compile >"$at/compile.log" 2>&1; then
        echo 'the planted violation was NOT found'
        return 1
    fi
    if ! grep -q 'NullAway.*@NonNull is required' "$at/compile.log"; then
        tail -30 "$at/compile.log"
        return 1
    fi
    echo 'the compiler refused the planted violation, as it must'
}

# A script of the clients' workspace.
console() {
    need_node
    install_clients
    npm --prefix "$larder_home/clients" run "$@"
}

browser() {
    command -v chromium >/dev/null || apt_install chromium fonts-noto-cjk
    console e2e
}

# First that it can fail, then that it does not.
simulate_worlds() {
    (run_simulation --planted)
    run_simulation --seeds 2000
}

# proof CLASS ARGUMENTS...: a program of proof/, below io.larder.proof.
proof() {
    local name=$1
    shift
    run_proof "io.larder.proof.$name" "$@"
}

# bench NAME|list ARGUMENTS...
run_bench() {
    local name=${1:-list} class
    shift || true
    case " $name $* " in
        *" list "* | *" -h "* | *" --help "*)
            printf 'usage: ./larder bench NAME [--rounds N] [--seconds N] [--full] [--json]\nNAME is one of: %s\n' \
                "$(bench_names | cut -d' ' -f1 | paste -sd' ')"
            return 0
            ;;
    esac
    class=$(bench_names | awk -v name="$name" '$1 == name {print $2}')
    case $class in
        io.larder.proof.*) run_proof "$class" "$@" ;;
        io.larder.bench.*) run_in_process "$class" "$@" ;;
        *) die "there is no bench \"$name\"; \"./larder bench list\" names them" ;;
    esac
}

# Each bench and its program: below proof it drives a platform, below bench it runs its classes.
# Add one with one line.
bench_names() {
    cat <<'TEXT'
ledger   io.larder.bench.BenchLedger
ledger-scale io.larder.bench.BenchLedgerScale
ledger-mixed io.larder.bench.BenchLedgerMixed
recharge io.larder.proof.load.BenchRecharge
balance io.larder.proof.load.BenchBalance
start    io.larder.proof.load.BenchStart
TEXT
}
