# MariaDB, in place of MySQL: only what both do alike.

level() { echo "SET SESSION TRANSACTION ISOLATION LEVEL $1"; }

# --- isolation

claim databases/isolation 'READ UNCOMMITTED lets a dirty read happen'
A "CREATE TABLE t (v int); INSERT INTO t VALUES (1); BEGIN; UPDATE t SET v = 2"
B "$(level 'READ UNCOMMITTED'); SELECT v FROM t"
gives 2
A "ROLLBACK"
B "SELECT v FROM t"
gives 1

claim databases/isolation 'at READ COMMITTED the same query may give another value and extra rows'
A "CREATE TABLE t (id int PRIMARY KEY, v int); INSERT INTO t VALUES (1, 10)"
A "$(level 'READ COMMITTED'); BEGIN; SELECT * FROM t"
gives '1|10'
B "UPDATE t SET v = 11; INSERT INTO t VALUES (2, 20)"
A "SELECT * FROM t"
gives '1|11 2|20'

claim databases/isolation 'at REPEATABLE READ, the default, a plain SELECT reads the snapshot, SELECT FOR UPDATE the latest committed rows'
A "CREATE TABLE t (id int PRIMARY KEY, v int); INSERT INTO t VALUES (1, 10)"
A "SELECT @@tx_isolation; BEGIN; SELECT * FROM t"
gives 'REPEATABLE-READ 1|10'
B "UPDATE t SET v = 11; INSERT INTO t VALUES (2, 20)"
A "SELECT * FROM t"
gives '1|10'
A "SELECT * FROM t FOR UPDATE"
gives '1|11 2|20'
A "SELECT * FROM t"
gives '1|10'

claim mysql/repeatable-read 'read 3, others make it 103, read 3 again, add one: 104, while other rows still come from the snapshot'
A "CREATE TABLE t (id int PRIMARY KEY, balance int); INSERT INTO t VALUES (1, 3), (2, 3)"
A "BEGIN; SELECT balance FROM t"
gives '3 3'
B "UPDATE t SET balance = 103"
A "SELECT balance FROM t"
gives '3 3'
A "UPDATE t SET balance = balance + 1 WHERE id = 1; SELECT balance FROM t"
gives '104 3'

claim mysql/repeatable-read 'an UPDATE can hit new rows that a plain SELECT does not show, and afterwards they are seen'
A "CREATE TABLE t (id int PRIMARY KEY, v int); INSERT INTO t VALUES (1, 0)"
A "BEGIN; SELECT id FROM t"
B "INSERT INTO t VALUES (2, 0)"
A "SELECT id FROM t"
gives 1
A "UPDATE t SET v = 1 WHERE id = 2; SELECT id FROM t"
gives '1 2'

claim mysql/repeatable-read 'the snapshot is taken at the first read, not at BEGIN, unless started WITH CONSISTENT SNAPSHOT'
A "CREATE TABLE t (v int); INSERT INTO t VALUES (1)"
A "BEGIN"
C "START TRANSACTION WITH CONSISTENT SNAPSHOT"
B "UPDATE t SET v = 2"
A "SELECT v FROM t"
gives 2
C "SELECT v FROM t"
gives 1

claim mysql/repeatable-read 'a value computed from the snapshot overwrites the change of others, without any error'
A "CREATE TABLE t (balance int); INSERT INTO t VALUES (3)"
A "BEGIN; SELECT balance FROM t"
gives 3
B "UPDATE t SET balance = 103"
A "UPDATE t SET balance = 4; COMMIT; SELECT balance FROM t"
gives 4

claim sql/last-seat 'REPEATABLE READ lets the second buyer through after a plain SELECT; FOR UPDATE makes him wait and read the new value'
A "CREATE TABLE shows (id int PRIMARY KEY, free int); INSERT INTO shows VALUES (1, 1)"
A "BEGIN; SELECT free FROM shows"
gives 1
B "BEGIN; SELECT free FROM shows"
gives 1
A "UPDATE shows SET free = 0; COMMIT"
B "UPDATE shows SET free = 0; COMMIT"
A "UPDATE shows SET free = 1; BEGIN; SELECT free FROM shows FOR UPDATE"
gives 1
later B "BEGIN; SELECT free FROM shows FOR UPDATE"
waits B
A "UPDATE shows SET free = 0; COMMIT"
answer B
gives 0

