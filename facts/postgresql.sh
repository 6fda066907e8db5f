# PostgreSQL

# --- isolation

claim databases/isolation 'committed data is read even at READ UNCOMMITTED, so there is no dirty read'
A "CREATE TABLE t (v int); INSERT INTO t VALUES (1)"
A "BEGIN; UPDATE t SET v = 2"
B "BEGIN ISOLATION LEVEL READ UNCOMMITTED; SELECT v FROM t"
gives 1

claim databases/isolation 'at READ COMMITTED, the default, the same query may give another value and extra rows'
A "CREATE TABLE t (id int, v int); INSERT INTO t VALUES (1, 10)"
A "BEGIN; SHOW transaction_isolation; SELECT * FROM t"
gives 'read committed 1|10'
B "UPDATE t SET v = 11; INSERT INTO t VALUES (2, 20)"
A "SELECT * FROM t"
gives '1|11 2|20'

claim postgresql/serializable 'REPEATABLE READ shows no changed value and no phantom; its snapshot is taken at the first query, not at BEGIN'
A "CREATE TABLE t (id int, v int); INSERT INTO t VALUES (1, 10)"
A "BEGIN ISOLATION LEVEL REPEATABLE READ"
B "UPDATE t SET v = 11"
A "SELECT * FROM t"
gives '1|11'
B "UPDATE t SET v = 12; INSERT INTO t VALUES (2, 20)"
A "SELECT * FROM t"
gives '1|11'

claim postgresql/serializable 'at REPEATABLE READ a lost update is refused: 40001, could not serialize access due to concurrent update'
A "CREATE TABLE t (v int); INSERT INTO t VALUES (3)"
A "BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT v FROM t"
B "UPDATE t SET v = 103"
A "UPDATE t SET v = 4"
fails '40001: could not serialize access due to concurrent update'
B "SELECT v FROM t"
gives 103

doctors() { # both read the same rows and each takes herself off
    A "CREATE TABLE doctors (name text PRIMARY KEY, on_call bool); INSERT INTO doctors VALUES ('Ann', true), ('Bea', true)"
    A "BEGIN ISOLATION LEVEL $1; SELECT count(*) FROM doctors WHERE on_call"
    gives 2
    B "BEGIN ISOLATION LEVEL $2; SELECT count(*) FROM doctors WHERE on_call"
    gives 2
    A "UPDATE doctors SET on_call = false WHERE name = 'Ann'; COMMIT"
    B "UPDATE doctors SET on_call = false WHERE name = 'Bea'; COMMIT"
}

claim postgresql/serializable 'REPEATABLE READ allows write skew: both doctors go, nobody is on call'
doctors 'REPEATABLE READ' 'REPEATABLE READ'
A "SELECT count(*) FROM doctors WHERE on_call"
gives 0

claim postgresql/serializable 'SERIALIZABLE stops write skew: one transaction is aborted with 40001'
doctors SERIALIZABLE SERIALIZABLE
fails 40001
A "SELECT count(*) FROM doctors WHERE on_call"
gives 1

claim postgresql/serializable 'the protection holds only if all transactions run at SERIALIZABLE'
doctors SERIALIZABLE 'REPEATABLE READ'
A "SELECT count(*) FROM doctors WHERE on_call"
gives 0

claim postgresql/serializable 'SIReadLocks record what was read, a sequential scan marks the whole table, and they block nobody'
A "CREATE TABLE t (v int); INSERT INTO t VALUES (1)"
A "BEGIN ISOLATION LEVEL SERIALIZABLE; SELECT v FROM t"
B "SELECT locktype FROM pg_locks WHERE mode = 'SIReadLock'"
gives relation
B "SET lock_timeout = '1s'; BEGIN ISOLATION LEVEL SERIALIZABLE; UPDATE t SET v = 2; COMMIT; SELECT v FROM t"
gives 2

claim sql/upsert 'at SERIALIZABLE check and insert, without a constraint, ends with an error (40001) for one of two'
A "CREATE TABLE loose (k int)"
A "BEGIN ISOLATION LEVEL SERIALIZABLE; SELECT count(*) FROM loose WHERE k = 1"
gives 0
B "BEGIN ISOLATION LEVEL SERIALIZABLE; SELECT count(*) FROM loose WHERE k = 1"
gives 0
A "INSERT INTO loose VALUES (1); COMMIT"
B "INSERT INTO loose VALUES (1); COMMIT"
fails 40001

