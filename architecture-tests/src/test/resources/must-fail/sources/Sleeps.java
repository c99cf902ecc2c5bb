package mustfail;

class Sleeps {
  void hopes() throws InterruptedException {
    Thread.sleep(100);
    TimeUnit.SECONDS.sleep(1);
    clock.sleep(1);
  }
}