claim mysql/repeatable-read 'at SERIALIZABLE a plain SELECT in a transaction takes shared locks'
A "CREATE TABLE t (id int PRIMARY KEY, v int); INSERT INTO t VALUES (1, 10)"
A "$(level SERIALIZABLE); BEGIN; SELECT v FROM t"
B "$(level SERIALIZABLE); BEGIN; SELECT v FROM t"
gives 10
later C "UPDATE t SET v = 11"
waits C
A "COMMIT"
waits C
B "COMMIT"
answer C
A "SELECT v FROM t"
gives 11

# --- row locks

claim mysql/gap-locks 'a locking read keeps others from inserting into its range; at READ COMMITTED it does not'
A "CREATE TABLE t (id int PRIMARY KEY); INSERT INTO t VALUES (10), (20), (30)"
A "BEGIN; SELECT id FROM t WHERE id BETWEEN 12 AND 25 FOR UPDATE"
gives 20
later B "INSERT INTO t VALUES (15)"
waits B
A "ROLLBACK"
answer B
A "$(level 'READ COMMITTED'); BEGIN; SELECT id FROM t WHERE id BETWEEN 12 AND 25 FOR UPDATE"
gives '15 20'
B "SET innodb_lock_wait_timeout = 1; INSERT INTO t VALUES (17)"
A "SELECT id FROM t WHERE id BETWEEN 12 AND 25 FOR UPDATE"
gives '15 17 20'

claim mysql/gap-locks 'two sessions lock the gap of ids that do not exist, both insert, and one gets error 1213'
A "CREATE TABLE t (id int PRIMARY KEY); INSERT INTO t VALUES (20), (30)"
A "BEGIN; SELECT id FROM t WHERE id = 24 FOR UPDATE"
gives ''
B "BEGIN; SELECT id FROM t WHERE id = 26 FOR UPDATE"
gives ''
later A "INSERT INTO t VALUES (24)"
waits A
later B "INSERT INTO t VALUES (26)"
one_fails A B 1213

claim mysql/gap-locks 'an equality search for an existing row by a unique key locks only that record and no gap'
A "CREATE TABLE t (id int PRIMARY KEY); INSERT INTO t VALUES (10), (20), (30)"
A "BEGIN; SELECT id FROM t WHERE id = 20 FOR UPDATE"
gives 20
B "SET innodb_lock_wait_timeout = 1; INSERT INTO t VALUES (19), (21); SELECT count(*) FROM t"
gives 5
B "UPDATE t SET id = 22 WHERE id = 20"
fails 1205

claim mysql/gap-locks 'without an index an UPDATE that changes nothing locks every row and blocks all inserts; at READ COMMITTED it does not'
A "CREATE TABLE t (id int PRIMARY KEY, v int); INSERT INTO t VALUES (1, 1), (2, 2)"
A "BEGIN; UPDATE t SET v = 0 WHERE v = 77"
B "SET innodb_lock_wait_timeout = 1; INSERT INTO t VALUES (3, 3)"
fails 1205
B "UPDATE t SET v = 5 WHERE id = 1"
fails 1205
A "ROLLBACK; $(level 'READ COMMITTED'); BEGIN; UPDATE t SET v = 0 WHERE v = 77"
B "INSERT INTO t VALUES (3, 3); UPDATE t SET v = 5 WHERE id = 1; SELECT v FROM t"
gives '5 2 3'

claim databases/deadlock 'the whole transaction of the victim, which changed fewer rows, is rolled back (1213), and the other goes on'
A "CREATE TABLE t (id int PRIMARY KEY, v char(1)); INSERT INTO t VALUES (1, ''), (2, '')"
A "BEGIN; UPDATE t SET v = 'A' WHERE id = 1; INSERT INTO t VALUES (10, 'A'), (11, 'A'), (12, 'A')"
B "BEGIN; INSERT INTO t VALUES (20, 'B'); UPDATE t SET v = 'B' WHERE id = 2"
later A "UPDATE t SET v = 'A' WHERE id = 2"
waits A
B "UPDATE t SET v = 'B' WHERE id = 1"
fails 1213
answer A
B "COMMIT"
A "COMMIT; SELECT id, v FROM t"
gives '1|A 2|A 10|A 11|A 12|A'

