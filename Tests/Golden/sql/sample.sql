-- cases sample 3

-- duckdb
-- `sample`, which draws the same rows each time, cannot be said exactly in the SQL of duckdb.

-- sqlite
-- `sample`, which draws the same rows each time, cannot be said exactly in the SQL of sqlite.

-- postgres
-- `sample`, which draws the same rows each time, cannot be said exactly in the SQL of postgres.

-- clickhouse
-- `sample`, which draws the same rows each time, cannot be said exactly in the SQL of clickhouse.

-- spark
-- `sample`, which draws the same rows each time, cannot be said exactly in the SQL of spark.
