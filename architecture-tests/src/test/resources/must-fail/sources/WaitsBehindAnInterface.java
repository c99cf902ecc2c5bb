package mustfail;

interface WaitsBehindAnInterface {
  void await(long millis) throws InterruptedException;

  static WaitsBehindAnInterface real() {
    return millis -> Thread.sleep(millis);
  }
}
