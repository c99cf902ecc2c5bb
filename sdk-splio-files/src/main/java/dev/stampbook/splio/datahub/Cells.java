package dev.stampbook.splio.datahub;

import dev.stampbook.http.json.PersonalText;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Takes the values of one row, checks them, and tells what is wrong by column. Never prints values. */
public final class Cells {

  private static final DateTimeFormatter TO_THE_SECOND =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private final DatahubScope scope;
  private final DatahubSettings settings;
  private final Map<String, String> values = new LinkedHashMap<>();
  private final Map<String, String> problems = new LinkedHashMap<>();

  Cells(DatahubScope scope, DatahubSettings settings) {
    this.scope = scope;
    this.settings = settings;
  }

  /** A value that has to be there. */
  void required(String column, String value, Rule... rules) {
    if (check(column, value, Rule.NOT_EMPTY)) {
      given(column, Optional.of(value), rules);
    }
  }

  /** A column that has to be there, its value not. */
  void column(String name, Optional<String> value, Rule... rules) {
    given(name, value.or(() -> Optional.of("")), value.isPresent() ? rules : new Rule[0]);
  }

  /** A value that may be absent; its column is absent then, because whether an empty value erases is not known. */
  void given(String column, Optional<String> value, Rule... rules) {
    value.ifPresent(
        text -> {
          check(column, text, rules);
          check(
              column,
              text,
              one ->
                  Csv.breaksLine(one) ? Optional.of("has more than one line") : Optional.empty());
          if (values.putIfAbsent(column, text) != null) {
            problem(column, "is filled twice");
          }
        });
  }

  private boolean check(String column, String value, Rule... rules) {
    for (Rule rule : rules) {
      Optional<String> problem = rule.problem(value);
      if (problem.isPresent()) {
        problems.putIfAbsent(column, problem.get());
        return false;
      }
    }
    return true;
  }

  void problem(String column, String what) {
    problems.putIfAbsent(column, what);
  }

  /** A fact goes where the template has a column for it, and is left out where it has none. */
  void fact(DatahubFact fact, Optional<String> value, Rule... rules) {
    settings.column(scope, fact).ifPresent(column -> given(column, value, rules));
  }

  /** A fact without which the row would say nothing: no column, no file. */
  void needed(DatahubFact fact, String value) {
    String column =
        settings
            .column(scope, fact)
            .orElseThrow(() -> Refusals.lacks(scope, DatahubSettings.columnKey(scope, fact)));
    required(column, value);
  }

  /** The columns that are configured by name; sorted, so that the same names always make the same header. */
  void more(Map<String, PersonalText> named) {
    new TreeMap<>(named)
        .forEach(
            (column, value) -> {
              if (!settings.tail(scope).contains(column)) {
                throw Refusals.lacks(scope, DatahubSettings.tailKey(scope));
              }
              given(column, Optional.of(value.value()));
            });
  }

  String orderTime(Instant at) {
    return time(at, settings.orderZone());
  }

  String loyaltyTime(Instant at) {
    return time(at, settings.loyaltyZone());
  }

  private static String time(Instant at, ZoneId zone) {
    return TO_THE_SECOND.format(LocalDateTime.ofInstant(at, zone));
  }

  static String number(BigDecimal amount) {
    return amount.toPlainString();
  }

  Map<String, String> problems() {
    return problems;
  }

  List<String> header() {
    return List.copyOf(values.keySet());
  }

  List<String> row() {
    return List.copyOf(values.values());
  }

  @Override
  public String toString() {
    return "cells(" + scope.literal() + ")";
  }
}
