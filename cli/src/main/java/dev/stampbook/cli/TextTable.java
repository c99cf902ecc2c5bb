package dev.stampbook.cli;

import java.util.ArrayList;
import java.util.List;

/** Aligns rows for a terminal: texts to the left, numbers to the right. */
final class TextTable {

  private final List<List<String>> rows = new ArrayList<>();

  TextTable row(Object... cells) {
    List<String> row = new ArrayList<>();
    for (Object cell : cells) {
      row.add(cell instanceof Long number ? "%,d".formatted(number) : cell.toString());
    }
    rows.add(row);
    return this;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    int[] widths = new int[columns];
    boolean[] numbers = new boolean[columns];
    for (int column = 0; column < columns; column++) {
      int at = column;
      widths[at] =
          rows.stream()
              .filter(r -> r.size() > at)
              .mapToInt(r -> r.get(at).length())
              .max()
              .orElse(0);
      numbers[at] =
          rows.stream().skip(1).filter(r -> r.size() > at).allMatch(r -> isNumber(r.get(at)));
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder("  ");
      for (int column = 0; column < row.size(); column++) {
        String cell = row.get(column);
        String gap = " ".repeat(widths[column] - cell.length());
        line.append(numbers[column] ? gap + cell : cell + gap).append("  ");
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private static boolean isNumber(String cell) {
    return cell.matches("[+-]?[0-9,.]+");
  }
}