# --- locks

claim databases/deadlock 'one whole transaction is aborted with 40P01, after one second by default, and the other goes on'
A "CREATE TABLE t (id int PRIMARY KEY, v text); INSERT INTO t VALUES (1, ''), (2, ''), (3, '')"
A "SHOW deadlock_timeout"
gives 1s
A "BEGIN; UPDATE t SET v = 'A' WHERE id = 1; INSERT INTO t VALUES (10, 'A')"
B "BEGIN; UPDATE t SET v = 'B' WHERE id = 2; INSERT INTO t VALUES (20, 'B')"
later A "UPDATE t SET v = 'A' WHERE id = 2"
waits A
later B "UPDATE t SET v = 'B' WHERE id = 1"
one_fails A B 40P01
say "$winner" "COMMIT"
say "$victim" "COMMIT"
C "SELECT string_agg(DISTINCT v, '') = '$winner' FROM t WHERE id <> 3"
gives t

claim postgresql/ddl-lock-queue 'a SELECT queues behind a waiting ALTER TABLE, pg_blocking_pids shows the chain, cancelling the ALTER frees all'
A "CREATE TABLE t (v int); INSERT INTO t VALUES (1)"
A "BEGIN; SELECT v FROM t"
later B "ALTER TABLE t ADD COLUMN note text"
waits B
later C "SELECT v FROM t"
waits C
D "SELECT w.application_name, b.application_name FROM pg_stat_activity w, pg_stat_activity b WHERE b.pid = ANY (pg_blocking_pids(w.pid)) ORDER BY 1"
gives 'B|A C|B'
D "SELECT state FROM pg_stat_activity WHERE application_name = 'A'"
gives 'idle in transaction'
D "SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE application_name = 'B'"
answer B
fails 57014
answer C
gives 1
A "SELECT v FROM t; COMMIT"
gives 1

claim postgresql/ddl-lock-queue 'with lock_timeout, off by default, the ALTER gives up (55P03) and blocks nobody any longer'
A "CREATE TABLE t (v int); INSERT INTO t VALUES (1)"
B "SHOW lock_timeout"
gives 0
A "BEGIN; SELECT v FROM t"
B "SET lock_timeout = '200ms'; ALTER TABLE t ADD COLUMN note text"
fails 55P03
C "SELECT v FROM t"
gives 1

claim databases/lock-wait 'cancelling does nothing to a session that is idle in transaction; pg_terminate_backend frees its locks'
A "CREATE TABLE t (v int); INSERT INTO t VALUES (1)"
A "BEGIN; UPDATE t SET v = 2"
later B "UPDATE t SET v = 3"
waits B
C "SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE application_name = 'A'"
gives t
waits B
C "SELECT state FROM pg_stat_activity WHERE application_name = 'A'"
gives 'idle in transaction'
C "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'A'"
answer B
C "SELECT v FROM t"
gives 3

claim postgresql/connections-and-pooling 'idle_in_transaction_session_timeout ends a forgotten transaction'
A "SET idle_in_transaction_session_timeout = '200ms'; BEGIN; SELECT 1"
gives 1
soon 0 B "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'A'"

claim postgresql/ddl-lock-queue 'NOT VALID accepts old rows and checks new ones; VALIDATE lets others read and write meanwhile'
A "CREATE TABLE t (v int); INSERT INTO t VALUES (-1)"
A "ALTER TABLE t ADD CONSTRAINT positive CHECK (v > 0) NOT VALID"
A "INSERT INTO t VALUES (-2)"
fails 23514
A "ALTER TABLE t VALIDATE CONSTRAINT positive"
fails 23514
A "UPDATE t SET v = 1; BEGIN; ALTER TABLE t VALIDATE CONSTRAINT positive"
B "SET lock_timeout = '1s'; INSERT INTO t VALUES (2); SELECT v FROM t"
gives '1 2'

# --- changing tables

