-- cases count by region across charge

-- duckdb
-- `across`, whose columns only the data tells, cannot be said exactly in the SQL of duckdb.

-- sqlite
-- `across`, whose columns only the data tells, cannot be said exactly in the SQL of sqlite.

-- postgres
-- `across`, whose columns only the data tells, cannot be said exactly in the SQL of postgres.

-- clickhouse
-- `across`, whose columns only the data tells, cannot be said exactly in the SQL of clickhouse.

-- spark
-- `across`, whose columns only the data tells, cannot be said exactly in the SQL of spark.
