# The few words in which the claims are written, and below them the three engines.
#
#   claim DECK/QUESTION 'WORDS'   begins a claim, with an empty database
#   A 'SQL'                       runs SQL in session A (or B, C, D) and waits for the answer
#   later A 'SQL'                 sends it without waiting ...
#   waits A                       ... asserts that it now waits for a lock ...
#   answer A                      ... and fetches the answer
#   gives 'ROWS'                  asserts the rows of the last answer: 'a|b c|d' are two rows of two columns
#   shows 'TEXT'  lacks 'TEXT'    asserts that the rows, such as a plan, contain it or not
#   says 'TEXT'                   asserts that it stands anywhere in the answer, such as in a NOTICE
#   fails 40001                   asserts that the last statement failed, with this code or text
#   one_fails A B 40001           fetches both answers, asserts that exactly one failed so, and names it in $victim, the other
#                                 in $winner
#   soon 'ROWS' A 'SQL'           asserts that it gives these rows within a few seconds
#   leave A                       ends session A
#
# A claim fails too if a statement fails unexpectedly, if it asserts nothing, or if its question is not in the deck.

patience=15 # seconds to wait for an answer before a claim fails; no wait is longer

decks=$here/../questions/decks
work='' id='' words='' checked=0 problem='' error='' rows='' messages='' victim='' winner='' mariadb='' count=0
passed=0 failed=0 skipped=()
declare -A to=() from=() client=() mark=() number=()

prepare() {
    work=$(mktemp -d /tmp/onsite-facts.XXXXXX) # a short path: the name of a socket is limited to about a hundred bytes
    local variable
    for variable in ${!PG*} ${!MYSQL*} ${!MARIADB*}; do unset "$variable"; done # whatever was meant for a real server
    export LC_ALL=C.UTF-8 PGCLIENTENCODING=UTF8 PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
    unprivileged=()
    if [[ $(id -u) -eq 0 ]]; then
        unprivileged=(runuser -u nobody --)
        chown nobody "$work"
    fi
    cd "$work" # where nobody may be, unlike perhaps where we were started
}

clean_up() {
    trap - EXIT
    trap '' INT TERM HUP
    set +e
    hang_up
    stop_postgresql
    stop_mariadb
    cd /
    rm -rf "$work"
}

claim() {
    finish
    id=$1 words="${name}: $2"
    grep -qsx "  - id: ${id#*/}" "$decks/${id%%/*}.yaml" || wrong "there is no question ${id#*/} in ${id%%/*}.yaml"
    hang_up
    "empty_$engine"
}

finish() { # prints the line of the claim that ends here
    [[ -n $id ]] || return 0
    settle
    [[ $checked -gt 0 ]] || wrong 'it asserts nothing'
    if [[ -z $problem ]]; then
        passed=$((passed + 1))
        printf 'ok    %s  %s\n' "$id" "$words"
    else
        failed=$((failed + 1))
        printf 'FAIL  %s  %s\n%s\n' "$id" "$words" "$problem"
    fi
    id='' checked=0 problem=''
}