node() { A "SELECT pg_relation_filenode('t')"; } # a rewritten table has a new one

claim databases/schema-change 'a new column with a constant default rewrites nothing'
A "CREATE TABLE t (id int); INSERT INTO t VALUES (1)"
node
before=$rows
A "ALTER TABLE t ADD COLUMN v int NOT NULL DEFAULT 7; SELECT v FROM t"
gives 7
node
gives "$before"

for change in 'ADD COLUMN v float DEFAULT random()' 'ALTER COLUMN id TYPE bigint'; do
    claim databases/schema-change "the table is rewritten by $change"
    A "CREATE TABLE t (id int); INSERT INTO t VALUES (1)"
    node
    before=$rows
    A "ALTER TABLE t $change"
    node
    lacks "$before"
done

claim databases/schema-change 'SET NOT NULL uses a validated check and skips its scan'
A "CREATE TABLE t (v int); INSERT INTO t VALUES (1)"
A "ALTER TABLE t ADD CONSTRAINT given CHECK (v IS NOT NULL) NOT VALID; ALTER TABLE t VALIDATE CONSTRAINT given"
A "SET client_min_messages = debug1; ALTER TABLE t ALTER COLUMN v SET NOT NULL"
says 'sufficient to prove that it does not contain nulls'

claim databases/schema-change 'CREATE INDEX CONCURRENTLY cannot run in a transaction, and when it fails it leaves an invalid index'
A "CREATE TABLE t (v int); INSERT INTO t VALUES (1), (1)"
A "BEGIN; CREATE INDEX CONCURRENTLY i ON t (v)"
fails 25001
A "ROLLBACK; CREATE UNIQUE INDEX CONCURRENTLY i ON t (v)"
fails 23505
A "SELECT indisvalid FROM pg_index WHERE indexrelid = 'i'::regclass"
gives f

claim databases/acid 'DDL can be rolled back'
A "CREATE TABLE t (id int); INSERT INTO t VALUES (1)"
A "BEGIN; DROP TABLE t; CREATE TABLE other (id int); ROLLBACK"
A "SELECT id, to_regclass('other') FROM t"
gives '1|NULL'

# --- row versions

hot="SELECT n_tup_upd, n_tup_hot_upd FROM pg_stat_user_tables WHERE relname = 't'"

claim postgresql/update-and-hot 'without an index on the changed column, and with room on the page, every update is HOT'
A "CREATE TABLE t (id int PRIMARY KEY, n int) WITH (fillfactor = 45); INSERT INTO t SELECT i, 0 FROM generate_series(1, 1000) i"
A "UPDATE t SET n = 1"
leave A
soon '1000|1000' B "$hot"

claim postgresql/update-and-hot 'an index on the changed column ends it: no update is HOT'
A "CREATE TABLE t (id int PRIMARY KEY, n int) WITH (fillfactor = 45); INSERT INTO t SELECT i, 0 FROM generate_series(1, 1000) i"
A "CREATE INDEX ON t (n); UPDATE t SET n = 1"
leave A
soon '1000|0' B "$hot"

claim postgresql/update-and-hot 'a BRIN index on the changed column is not counted since version 16'
A "CREATE TABLE t (id int PRIMARY KEY, n int) WITH (fillfactor = 45); INSERT INTO t SELECT i, 0 FROM generate_series(1, 1000) i"
A "CREATE INDEX ON t USING brin (n); UPDATE t SET n = 1"
leave A
soon t B "SELECT n_tup_hot_upd = CASE WHEN current_setting('server_version_num')::int >= 160000 THEN 1000 ELSE 0 END
    FROM pg_stat_user_tables WHERE relname = 't' AND n_tup_upd = 1000"

claim postgresql/update-and-hot 'full pages end it: at the default fillfactor, 100, most updates of a whole table are not HOT'
A "CREATE TABLE t (id int PRIMARY KEY, n int); INSERT INTO t SELECT i, 0 FROM generate_series(1, 1000) i"
A "UPDATE t SET n = 1"
leave A
soon '1000|t' B "SELECT n_tup_upd, n_tup_hot_upd < 300 FROM pg_stat_user_tables WHERE relname = 't'"

