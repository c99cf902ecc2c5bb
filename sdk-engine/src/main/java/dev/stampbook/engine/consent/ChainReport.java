package dev.stampbook.engine.consent;

import java.util.List;

/**
 * What verifying found.
 *
 * @param records how many records were read
 * @param end the end of the chain; note it down outside of the database
 * @param faults what is wrong and where, in the chain's order; empty when all is as it was written
 */
public record ChainReport(long records, ChainAnchor end, List<ChainFault> faults) {

  public ChainReport {
    faults = List.copyOf(faults);
  }

  /** Returns whether everything is as it was written. */
  public boolean isIntact() {
    return faults.isEmpty();
  }
}
