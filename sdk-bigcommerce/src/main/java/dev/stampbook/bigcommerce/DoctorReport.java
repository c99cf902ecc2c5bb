package dev.stampbook.bigcommerce;

import java.util.List;

/**
 * What {@link BigCommerce#doctor()} found.
 *
 * @param findings one per check
 */
public record DoctorReport(List<Finding> findings) {

  /** Copies the list. */
  public DoctorReport {
    findings = List.copyOf(findings);
  }

  /** How a check came out. */
  public enum Verdict {
    OK,
    /** Works, but needs attention. */
    WARNING,
    /** Does not work. */
    PROBLEM
  }

  /**
   * One check.
   *
   * @param check what was looked at: {@code scope store_v2_orders_read_only}, {@code clock}, {@code quota}, {@code webhooks}, {@code
   *     channels}
   * @param verdict how it came out
   * @param message what was found and what to do, without personal data
   */
  public record Finding(String check, Verdict verdict, String message) {}

  /** Returns whether nothing is a problem. */
  public boolean isHealthy() {
    return findings.stream().noneMatch(finding -> finding.verdict() == Verdict.PROBLEM);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Finding finding : findings) {
      text.append(finding.verdict())
          .append(' ')
          .append(finding.check())
          .append(": ")
          .append(finding.message())
          .append('\n');
    }
    return text.toString();
  }
}