claim postgresql/update-and-hot 'an ordinary update adds to every index, also to one whose column did not change; a HOT update to none'
A "CREATE TABLE t (id int PRIMARY KEY, n int, other int) WITH (fillfactor = 45)"
A "INSERT INTO t SELECT i, 0, 0 FROM generate_series(1, 10000) i; CREATE INDEX ON t (n)"
A "SELECT pg_relation_size('t_pkey')"
before=$rows
A "UPDATE t SET other = 1; SELECT pg_relation_size('t_pkey')"
gives "$before"
A "VACUUM t; UPDATE t SET n = 1; SELECT pg_relation_size('t_pkey') > $before"
gives t

claim postgresql/bloat 'an old snapshot keeps dead rows that VACUUM cannot remove, however often it runs, until the transaction ends'
A "CREATE TABLE t (id int, n int); INSERT INTO t SELECT i, 0 FROM generate_series(1, 100) i; CREATE TABLE other (id int)"
B "BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT count(*) FROM other" # it never touches t
A "UPDATE t SET n = 1; VACUUM t"
A "VACUUM VERBOSE t"
says '100 are dead but not yet removable'
soon 100 A "SELECT n_dead_tup FROM pg_stat_user_tables WHERE relname = 't'"
C "SELECT application_name FROM pg_stat_activity WHERE backend_xmin IS NOT NULL AND pid <> pg_backend_pid()"
gives B
B "COMMIT"
A "VACUUM VERBOSE t"
says ' 0 are dead but not yet removable'
soon 0 A "SELECT n_dead_tup FROM pg_stat_user_tables WHERE relname = 't'"

claim postgresql/vacuum 'VACUUM makes space reusable inside the table; only empty pages at the end of the file are given back'
A "CREATE TABLE t (id int, filler text); INSERT INTO t SELECT i, repeat('x', 100) FROM generate_series(1, 10000) i"
A "SELECT pg_relation_size('t')"
size=$rows
A "DELETE FROM t WHERE id <= 5000; VACUUM t; SELECT pg_relation_size('t') = $size"
gives t
A "INSERT INTO t SELECT i, repeat('x', 100) FROM generate_series(1, 4900) i; SELECT pg_relation_size('t') = $size"
gives t
A "DELETE FROM t WHERE id > 5000; VACUUM t; SELECT pg_relation_size('t') < 0.6 * $size"
gives t

claim postgresql/vacuum 'plain VACUUM runs beside a reader and a writer; VACUUM FULL, which rewrites the table, must wait for both'
A "CREATE TABLE t (v int); INSERT INTO t VALUES (1), (2)"
B "SET lock_timeout = '300ms'"
node
before=$rows
A "BEGIN; SELECT count(*) FROM t"
B "VACUUM t"
B "VACUUM FULL t"
fails 55P03
A "UPDATE t SET v = 3"
B "VACUUM t"
B "VACUUM FULL t"
fails 55P03
A "COMMIT"
B "VACUUM FULL t"
node
lacks "$before"

# --- indexes and plans

claim databases/index 'a function around the column or a leading wildcard keeps the index from being searched'
A "CREATE TABLE t (name text COLLATE \"C\"); INSERT INTO t SELECT 'x' || i FROM generate_series(1, 20000) i; CREATE INDEX i ON t (name); ANALYZE t"
A "EXPLAIN SELECT * FROM t WHERE name = 'x77'"
shows 'using i '
A "EXPLAIN SELECT * FROM t WHERE upper(name) = 'X77'"
shows 'Seq Scan'
A "EXPLAIN SELECT * FROM t WHERE name LIKE '%77'"
shows 'Seq Scan'
A "CREATE INDEX e ON t (upper(name)); ANALYZE t; EXPLAIN SELECT * FROM t WHERE upper(name) = 'X77'"
shows 'using e '

claim databases/index 'a composite index serves its leading column, is of little use for the second alone, and is left alone for most of the rows'
A "CREATE TABLE t (a int, b int, filler text); INSERT INTO t SELECT i, i, 'some text' FROM generate_series(1, 20000) i; CREATE INDEX i ON t (a, b); ANALYZE t"
A "EXPLAIN SELECT * FROM t WHERE a = 7"
shows 'using i '
A "EXPLAIN SELECT * FROM t WHERE b = 7"
shows 'Seq Scan'
A "EXPLAIN SELECT * FROM t WHERE a > 7"
shows 'Seq Scan'

