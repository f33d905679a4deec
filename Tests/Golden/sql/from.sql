-- statements from Kova

-- duckdb
-- A name that stands for a linked row cannot be said exactly in the SQL of duckdb.

-- sqlite
-- A name that stands for a linked row cannot be said exactly in the SQL of sqlite.

-- postgres
-- A name that stands for a linked row cannot be said exactly in the SQL of postgres.

-- clickhouse
-- A name that stands for a linked row cannot be said exactly in the SQL of clickhouse.

-- spark
-- A name that stands for a linked row cannot be said exactly in the SQL of spark.
