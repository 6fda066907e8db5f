# Claims about SQL itself: every engine has to keep them.

# --- NULL

claim sql/null-logic 'NULL = NULL is not true, and <> does not return the NULLs of a column'
A "CREATE TABLE t (id int, status varchar(9)); INSERT INTO t VALUES (1, 'done'), (2, 'open'), (3, NULL)"
A "SELECT id FROM t WHERE status <> 'done'"
gives 2
A "SELECT count(*) FROM t WHERE NULL = NULL"
gives 0

claim sql/null-logic 'NOT IN returns no row once the list contains a NULL'
A "CREATE TABLE t (id int); INSERT INTO t VALUES (1), (2), (3)"
A "SELECT id FROM t WHERE id NOT IN (1, 2)"
gives 3
A "SELECT id FROM t WHERE id NOT IN (1, 2, NULL)"
gives ''

claim sql/exists-join-in 'one order without a customer empties NOT IN; NOT EXISTS and LEFT JOIN find who never ordered'
A "CREATE TABLE customers (id int PRIMARY KEY); INSERT INTO customers VALUES (1), (2), (3)"
A "CREATE TABLE orders (id int PRIMARY KEY, customer_id int); INSERT INTO orders VALUES (10, 1), (11, 1), (12, NULL)"
A "SELECT id FROM customers WHERE id NOT IN (SELECT customer_id FROM orders)"
gives ''
A "SELECT id FROM customers c WHERE NOT EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id) ORDER BY id"
gives '2 3'
A "SELECT c.id FROM customers c LEFT JOIN orders o ON o.customer_id = c.id WHERE o.id IS NULL ORDER BY c.id"
gives '2 3'

claim sql/exists-join-in 'a join returns a customer once per order, EXISTS and IN once'
A "CREATE TABLE customers (id int PRIMARY KEY); INSERT INTO customers VALUES (1), (2)"
A "CREATE TABLE orders (id int PRIMARY KEY, customer_id int); INSERT INTO orders VALUES (10, 1), (11, 1)"
A "SELECT c.id FROM customers c JOIN orders o ON o.customer_id = c.id"
gives '1 1'
A "SELECT id FROM customers c WHERE EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id)"
gives 1
A "SELECT id FROM customers WHERE id IN (SELECT customer_id FROM orders)"
gives 1

claim sql/null-logic 'aggregates skip NULL: COUNT(column) is below COUNT(*), the average of 10, 20 and NULL is 15'
A "CREATE TABLE t (v int); INSERT INTO t VALUES (10), (20), (NULL)"
A "SELECT count(*), count(v), avg(v) = 15 FROM t"
case $engine in
    postgresql) gives '3|2|t' ;;
    *) gives '3|2|1' ;;
esac
A "SELECT sum(v) FROM t WHERE v > 99"
gives NULL

claim sql/null-logic 'a CHECK lets NULL pass, and a unique column may hold several NULLs'
A "CREATE TABLE t (v int CHECK (v > 0), u int UNIQUE); INSERT INTO t VALUES (NULL, NULL), (NULL, NULL)"
A "SELECT count(*) FROM t"
gives 2
A "INSERT INTO t VALUES (-1, 1)"
case $engine in
    postgresql) fails 23514 ;;
    mariadb) fails 4025 ;;
    sqlite) fails 'CHECK constraint failed' ;;
esac

claim sql/null-logic 'GROUP BY, DISTINCT and UNION treat NULLs as alike'
A "CREATE TABLE t (v int); INSERT INTO t VALUES (NULL), (NULL)"
A "SELECT count(*) FROM t GROUP BY v"
gives 2
A "SELECT DISTINCT v FROM t"
gives NULL
A "SELECT v FROM t UNION SELECT v FROM t"
gives NULL

if [[ $engine != sqlite ]]; then
    claim sql/null-logic 'ascending, NULLs come last in PostgreSQL and first in MySQL'
    A "CREATE TABLE t (v int); INSERT INTO t VALUES (NULL), (1)"
    A "SELECT v FROM t ORDER BY v"
    case $engine in
        postgresql) gives '1 NULL' ;;
        mariadb) gives 'NULL 1' ;;
    esac
fi

# --- joins and sets

claim sql/left-join-filter 'a condition in WHERE undoes the outer join, in ON it does not; OR ... IS NULL is no repair'
A "CREATE TABLE c (id int PRIMARY KEY); INSERT INTO c VALUES (1), (2), (3)"
A "CREATE TABLE o (id int PRIMARY KEY, customer_id int, status varchar(9)); INSERT INTO o VALUES (10, 1, 'paid'), (11, 2, 'open')"
A "SELECT c.id FROM c LEFT JOIN o ON o.customer_id = c.id WHERE o.status = 'paid' ORDER BY c.id"
gives 1
A "SELECT c.id, o.id FROM c LEFT JOIN o ON o.customer_id = c.id AND o.status = 'paid' ORDER BY c.id"
gives '1|10 2|NULL 3|NULL'
A "SELECT c.id FROM c LEFT JOIN o ON o.customer_id = c.id WHERE o.status = 'paid' OR o.id IS NULL ORDER BY c.id"
gives '1 3'
A "SELECT c.id, o.id FROM c LEFT JOIN o ON o.customer_id = c.id AND c.id = 1 ORDER BY c.id"
gives '1|10 2|NULL 3|NULL'