claim postgresql/index-types 'LIKE with a prefix uses a B-tree only with the C collation or a pattern operator class'
A "CREATE TABLE t (c text COLLATE \"C\", u text COLLATE \"und-x-icu\"); INSERT INTO t SELECT 'x' || i, 'x' || i FROM generate_series(1, 20000) i"
A "CREATE INDEX c ON t (c); CREATE INDEX u ON t (u); ANALYZE t; EXPLAIN SELECT * FROM t WHERE c LIKE 'x77%'"
shows 'x77'
lacks 'Seq Scan'
A "EXPLAIN SELECT * FROM t WHERE u LIKE 'x77%'"
shows 'Seq Scan'
A "CREATE INDEX p ON t (u text_pattern_ops); EXPLAIN SELECT * FROM t WHERE u LIKE 'x77%'"
lacks 'Seq Scan'

claim postgresql/index-types 'on a million rows in time order a BRIN has a few dozen kilobytes, a B-tree twenty megabytes; no hash index is unique'
A "CREATE UNLOGGED TABLE t (at timestamptz); INSERT INTO t SELECT now() + i * interval '1 second' FROM generate_series(1, 1000000) i"
A "CREATE INDEX brin ON t USING brin (at); CREATE INDEX btree ON t (at)"
A "SELECT pg_relation_size('brin') BETWEEN 24e3 AND 96e3, pg_relation_size('btree') BETWEEN 18e6 AND 25e6"
gives 't|t'
A "CREATE UNIQUE INDEX ON t USING hash (at)"
fails 0A000

claim sql/pagination 'OFFSET 100000 reads all skipped rows, a row comparison on an index reads twenty'
A "CREATE TABLE t (at int, id int, PRIMARY KEY (at, id)); INSERT INTO t SELECT i, i FROM generate_series(1, 101000) i; VACUUM ANALYZE t"
A "EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF) SELECT * FROM t ORDER BY at DESC, id DESC LIMIT 20 OFFSET 100000"
shows 'actual rows=100020'
A "EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF) SELECT * FROM t WHERE (at, id) < (1001, 1001) ORDER BY at DESC, id DESC LIMIT 20"
shows 'Index Cond: (ROW'
lacks 'rows=100020'
lacks 'Filter'

claim sql/index-design 'on (tenant, status, created_at) the newest twenty come without a sort; a function on created_at filters instead'
A "CREATE TABLE t (tenant int, status int, created_at timestamp, note text)"
A "INSERT INTO t SELECT i % 10, i % 3, timestamp '2026-01-01' + i * interval '1 minute', 'text' FROM generate_series(1, 30000) i"
A "CREATE INDEX i ON t (tenant, status, created_at); ANALYZE t"
A "EXPLAIN SELECT * FROM t WHERE tenant = 1 AND status = 1 AND created_at >= '2026-01-10' ORDER BY created_at DESC LIMIT 20"
shows 'Index Scan Backward using i '
shows 'AND (created_at >='
lacks Sort
A "EXPLAIN SELECT * FROM t WHERE tenant = 1 AND status = 1 AND date(created_at) >= '2026-01-10' ORDER BY created_at DESC LIMIT 20"
shows 'Filter: (date(created_at)'

claim sql/cte 'a CTE that is referenced once is folded in; referenced twice, or with MATERIALIZED, it is computed separately'
A "CREATE TABLE t (id int PRIMARY KEY); INSERT INTO t SELECT generate_series(1, 10000); ANALYZE t"
A "EXPLAIN WITH x AS (SELECT * FROM t) SELECT * FROM x WHERE id = 1"
shows 'Index Cond: (id = 1)'
lacks 'CTE Scan'
A "EXPLAIN WITH x AS MATERIALIZED (SELECT * FROM t) SELECT * FROM x WHERE id = 1"
shows 'CTE Scan'
A "EXPLAIN WITH x AS (SELECT * FROM t) SELECT * FROM x a JOIN x b USING (id) WHERE a.id = 1"
shows 'CTE Scan'

