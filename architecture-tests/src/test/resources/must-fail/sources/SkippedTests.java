package mustfail;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

class SkippedTests {
  @Disabled
  @Test
  void waitsForBetterTimes() {}

  @DisabledOnOs(OS.LINUX)
  @Test
  void runsNowhere() {}

  @EnabledIfEnvironmentVariable(named = "HOST", matches = "mine")
  @Test
  void runsOnOneMachine() {
    assumeTrue(false);
    Assumptions.assumingThat(false, () -> {});
    presumed("@Disabled in a string is no rule broken");
  }
}
