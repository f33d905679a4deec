#include <sqlite3.h>

// sqlite3_db_config is variadic, which Swift cannot call: a schema may not do harm, and pages are checked
// before they are believed.
static inline int casebook_sqlite_defend(sqlite3 *database) {
  sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, 0);
  sqlite3_db_config(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, 0);
  sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, 0);
  return sqlite3_exec(database, "PRAGMA cell_size_check = ON", 0, 0, 0);
}