claim sql/exists-join-in 'EXISTS and IN get the same plan, NOT EXISTS an anti join, NOT IN none'
A "CREATE TABLE c (id int PRIMARY KEY); CREATE TABLE o (customer_id int NOT NULL)"
A "INSERT INTO c SELECT generate_series(1, 1000); INSERT INTO o SELECT i % 500 FROM generate_series(1, 5000) i; ANALYZE c, o"
A "EXPLAIN SELECT * FROM c WHERE id IN (SELECT customer_id FROM o)"
plan=$rows
A "EXPLAIN SELECT * FROM c WHERE EXISTS (SELECT 1 FROM o WHERE o.customer_id = c.id)"
gives "$plan"
A "EXPLAIN SELECT * FROM c WHERE NOT EXISTS (SELECT 1 FROM o WHERE o.customer_id = c.id)"
shows 'Anti Join'
A "EXPLAIN SELECT * FROM c WHERE id NOT IN (SELECT customer_id FROM o)"
lacks 'Anti Join'

claim sql/parameter-plans 'the first five executions of a prepared statement are planned with the actual values, then the plan may be generic'
A "CREATE TABLE t (id int); INSERT INTO t SELECT generate_series(1, 1000); ANALYZE t; PREPARE p (int) AS SELECT count(*) FROM t WHERE id = \$1"
A "EXECUTE p(1); EXECUTE p(2); EXECUTE p(3); EXECUTE p(4); EXECUTE p(5)"
A "SELECT generic_plans, custom_plans FROM pg_prepared_statements"
gives '0|5'
A "EXECUTE p(6)"
A "SELECT generic_plans, custom_plans FROM pg_prepared_statements"
gives '1|5'

claim postgresql/planner-statistics 'selectivities are multiplied as if columns were independent; CREATE STATISTICS helps only after ANALYZE'
A "CREATE TABLE t (city int, zip int); INSERT INTO t SELECT i % 100, i % 100 FROM generate_series(1, 10000) i; ANALYZE t"
A "EXPLAIN SELECT * FROM t WHERE city = 7 AND zip = 7"
shows 'rows=1 '
A "CREATE STATISTICS s (dependencies) ON city, zip FROM t; EXPLAIN SELECT * FROM t WHERE city = 7 AND zip = 7"
shows 'rows=1 '
A "ANALYZE t; EXPLAIN SELECT * FROM t WHERE city = 7 AND zip = 7"
shows 'rows=100 '

claim postgresql/planner-statistics 'for an expression half a percent is assumed, until there are statistics on the expression'
A "CREATE TABLE t (zip int); INSERT INTO t SELECT i % 100 FROM generate_series(1, 10000) i; ANALYZE t"
A "EXPLAIN SELECT * FROM t WHERE zip % 10 = 3"
shows 'rows=50 '
A "CREATE STATISTICS s ON (zip % 10) FROM t; ANALYZE t; EXPLAIN SELECT * FROM t WHERE zip % 10 = 3"
shows 'rows=1000 '

claim databases/execution-plan 'EXPLAIN ANALYZE executes the statement; in a transaction it can be rolled back'
A "CREATE TABLE t (id int); INSERT INTO t VALUES (1)"
A "BEGIN; EXPLAIN ANALYZE DELETE FROM t"
A "SELECT count(*) FROM t"
gives 0
A "ROLLBACK; SELECT count(*) FROM t"
gives 1