claim sql/left-join-filter 'COUNT(*) counts one order for a customer without any, COUNT(o.id) none'
A "CREATE TABLE c (id int PRIMARY KEY); INSERT INTO c VALUES (1)"
A "CREATE TABLE o (id int PRIMARY KEY, customer_id int)"
A "SELECT count(*), count(o.id) FROM c LEFT JOIN o ON o.customer_id = c.id GROUP BY c.id"
gives '1|0'

claim sql/set-operations 'UNION drops duplicates within one input as well, UNION ALL keeps them; columns match by position'
A "CREATE TABLE sales (day int, amount int); INSERT INTO sales VALUES (1, 5), (1, 5)"
A "SELECT sum(amount) FROM (SELECT day, amount FROM sales UNION SELECT 2, 7) AS both_months"
gives 12
A "SELECT sum(amount) FROM (SELECT day, amount FROM sales UNION ALL SELECT 2, 7) AS both_months"
gives 17
A "SELECT day, amount FROM sales UNION SELECT 5 AS amount, 1 AS day ORDER BY day"
gives '1|5 5|1'

if [[ $engine != sqlite ]]; then
    claim sql/set-operations 'INTERSECT binds more tightly than UNION'
    A "SELECT 1 UNION SELECT 2 INTERSECT SELECT 3"
    gives 1
    A "(SELECT 1 UNION SELECT 2) INTERSECT SELECT 3"
    gives ''
fi

# --- windows and order

claim sql/window-functions 'in the default frame, ties share one running total; with ROWS they do not'
A "CREATE TABLE t (id int, day int, v int); INSERT INTO t VALUES (1, 1, 10), (2, 1, 20), (3, 2, 5)"
A "SELECT id, sum(v) OVER (ORDER BY day) FROM t ORDER BY id"
gives '1|30 2|30 3|35'
A "SELECT id, sum(v) OVER (ORDER BY day, id ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) FROM t ORDER BY id"
gives '1|10 2|30 3|35'

claim sql/window-functions 'LAST_VALUE ends at the current row and its peers unless the frame is extended'
A "CREATE TABLE t (day int); INSERT INTO t VALUES (1), (2), (3)"
A "SELECT day, last_value(day) OVER (ORDER BY day) FROM t ORDER BY day"
gives '1|1 2|2 3|3'
A "SELECT day, last_value(day) OVER (ORDER BY day ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) FROM t ORDER BY day"
gives '1|3 2|3 3|3'

claim sql/window-functions 'among ties ROW_NUMBER is unique, RANK leaves gaps, DENSE_RANK does not'
A "CREATE TABLE t (id int, v int); INSERT INTO t VALUES (1, 7), (2, 7), (3, 8)"
A "SELECT row_number() OVER (ORDER BY v, id), rank() OVER (ORDER BY v), dense_rank() OVER (ORDER BY v) FROM t ORDER BY id"
gives '1|1|1 2|1|1 3|3|2'

claim sql/evaluation-order 'an aggregate stands in HAVING but not in WHERE, a window function in neither'
A "CREATE TABLE t (g int); INSERT INTO t VALUES (1), (1), (2)"
A "SELECT g FROM t GROUP BY g HAVING count(*) > 1"
gives 1
A "SELECT g FROM t WHERE count(*) > 1 GROUP BY g"
case $engine in
    postgresql) fails 42803 ;;
    mariadb) fails 1111 ;;
    sqlite) fails 'misuse of aggregate' ;;
esac
for condition in 'WHERE row_number() OVER (ORDER BY g) = 1' 'GROUP BY g HAVING row_number() OVER (ORDER BY g) = 1'; do
    A "SELECT g FROM t $condition"
    case $engine in
        postgresql) fails 42P20 ;;
        mariadb) fails 4015 ;;
        sqlite) fails 'misuse of window function' ;;
    esac
done

claim sql/pagination 'with OFFSET a row inserted between two requests shows an entry twice; a key does not'
A "CREATE TABLE t (id int PRIMARY KEY); INSERT INTO t VALUES (1), (2), (3), (4)"
A "SELECT id FROM t ORDER BY id DESC LIMIT 2"
gives '4 3'
A "INSERT INTO t VALUES (5)"
A "SELECT id FROM t ORDER BY id DESC LIMIT 2 OFFSET 2"
gives '3 2'
A "SELECT id FROM t WHERE id < 3 ORDER BY id DESC LIMIT 2"
gives '2 1'