claim mysql/read-a-deadlock 'the engine status shows the waiting statement and the locks, not the earlier statement that took them'
A "CREATE TABLE t (id int PRIMARY KEY, v int); INSERT INTO t VALUES (10, 0), (20, 0)"
A "BEGIN; UPDATE t SET v = 101 WHERE id = 10"
B "BEGIN; UPDATE t SET v = 202 WHERE id = 20"
later A "UPDATE t SET v = 102 WHERE id = 20"
waits A
later B "UPDATE t SET v = 201 WHERE id = 10"
one_fails A B 1213
C "SHOW ENGINE INNODB STATUS"
shows 'LATEST DETECTED DEADLOCK'
shows 'UPDATE t SET v = 102 WHERE id = 20'
shows 'UPDATE t SET v = 201 WHERE id = 10'
shows 'locks rec but not gap'
shows 'hex 8000000a'
lacks 'UPDATE t SET v = 101'
lacks 'UPDATE t SET v = 202'

claim mysql/read-a-deadlock 'a lock wait timeout (1205), 50 seconds by default, undoes only the statement; the rest can be committed'
A "CREATE TABLE t (id int PRIMARY KEY, v int); INSERT INTO t VALUES (1, 0), (2, 0)"
B "SELECT @@innodb_lock_wait_timeout, @@innodb_rollback_on_timeout"
gives '50|0'
A "BEGIN; UPDATE t SET v = 1 WHERE id = 2"
B "SET innodb_lock_wait_timeout = 1; BEGIN; UPDATE t SET v = 2 WHERE id = 1"
B "UPDATE t SET v = 2 WHERE id = 2"
fails 1205
A "ROLLBACK"
B "COMMIT; SELECT v FROM t"
gives '2 0'

# --- changing tables

claim databases/lock-wait 'an ALTER waits for the metadata lock of a transaction that only read, and new queries queue behind it'
A "CREATE TABLE t (v int); INSERT INTO t VALUES (1)"
A "BEGIN; SELECT v FROM t"
later B "ALTER TABLE t ADD COLUMN note int"
waits B
later C "SELECT v FROM t"
waits C
A "COMMIT"
answer B
answer C
gives 1

claim mysql/online-ddl 'innodb_lock_wait_timeout does not end the wait of an ALTER, lock_wait_timeout does'
A "CREATE TABLE t (v int); INSERT INTO t VALUES (1)"
A "BEGIN; SELECT v FROM t"
later B "SET innodb_lock_wait_timeout = 1; ALTER TABLE t ADD COLUMN note int"
sleep 1.5
waits B
C "SET lock_wait_timeout = 1; ALTER TABLE t ADD COLUMN other int"
fails 1205
A "COMMIT"
answer B

claim mysql/online-ddl 'adding a column is INSTANT and a secondary index INPLACE; changing INT to BIGINT cannot be done in place'
A "CREATE TABLE t (id int PRIMARY KEY, v int); INSERT INTO t VALUES (1, 1)"
A "ALTER TABLE t ADD COLUMN note int DEFAULT 7, ALGORITHM = INSTANT; SELECT note FROM t"
gives 7
A "ALTER TABLE t ADD INDEX (v), ALGORITHM = INSTANT"
fails 'is not supported'
A "ALTER TABLE t ADD INDEX (v), ALGORITHM = INPLACE, LOCK = NONE"
A "ALTER TABLE t MODIFY v bigint, ALGORITHM = INPLACE"
fails 'is not supported'
A "ALTER TABLE t MODIFY v bigint, ALGORITHM = COPY, LOCK = NONE"
fails 'is not supported'

claim mysql/online-ddl 'making a VARCHAR longer is in place, unless its length crosses 255 bytes'
A "CREATE TABLE t (v varchar(20) CHARACTER SET utf8mb4)"
A "ALTER TABLE t MODIFY v varchar(63) CHARACTER SET utf8mb4, ALGORITHM = INPLACE"
A "ALTER TABLE t MODIFY v varchar(64) CHARACTER SET utf8mb4, ALGORITHM = INPLACE"
fails 'is not supported'

