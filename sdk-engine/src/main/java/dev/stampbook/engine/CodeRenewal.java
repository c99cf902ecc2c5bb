package dev.stampbook.engine;

/** How a stock that has run low is filled up (splio sheet, 15.7). */
public sealed interface CodeRenewal {

  /**
   * By a program of the owner.
   *
   * @param supplier makes the codes
   * @param batch how many at a time, 1 to 10,000
   */
  record Programmatic(CodeSupplier supplier, int batch) implements CodeRenewal {
    public Programmatic {
      checkBatch(batch);
    }
  }

  /**
   * By the provider, which makes codes itself when it grants the reward. Such a pool holds no codes here.
   *
   * @param stock reads and raises the number of grants left
   * @param batch how many at a time, 1 to 10,000
   */
  record ByProvider(ProviderStock stock, int batch) implements CodeRenewal {
    public ByProvider {
      checkBatch(batch);
    }
  }

  /** By hand: {@link CodePoolListener#low} is told. */
  record Manual() implements CodeRenewal {}

  private static void checkBatch(int batch) {
    if (batch < 1 || batch > 10_000) {
      throw new IllegalArgumentException("a batch of codes has 1 to 10,000, not " + batch);
    }
  }
}
