package dev.stampbook.engine.internal.store;

import dev.stampbook.engine.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import javax.sql.DataSource;

/** The databases the engine knows. All statements are common to them; they differ in schema and in how a scheduler polls. */
public enum Dialect {
  SQLITE,
  POSTGRESQL;

  /**
   * Returns the dialect of a database.
   *
   * @throws StoreException when the engine does not know it
   */
  public static Dialect of(DataSource dataSource) {
    try (Connection connection = dataSource.getConnection()) {
      String product = connection.getMetaData().getDatabaseProductName();
      return switch (product.toLowerCase(Locale.ROOT)) {
        case "sqlite" -> SQLITE;
        case "postgresql" -> POSTGRESQL;
        default ->
            throw new StoreException(
                product + " is not supported as a store; use Store.embedded or PostgreSQL");
      };
    } catch (SQLException failure) {
      throw new StoreException(
          "the store's database cannot be reached; check its address and account", failure);
    }
  }

  /** Returns the folder name of this dialect's schema. */
  public String folder() {
    return name().toLowerCase(Locale.ROOT);
  }
}