summary() {
    printf '\n%d claims hold, %d do not' "$passed" "$failed"
    [[ ${#skipped[@]} -eq 0 ]] || printf '; skipped: %s' "${skipped[*]}"
    printf ' (%d seconds)\n' "$SECONDS"
    [[ $failed -eq 0 && $passed -gt 0 ]] || exit 1
}

wrong() { problem+="      $1"$'\n'; }

settle() { # an error that no "fails" asked for
    [[ -z $error ]] || wrong "unexpected error: $error"
    error=''
}

# --- sessions: one client each, written to and read from through named pipes

A() { say A "$1"; }
B() { say B "$1"; }
C() { say C "$1"; }
D() { say D "$1"; }

say() {
    later "$1" "$2"
    answer "$1"
}

later() {
    settle
    [[ -n ${to[$1]-} ]] || dial "$1"
    count=$((count + 1))
    mark[$1]="<end of answer $count>"
    printf '%s;\n%s\n' "$2" "$("mark_$engine" "${mark[$1]}")" >&"${to[$1]}"
}

answer() { # sets rows, messages and error
    local line='' part tries=$((patience * 5)) gone=no
    rows='' messages='' error=''
    while :; do
        if IFS= read -r -t 0.2 -u "${from[$1]}" part; then
            line+=$part
            [[ $line != "${mark[$1]}" ]] || break
            understand "$line"
            line=''
            continue
        fi
        line+=$part
        [[ $gone == no ]] || break # it ended, and what it said before has been read
        kill -0 "${client[$1]}" 2>/dev/null || gone=yes
        tries=$((tries - 1))
        if [[ $tries -eq 0 ]]; then
            wrong "session $1 gave no answer within $patience seconds"
            break
        fi
    done
    rows=${rows# }
}

understand() {
    local errors='^(ERROR|FATAL|PANIC|Error|Parse error|Runtime error)'
    local notes='^(psql: |NOTICE:|WARNING:|INFO:|DEBUG:|LOG:|DETAIL:|HINT:|CONTEXT:|LOCATION:|LINE [0-9]+:)'
    messages+="$1 "
    if [[ $1 =~ $errors ]]; then
        error=${error:-$1}
    elif ! [[ $1 =~ $notes ]]; then
        rows+=" ${1//$'\t'/|}"
    fi
}

dial() {
    local in out
    mkfifo "$work/$1.in" "$work/$1.out"
    exec {in}<>"$work/$1.in" {out}<>"$work/$1.out"
    "client_$engine" "$1" <"$work/$1.in" >"$work/$1.out" 2>&1 &
    client[$1]=$!
    to[$1]=$in from[$1]=$out
    if [[ $engine == mariadb ]]; then
        mark[$1]='<connected>'
        printf "SELECT CONNECTION_ID();\nSELECT '<connected>';\n" >&"$in"
        answer "$1"
        number[$1]=$rows
    fi
}

leave() {
    local in=${to[$1]} out=${from[$1]}
    kill "${client[$1]}" 2>/dev/null || true
    wait "${client[$1]}" 2>/dev/null || true
    exec {in}>&- {out}<&-
    rm "$work/$1.in" "$work/$1.out"
    unset "to[$1]" "from[$1]" "client[$1]"
}

hang_up() {
    local session
    for session in "${!to[@]}"; do leave "$session"; done
}

# --- assertions

gives() {
    checked=$((checked + 1))
    [[ -n $error || $rows == "$1" ]] || wrong "expected rows: $1; the engine gives: $rows"
}

shows() {
    checked=$((checked + 1))
    [[ -n $error || $rows == *"$1"* ]] || wrong "expected to see: $1; the engine shows: $rows"
}

lacks() {
    checked=$((checked + 1))
    [[ -n $error || (-n $rows && $rows != *"$1"*) ]] || wrong "expected not to see: $1; the engine shows: $rows"
}

says() {
    checked=$((checked + 1))
    [[ $messages == *"$1"* ]] || wrong "expected: $1; the engine says: $messages"
}

fails() {
    checked=$((checked + 1))
    [[ $error == *"$1"* ]] || wrong "expected error $1; the engine answers: ${error:-no error} $rows"
    error=''
}

one_fails() {
    local first second
    answer "$1"
    first=$error
    answer "$2"
    second=$error error=''
    checked=$((checked + 1))
    victim=$1 winner=$2
    [[ $first == *"$3"* ]] || { victim=$2 winner=$1; }
    [[ ($first == *"$3"* && -z $second) || ($second == *"$3"* && -z $first) ]] ||
        wrong "expected error $3 in one of two sessions; the engine answers: ${first:-no error} / ${second:-no error}"
}

waits() {
    checked=$((checked + 1))
    local tries
    for ((tries = 50; tries > 0; tries--)); do
        ! "waiting_$engine" "$1" || return 0
        sleep 0.1
    done
    wrong "expected session $1 to wait for a lock; it does not"
}

soon() {
    local tries
    for ((tries = 50; tries > 0; tries--)); do
        say "$2" "$3"
        [[ -z $error && $rows != "$1" ]] || break
        sleep 0.2
    done
    gives "$1"
}

# --- PostgreSQL

pg_bin() { # Debian keeps the server's programs out of PATH; the newest version wins
    local found
    found=$(printf '%s\n' /usr/lib/postgresql/*/bin/initdb | sort -V | tail -n 1)
    [[ -x $found ]] || found=$(command -v initdb) || return 1
    dirname "$found"
}

installed_postgresql() { pg_bin >/dev/null && command -v psql >/dev/null; }

start_postgresql() {
    local bin
    bin=$(pg_bin)
    "${unprivileged[@]}" mkdir -m 700 "$work/pg"
    "${unprivileged[@]}" "$bin/initdb" -D "$work/pg/data" -U facts -A trust -E UTF8 --locale=C --no-sync >"$work/pg.log" 2>&1 ||
        give_up PostgreSQL "$work/pg.log"
    # No network; autovacuum off, so that nothing but the claims themselves vacuums. All else keeps its default.
    "${unprivileged[@]}" "$bin/pg_ctl" -D "$work/pg/data" -w -t 30 -l "$work/pg/log" start >"$work/pg.log" 2>&1 \
        -o "-c listen_addresses='' -c unix_socket_directories='$work/pg' -c fsync=off -c autovacuum=off" ||
        give_up PostgreSQL "$work/pg/log"
    name=PostgreSQL
    echo "# PostgreSQL $(once_postgresql 'SHOW server_version')"
}

stop_postgresql() {
    [[ -f $work/pg/data/postmaster.pid ]] || return 0
    "${unprivileged[@]}" "$(pg_bin)/pg_ctl" -D "$work/pg/data" -w -t 30 -m immediate stop >/dev/null 2>&1 || true
}

client_postgresql() {
    PGAPPNAME=$1 exec psql -X -q -A -t -P null=NULL -v VERBOSITY=verbose -h "$work/pg" -U facts postgres
}

once_postgresql() { PGAPPNAME=facts psql -X -q -A -t -h "$work/pg" -U facts -c "$1" postgres 2>/dev/null; }
mark_postgresql() { printf '\\echo %s' "$1"; }

empty_postgresql() {
    once_postgresql "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname IS NOT NULL" >/dev/null
    once_postgresql "DROP SCHEMA public CASCADE; CREATE SCHEMA public"
}

waiting_postgresql() {
    [[ $(once_postgresql "SELECT count(*) FROM pg_stat_activity WHERE application_name = '$1' AND wait_event_type = 'Lock'") -gt 0 ]]
}

# --- MariaDB, in place of MySQL as well

installed_mariadb() { command -v mariadbd mariadb mariadb-install-db >/dev/null; }

start_mariadb() {
    # A directory for temporary files too: at its start the server deletes what looks like a leftover in the common one.
    local private=(--no-defaults --datadir="$work/maria/data" --tmpdir="$work/maria/tmp")
    "${unprivileged[@]}" mkdir -m 700 "$work/maria" "$work/maria/tmp"
    "${unprivileged[@]}" mariadb-install-db "${private[@]}" --skip-test-db --auth-root-authentication-method=normal \
        >"$work/maria.log" 2>&1 || give_up MariaDB "$work/maria.log"
    # No network, no flush at every commit. The snapshot isolation that newer versions added is off, because the decks speak of
    # MySQL, which has none. All else keeps its default.
    "${unprivileged[@]}" mariadbd "${private[@]}" --socket="$work/maria/socket" --pid-file="$work/maria/pid" --skip-networking \
        --innodb-flush-log-at-trx-commit=0 --loose-innodb-snapshot-isolation=OFF >"$work/maria.log" 2>&1 &
    mariadb=$!
    local tries
    for ((tries = 300; tries > 0; tries--)); do
        ! once_mariadb 'SELECT 1' >/dev/null || break
        sleep 0.1
    done
    [[ $tries -gt 0 ]] || give_up MariaDB "$work/maria.log"
    once_mariadb 'CREATE DATABASE facts'
    name=MariaDB
    echo "# MariaDB $(once_mariadb 'SELECT version()')"
}

stop_mariadb() {
    local pid tries
    pid=$(cat "$work/maria/pid" 2>/dev/null) || pid=$mariadb # it may not have come so far as to write it
    [[ -n $pid ]] && kill "$pid" 2>/dev/null || return 0
    for ((tries = 100; tries > 0; tries--)); do
        kill -0 "$pid" 2>/dev/null || return 0
        sleep 0.1
    done
    kill -9 "$pid" 2>/dev/null || true
}

client_mariadb() {
    exec mariadb --no-defaults -N -B -r --force --unbuffered --default-character-set=utf8mb4 -uroot -S "$work/maria/socket" facts
}

once_mariadb() { mariadb --no-defaults -N -B -uroot -S "$work/maria/socket" -e "$1" 2>/dev/null; }
mark_mariadb() { printf "SELECT '%s';" "$1"; }

empty_mariadb() {
    local other
    for other in $(once_mariadb "SELECT id FROM information_schema.processlist WHERE user = 'root' AND id <> CONNECTION_ID()"); do
        once_mariadb "KILL $other" || true # it may just have ended by itself
    done
    once_mariadb 'DROP DATABASE IF EXISTS facts; CREATE DATABASE facts'
}

waiting_mariadb() {
    [[ -n $(once_mariadb "SELECT 1 FROM information_schema.innodb_trx WHERE trx_mysql_thread_id = ${number[$1]} AND trx_state = 'LOCK WAIT'
        UNION SELECT 1 FROM information_schema.processlist WHERE id = ${number[$1]} AND state = 'Waiting for table metadata lock'") ]]
}

# --- SQLite

installed_sqlite() { command -v sqlite3 >/dev/null; }

start_sqlite() {
    name=SQLite
    echo "# SQLite $(sqlite3 --version | cut -d' ' -f1)"
}

stop_sqlite() { :; }
client_sqlite() { exec stdbuf -oL sqlite3 -batch -init /dev/null -nullvalue NULL "$work/sqlite.db"; }
mark_sqlite() { printf '.print %s' "$1"; }
empty_sqlite() { rm -f "$work"/sqlite.db*; }

give_up() {
    echo "facts/run: $1 does not start:" >&2
    cat "$2" >&2
    exit 1
}