claim databases/acid 'DDL commits implicitly and cannot be rolled back'
A "CREATE TABLE t (v int); BEGIN; INSERT INTO t VALUES (1); CREATE TABLE other (v int); ROLLBACK"
A "SELECT v FROM t"
gives 1
A "SELECT count(*) FROM other"
gives 0

# --- undo

claim mysql/undo-and-purge 'the read view of a transaction that only reads keeps the history list growing, until it ends'
history="SELECT variable_value > 1500 FROM information_schema.global_status WHERE variable_name = 'Innodb_history_list_length'"
A "CREATE TABLE t (v int); INSERT INTO t VALUES (0); CREATE TABLE other (v int)"
soon 0 C "$history"
B "BEGIN; SELECT * FROM other"
A "$(printf 'UPDATE t SET v = %d;' {1..2000}) DO 0"
soon 1 C "$history"
C "SELECT trx_mysql_thread_id = ${number[B]} FROM information_schema.innodb_trx ORDER BY trx_started LIMIT 1"
gives 1
B "COMMIT"
soon 0 C "$history"

# --- indexes and plans

claim databases/index 'a function, a number compared with a text column, or a leading wildcard keeps the index from being searched'
A "CREATE TABLE t (id int PRIMARY KEY, name varchar(20), filler int, KEY i (name)); INSERT INTO t SELECT seq, seq, 0 FROM seq_1_to_5000; ANALYZE TABLE t"
A "EXPLAIN SELECT * FROM t WHERE name = '77'"
shows '|ref|i|i|'
A "EXPLAIN SELECT * FROM t WHERE name = 77"
shows '|ALL|'
A "EXPLAIN SELECT * FROM t WHERE left(name, 2) = '77'"
shows '|ALL|'
A "EXPLAIN SELECT * FROM t WHERE name LIKE '%77'"
shows '|ALL|'
A "EXPLAIN SELECT * FROM t WHERE name LIKE '77%'"
shows '|range|'

claim databases/index 'a composite index serves its leading column, but not the second alone'
A "CREATE TABLE t (id int PRIMARY KEY, a int, b int, filler int, KEY i (a, b)); INSERT INTO t SELECT seq, seq, seq, 0 FROM seq_1_to_5000; ANALYZE TABLE t"
A "EXPLAIN SELECT * FROM t WHERE a = 7"
shows '|ref|i|i|5|'
A "EXPLAIN SELECT * FROM t WHERE a = 7 AND b = 7"
shows '|ref|i|i|10|'
A "EXPLAIN SELECT * FROM t WHERE b = 7"
shows '|ALL|'

claim mysql/clustered-index 'a secondary index contains the primary key, so a query for both is covered'
A "CREATE TABLE t (id int PRIMARY KEY, v int, filler int, KEY i (v)); INSERT INTO t SELECT seq, seq, 0 FROM seq_1_to_5000; ANALYZE TABLE t"
A "EXPLAIN SELECT id, v FROM t WHERE v = 7"
shows 'Using index'
A "EXPLAIN SELECT id, v, filler FROM t WHERE v = 7"
lacks 'Using index'

claim sql/pagination 'a row comparison is not searched in the index; written out it is a range'
A "CREATE TABLE t (at int, id int, PRIMARY KEY (at, id)); INSERT INTO t SELECT seq, seq FROM seq_1_to_5000; ANALYZE TABLE t"
A "EXPLAIN SELECT * FROM t WHERE (at, id) < (1000, 1000) ORDER BY at DESC, id DESC LIMIT 20"
shows '|index|'
A "EXPLAIN SELECT * FROM t WHERE at <= 1000 AND (at < 1000 OR id < 1000) ORDER BY at DESC, id DESC LIMIT 20"
shows '|range|'

# --- text

claim mysql/charset-and-collation 'utf8mb3 refuses an emoji, utf8mb4 stores it; in general_ci all emoji compare as equal'
A "CREATE TABLE t (three varchar(9) CHARACTER SET utf8mb3, four varchar(9) CHARACTER SET utf8mb4)"
A "INSERT INTO t (four) VALUES ('😀')"
A "INSERT INTO t (three) VALUES ('😀')"
fails 'Incorrect string value'
A "SELECT '😀' COLLATE utf8mb4_general_ci = '👍', '😀' COLLATE utf8mb4_bin = '👍'"
gives '1|0'

