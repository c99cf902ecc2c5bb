package dev.stampbook.benchmarks.counts;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/** Counts what goes to a database: each execution of a statement, a batch as one, and each commit, apart those that wrote something. */
final class StatementCounter {

  private final DataSource source;
  private final AtomicLong commits = new AtomicLong();
  private final AtomicLong writingCommits = new AtomicLong();
  private final Map<String, Long> statements = new TreeMap<>();

  StatementCounter(DataSource source) {
    this.source = source;
  }

  DataSource counted() {
    return proxy(
        DataSource.class,
        (self, method, arguments) -> {
          Object result = invoke(method, source, arguments);
          return result instanceof Connection connection ? around(connection) : result;
        });
  }

  /** Returns how often each statement was executed. */
  synchronized Map<String, Long> byText() {
    return new TreeMap<>(statements);
  }

  synchronized long executions() {
    return statements.values().stream().mapToLong(Long::longValue).sum();
  }

  long commits() {
    return commits.get();
  }

  long writingCommits() {
    return writingCommits.get();
  }

  /** Starts anew. */
  synchronized void reset() {
    statements.clear();
    commits.set(0);
    writingCommits.set(0);
  }

  private synchronized void executed(String text) {
    statements.merge(text, 1L, Long::sum);
  }

  private Connection around(Connection connection) {
    AtomicBoolean wrote = new AtomicBoolean();
    return proxy(
        Connection.class,
        (self, method, arguments) -> {
          if (method.getName().equals("commit")) {
            commits.incrementAndGet();
            writingCommits.addAndGet(wrote.getAndSet(false) ? 1 : 0);
          }
          Object result = invoke(method, connection, arguments);
          if (result instanceof PreparedStatement prepared) {
            return around(PreparedStatement.class, prepared, arguments[0].toString(), wrote);
          }
          return result instanceof Statement plain
              ? around(Statement.class, plain, "", wrote)
              : result;
        });
  }

  private <S extends Statement> S around(
      Class<S> type, S statement, String prepared, AtomicBoolean wrote) {
    return proxy(
        type,
        (self, method, arguments) -> {
          if (method.getName().startsWith("execute")) {
            boolean hasText = arguments != null && arguments[0] instanceof String;
            String text = hasText ? arguments[0].toString() : prepared;
            executed(text);
            wrote.compareAndSet(false, !text.startsWith("SELECT"));
          }
          return invoke(method, statement, arguments);
        });
  }

  private static Object invoke(Method method, Object target, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            StatementCounter.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
