-- statements mentioning "release" show id

-- duckdb
-- `mentioning`, which knows the forms of a language's words, cannot be said exactly in the SQL of duckdb.

-- sqlite
-- `mentioning`, which knows the forms of a language's words, cannot be said exactly in the SQL of sqlite.

-- postgres
-- `mentioning`, which knows the forms of a language's words, cannot be said exactly in the SQL of postgres.

-- clickhouse
-- `mentioning`, which knows the forms of a language's words, cannot be said exactly in the SQL of clickhouse.

-- spark
-- `mentioning`, which knows the forms of a language's words, cannot be said exactly in the SQL of spark.
