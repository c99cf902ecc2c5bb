package dev.stampbook.engine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Optional;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** A store file whose transactions are counted, so that something else can happen right before a chosen one. */
final class Moments {

  private final SQLiteDataSource source;
  private Optional<Runnable> action = Optional.empty();
  private int left;

  Moments(Path file) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.OFF);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    config.setBusyTimeout(30_000);
    source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
  }

  /** Runs an action once, right before the n-th transaction from now on, from 1. */
  synchronized void before(int transaction, Runnable then) {
    left = transaction;
    action = Optional.of(then);
  }

  /** Returns whether the action has run; one that has not never will. */
  synchronized boolean isOver() {
    boolean over = action.isEmpty();
    action = Optional.empty();
    return over;
  }

  private synchronized Optional<Runnable> due() {
    if (action.isEmpty() || --left > 0) {
      return Optional.empty();
    }
    Optional<Runnable> due = action;
    action = Optional.empty();
    return due;
  }

  DataSource counted() {
    return (DataSource)
        Proxy.newProxyInstance(
            Moments.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (self, method, arguments) -> {
              due().ifPresent(Runnable::run);
              try {
                return method.invoke(source, arguments);
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
              }
            });
  }

  DataSource plain() {
    return source;
  }
}