claim postgresql/toast 'beside a document of 200 kB, updating a counter costs under 200 bytes of WAL, changing one key hundreds of kB'
A "CREATE TABLE t (id int PRIMARY KEY, n int, doc jsonb)"
A "INSERT INTO t SELECT 1, 0, jsonb_build_object('key', 1, 'text', string_agg(md5(i::text), '')) FROM generate_series(1, 6250) i; CHECKPOINT; UPDATE t SET n = 1"
wal() { # what the statement writes to the WAL
    A "EXPLAIN (ANALYZE, WAL) $1"
    bytes=${rows##*bytes=}
    bytes=${bytes%%[!0-9]*}
}
wal "UPDATE t SET n = 2"
A "SELECT $bytes < 200"
gives t
wal "UPDATE t SET doc = jsonb_set(doc, '{key}', '2')"
A "SELECT $bytes BETWEEN 200e3 AND 999e3"
gives t

claim postgresql/partitioning 'a key must contain the partition column, a row without a partition is refused, and so is a partition whose rows are in DEFAULT'
A "CREATE TABLE t (id int PRIMARY KEY, day int) PARTITION BY RANGE (day)"
fails 0A000
A "CREATE TABLE t (id int, day int, PRIMARY KEY (id, day)) PARTITION BY RANGE (day)"
A "CREATE TABLE t1 PARTITION OF t FOR VALUES FROM (1) TO (2); INSERT INTO t VALUES (1, 5)"
fails 'no partition of relation "t" found for row'
A "CREATE TABLE strays PARTITION OF t DEFAULT; INSERT INTO t VALUES (1, 5); CREATE TABLE t5 PARTITION OF t FOR VALUES FROM (5) TO (6)"
fails 23514

claim postgresql/partitioning 'a default partition prevents DETACH CONCURRENTLY'
A "CREATE TABLE t (day int) PARTITION BY RANGE (day); CREATE TABLE t1 PARTITION OF t FOR VALUES FROM (1) TO (2)"
A "CREATE TABLE t2 PARTITION OF t FOR VALUES FROM (2) TO (3); ALTER TABLE t DETACH PARTITION t2 CONCURRENTLY"
A "CREATE TABLE strays PARTITION OF t DEFAULT"
A "ALTER TABLE t DETACH PARTITION t1 CONCURRENTLY"
fails 55000

claim postgresql/streaming-or-logical 'without a primary key or replica identity an UPDATE already fails on the publisher'
A "CREATE TABLE t (v int); INSERT INTO t VALUES (1); CREATE PUBLICATION p FOR TABLE t"
A "UPDATE t SET v = 2"
fails 55000
A "ALTER TABLE t REPLICA IDENTITY FULL; UPDATE t SET v = 2; DROP PUBLICATION p"

claim postgresql/wal-piles-up 'an inactive slot keeps its WAL through every checkpoint; once it is dropped, a checkpoint frees the files'
A "CREATE TABLE t (v int); SELECT pg_walfile_name(lsn) FROM pg_create_physical_replication_slot('forgotten', true)"
kept=$rows
A "INSERT INTO t VALUES (1); SELECT 1 FROM pg_switch_wal(); INSERT INTO t VALUES (2); SELECT 1 FROM pg_switch_wal(); CHECKPOINT"
A "SELECT active, count(f.name) FROM pg_replication_slots LEFT JOIN pg_ls_waldir() f ON f.name = '$kept' GROUP BY active"
gives 'f|1'
A "SELECT pg_drop_replication_slot('forgotten'); INSERT INTO t VALUES (3); CHECKPOINT"
A "SELECT count(*) FROM pg_ls_waldir() WHERE name = '$kept'"
gives 0

# --- defaults

defaults() { # NAME VALUE ...
    while [[ $# -gt 0 ]]; do
        A "SELECT boot_val FROM pg_settings WHERE name = '$1'"
        gives "$2"
        shift 2
    done
}

claim postgresql/vacuum 'autovacuum comes after fifty dead rows plus twenty percent; a forced one at an age of 200 million'
defaults autovacuum_vacuum_threshold 50 autovacuum_vacuum_scale_factor 0.2 autovacuum_freeze_max_age 200000000

claim postgresql/checkpoints 'every five minutes or 1 GB of WAL, spread over 0.9 of the interval, and logged'
defaults checkpoint_timeout 300 max_wal_size 1024 checkpoint_completion_target 0.9 log_checkpoints on full_page_writes on

claim postgresql/memory-settings 'shared_buffers 128 MB, work_mem 4 MB, hash_mem_multiplier 2, maintenance_work_mem 64 MB'
defaults shared_buffers 16384 work_mem 4096 hash_mem_multiplier 2 maintenance_work_mem 65536

claim postgresql/connections-and-pooling 'max_connections is 100 and changes only with a restart; three slots are reserved for superusers'
defaults max_connections 100 superuser_reserved_connections 3
A "SELECT context FROM pg_settings WHERE name = 'max_connections'"
gives postmaster

# --- writing without losing anything

claim sql/upsert 'at READ COMMITTED two transactions both find nothing and both insert: a duplicate, or an error when a unique constraint is there'
A "CREATE TABLE loose (k int); CREATE TABLE strict (k int PRIMARY KEY)"
A "BEGIN; SELECT count(*) FROM loose"
gives 0
B "BEGIN; SELECT count(*) FROM loose"
gives 0
A "INSERT INTO loose VALUES (1); INSERT INTO strict VALUES (1); COMMIT"
B "INSERT INTO loose VALUES (1)"
B "INSERT INTO strict VALUES (1)"
fails 23505
A "INSERT INTO loose VALUES (1); SELECT count(*) FROM loose"
gives 2

claim sql/upsert 'INSERT ... ON CONFLICT waits for the other session and then updates; DO NOTHING RETURNING gives no row'
A "CREATE TABLE hits (page text PRIMARY KEY, n int)"
A "BEGIN; INSERT INTO hits VALUES ('a', 1) ON CONFLICT (page) DO UPDATE SET n = hits.n + 1"
later B "INSERT INTO hits VALUES ('a', 1) ON CONFLICT (page) DO UPDATE SET n = hits.n + 1"
waits B
A "COMMIT"
answer B
A "SELECT n FROM hits"
gives 2
A "INSERT INTO hits VALUES ('a', 1) ON CONFLICT DO NOTHING RETURNING n"
gives ''

claim sql/upsert 'two concurrent MERGE statements can both decide to insert, and one fails with a unique violation'
A "CREATE TABLE hits (page text PRIMARY KEY, n int)"
merge="MERGE INTO hits USING (VALUES ('a')) AS new (page) ON hits.page = new.page
    WHEN MATCHED THEN UPDATE SET n = hits.n + 1 WHEN NOT MATCHED THEN INSERT VALUES (new.page, 1)"
A "BEGIN; $merge"
later B "$merge"
waits B
A "COMMIT"
answer B
fails 23505

claim sql/upsert 'after a unique violation the transaction is aborted, unless a savepoint was set before'
A "CREATE TABLE t (k int PRIMARY KEY); INSERT INTO t VALUES (1)"
A "BEGIN; INSERT INTO t VALUES (1)"
fails 23505
A "SELECT 1"
fails 25P02
A "ROLLBACK; BEGIN; SAVEPOINT s; INSERT INTO t VALUES (1)"
fails 23505
A "ROLLBACK TO s; UPDATE t SET k = 2; COMMIT; SELECT k FROM t"
gives 2

claim sql/last-seat 'at READ COMMITTED both buyers get the last seat; CHECK (free >= 0) does not notice, an UPDATE with the check in it does'
A "CREATE TABLE shows (id int, free int CHECK (free >= 0)); INSERT INTO shows VALUES (1, 1)"
A "BEGIN; SELECT free FROM shows"
gives 1
B "BEGIN; SELECT free FROM shows"
gives 1
A "UPDATE shows SET free = 0; COMMIT"
B "UPDATE shows SET free = 0 RETURNING 'sold'; COMMIT"
gives sold
A "UPDATE shows SET free = 1; BEGIN; UPDATE shows SET free = free - 1 WHERE id = 1 AND free > 0 RETURNING 'sold'"
gives sold
later B "UPDATE shows SET free = free - 1 WHERE id = 1 AND free > 0 RETURNING 'sold'"
waits B
A "COMMIT"
answer B
gives ''

claim sql/last-seat 'with SELECT ... FOR UPDATE the second buyer waits and then reads the new value'
A "CREATE TABLE shows (id int, free int); INSERT INTO shows VALUES (1, 1)"
A "BEGIN; SELECT free FROM shows FOR UPDATE"
gives 1
later B "BEGIN; SELECT free FROM shows FOR UPDATE"
waits B
A "UPDATE shows SET free = 0; COMMIT"
answer B
gives 0
