package mustfail;

record SuspiciousCode(int[] numbers) {
  boolean sameAs(int[] others) {
    return numbers.equals(others);
  }
}
