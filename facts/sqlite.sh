# SQLite: where a deck names it.

claim sql/evaluation-order 'an alias of the select list is accepted in WHERE'
A "CREATE TABLE t (v int); INSERT INTO t VALUES (1), (2)"
A "SELECT v * 10 AS tens FROM t WHERE tens = 20"
gives 20

claim sql/upsert 'INSERT ... ON CONFLICT counts up in one statement; DO NOTHING RETURNING gives no row after a conflict'
A "CREATE TABLE hits (page text PRIMARY KEY, n int)"
A "INSERT INTO hits VALUES ('a', 1) ON CONFLICT (page) DO UPDATE SET n = n + 1"
A "INSERT INTO hits VALUES ('a', 1) ON CONFLICT (page) DO UPDATE SET n = n + 1"
A "SELECT n FROM hits"
gives 2
A "INSERT INTO hits VALUES ('a', 1) ON CONFLICT (page) DO NOTHING RETURNING n"
gives ''

claim sql/upsert 'REPLACE deletes the old row: columns that are not given are lost, a generated id changes'
A "CREATE TABLE p (id integer PRIMARY KEY, name text UNIQUE, note text); INSERT INTO p (name, note) VALUES ('kim', 'vip'), ('lee', 'new')"
A "REPLACE INTO p (name) VALUES ('kim'); SELECT id, note FROM p WHERE name = 'kim'"
gives '3|NULL'

claim databases/mvcc 'in WAL mode a reader and the writer do not block each other; a second writer meets "database is locked"'
A "PRAGMA journal_mode = wal; CREATE TABLE t (v int); INSERT INTO t VALUES (1)"
A "BEGIN; SELECT v FROM t"
gives 1
B "BEGIN; UPDATE t SET v = 2"
C "UPDATE t SET v = 3"
fails 'database is locked'
A "SELECT v FROM t"
gives 1
B "COMMIT"
A "SELECT v FROM t"
gives 1
A "COMMIT; SELECT v FROM t"
gives 2
