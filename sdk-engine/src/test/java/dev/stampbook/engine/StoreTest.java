package dev.stampbook.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.stampbook.engine.internal.store.Schema;
import dev.stampbook.order.OrderId;
import dev.stampbook.points.PointsPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a store refuses, and that its schema is applied once. */
class StoreTest {

  @TempDir Path folder;

  @Test
  void aStoreOfANewerReleaseIsRefusedAndLeftAlone() throws Exception {
    Path file = folder.resolve("newer.db");
    Store.embedded(file).close();
    execute(file, "INSERT INTO stampbook_schema (version) VALUES (99)");
    List<String> before = Tables.dump(file);

    assertThatThrownBy(() -> Store.embedded(file))
        .isInstanceOf(StoreException.class)
        .hasMessage(
            "this store was written by a newer release (schema 99, this release knows "
                + Schema.VERSION
                + "); update Stampbook or use another store, nothing was changed");
    assertThat(Tables.dump(file)).isEqualTo(before);
    execute(file, "DELETE FROM stampbook_schema WHERE version = 99");
    Store.embedded(file).close(); // the refusal let go of the file
  }

  @Test
  void aFileIsOfOneProcessAtATime() throws Exception {
    Path file = folder.resolve("one.db");
    Store first = Store.embedded(file);

    assertThatThrownBy(() -> Store.embedded(file))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("in use by another process");
    Process other = ChildProcess.start(OpenStore.class, file.toString());
    assertThat(
            new String(
                other.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
        .contains("in use by another process");
    assertThat(other.waitFor()).isEqualTo(3);
    first.close();
    Store.embedded(file).close();
  }

  /** Opens a store in a process of its own. */
  static final class OpenStore {
    private OpenStore() {}

    public static void main(String[] arguments) {
      try (Store store = Store.embedded(Path.of(arguments[0]))) {
        System.out.println("opened " + store.hashCode());
      } catch (StoreException refused) {
        System.out.println(refused.getMessage());
        System.exit(3);
      }
    }
  }

  @Test
  void whatIsNoStoreIsRefused() throws Exception {
    Path garbage = Files.writeString(folder.resolve("garbage.db"), "no database ".repeat(1_000));
    assertThatThrownBy(() -> Store.embedded(garbage))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("garbage.db");
    assertThat(Files.readString(garbage)).isEqualTo("no database ".repeat(1_000));
    assertThatThrownBy(() -> Store.embedded(garbage)).hasMessageNotContaining("in use");

    Path directory = Files.createDirectory(folder.resolve("directory"));
    assertThatThrownBy(() -> Store.embedded(directory))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("is a folder");
    assertThatThrownBy(() -> Store.embedded(folder.resolve("missing/stampbook.db")))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("folder");
  }

  @Test
  void theSchemaIsAppliedOnceToPostgreSqlAlsoByNodesThatStartTogether() throws Exception {
    HikariDataSource database = Postgres.database();
    Barrier.run(
        List.of(
            () -> Store.jdbc(database).close(),
            () -> Store.jdbc(database).close(),
            () -> Store.jdbc(database).close(),
            () -> Store.jdbc(database).close()));
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      assertThat(count(statement, "SELECT COUNT(*) FROM stampbook_schema"))
          .isEqualTo(Schema.VERSION);
      statement.execute("INSERT INTO stampbook_schema (version) VALUES (99)");
    }
    assertThatThrownBy(() -> Store.jdbc(database))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("newer release (schema 99");
    database.close();
  }

  @Test
  void aHostMayApplyThePostgreSqlSchemaItself() throws Exception {
    HikariDataSource database = Postgres.database();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE stampbook_schema (version INTEGER PRIMARY KEY)");
      for (int version = 1; version <= Schema.VERSION; version++) {
        for (String line : Store.postgresqlSchema(version)) {
          statement.execute(line);
        }
        statement.execute("INSERT INTO stampbook_schema (version) VALUES (" + version + ")");
      }
    }
    Store.jdbc(database).close();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      assertThat(count(statement, "SELECT COUNT(*) FROM stampbook_schema"))
          .isEqualTo(Schema.VERSION);
    }
    database.close();
  }

  @Test
  void twoProgramsInOneStoreKnowNothingOfEachOther() {
    Scenario s = new Scenario(folder, PointsPolicy.perUnit(1));
    s.deliver(Orders.completed("A", 1, "10.00"));
    LoyaltyProgram other = s.second(builder -> builder.id(ProgramId.of("other")));
    assertThat(other.audit().find(AuditQuery.newest())).isEmpty();
    other.orderChanged(OrderId.of("A"));
    other.runOnce(10);
    assertThat(s.balance()).isEqualTo(20);
    assertThat(other.story(OrderId.of("A")).postings().get(0).reference().value())
        .isEqualTo("sdk:v1:other:order:A:1");
    other.close();
    s.close();
  }

  @Test
  void theJournalTakesOneRowPerSequenceOfAnOrderAndPerReference() {
    Scenario s = new Scenario(folder, PointsPolicy.perUnit(1));
    s.deliver(Orders.completed("A", 1, "10.00"));
    s.deliver(Orders.completed("B", 1, "11.00"));
    assertThatThrownBy(
            () ->
                execute(
                    s.file(),
                    "UPDATE stampbook_posting SET subject = 'order:A' WHERE subject = 'order:B'"))
        .hasMessageContaining("UNIQUE");
    assertThatThrownBy(
            () ->
                execute(
                    s.file(),
                    "UPDATE stampbook_posting SET reference = 'sdk:v1:main:order:A:1'"
                        + " WHERE subject = 'order:B'"))
        .hasMessageContaining("UNIQUE");
    s.check();
  }

  private static long count(Statement statement, String query) throws SQLException {
    try (java.sql.ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static void execute(Path file, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