claim mysql/charset-and-collation 'an accent- and case-insensitive collation takes Muller and müller for equal, even in a unique key'
A "CREATE TABLE t (name varchar(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci UNIQUE); INSERT INTO t VALUES ('Muller')"
A "INSERT INTO t VALUES ('müller')"
fails 1062

claim mysql/charset-and-collation 'two collations of one character set: an error; two character sets: the utf8mb3 side is not looked up in its index'
A "CREATE TABLE a (s varchar(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci, KEY (s)); INSERT INTO a SELECT seq FROM seq_1_to_1000"
A "CREATE TABLE b (s varchar(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci, KEY (s)); INSERT INTO b SELECT seq FROM seq_1_to_1000"
A "CREATE TABLE c (s varchar(20) CHARACTER SET utf8mb3 COLLATE utf8mb3_general_ci, KEY (s)); INSERT INTO c SELECT seq FROM seq_1_to_1000"
A "SELECT count(*) FROM a JOIN b ON a.s = b.s"
fails 1267
explain='EXPLAIN SELECT straight_join * FROM b JOIN'
A "$explain b AS c ON c.s = b.s"
shows '|c|ref|'
A "/*M!101106 SET optimizer_switch = 'cset_narrowing=off' */; $explain c ON c.s = b.s"
shows '|c|index|'

# --- writing

claim sql/upsert 'ON DUPLICATE KEY UPDATE counts up in one statement, but reacts to any unique key and may update another person'
A "CREATE TABLE p (id int PRIMARY KEY, email varchar(20) UNIQUE, n int); INSERT INTO p VALUES (1, 'kim', 1)"
A "INSERT INTO p VALUES (1, 'kim', 1) ON DUPLICATE KEY UPDATE n = n + 1; SELECT * FROM p"
gives '1|kim|2'
A "INSERT INTO p VALUES (2, 'kim', 1) ON DUPLICATE KEY UPDATE n = n + 1; SELECT * FROM p"
gives '1|kim|3'

claim sql/upsert 'at SERIALIZABLE check and insert, without a constraint, ends with an error (1213) for one of two'
A "CREATE TABLE loose (k int, KEY (k))"
A "$(level SERIALIZABLE); BEGIN; SELECT count(*) FROM loose WHERE k = 1"
gives 0
B "$(level SERIALIZABLE); BEGIN; SELECT count(*) FROM loose WHERE k = 1"
gives 0
later A "INSERT INTO loose VALUES (1)"
waits A
later B "INSERT INTO loose VALUES (1)"
one_fails A B 1213

claim sql/upsert 'REPLACE deletes the old row: columns that are not given are lost, a generated id changes'
A "CREATE TABLE p (id int AUTO_INCREMENT PRIMARY KEY, name varchar(20) UNIQUE, note text); INSERT INTO p (name, note) VALUES ('kim', 'vip'), ('lee', 'new')"
A "REPLACE INTO p (name) VALUES ('kim'); SELECT id, note FROM p WHERE name = 'kim'"
gives '3|NULL'

claim sql/evaluation-order 'an alias of the select list is accepted in HAVING, not in WHERE'
A "CREATE TABLE t (v int); INSERT INTO t VALUES (1), (2)"
A "SELECT v * 10 AS tens FROM t HAVING tens = 20"
gives 20
A "SELECT v * 10 AS tens FROM t WHERE tens = 20"
fails 1054

# --- defaults

defaults() { # NAME VALUE ...
    while [[ $# -gt 0 ]]; do
        A "SELECT default_value + 0 FROM information_schema.system_variables WHERE variable_name = '$1'"
        gives "$2"
        shift 2
    done
}

claim mysql/find-slow-queries 'the slow query log is off, and its threshold is ten seconds'
defaults long_query_time 10
A "SELECT default_value FROM information_schema.system_variables WHERE variable_name = 'slow_query_log'"
gives OFF

claim mysql/buffer-pool '128 MB; the old part has 37 percent, and a page is promoted after one second at the earliest'
defaults innodb_buffer_pool_size 134217728 innodb_old_blocks_pct 37 innodb_old_blocks_time 1000
