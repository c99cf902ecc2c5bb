package dev.stampbook.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Dies once at every single moment of a redemption's life, before and after each call to provider and shop and each commit, goes on with the
 * store as it was left, and ends with points, discounts and orders that belong together: at every kind of provider.
 */
class SagaCrashPointsTest {

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(SagaLife.Kind.class)
  void aCrashAtAnyMomentLosesNoValue(SagaLife.Kind kind) throws Exception {
    SagaLife undisturbed = new SagaLife(kind, folder.resolve("0"), new CrashPoints(0));
    undisturbed.live();
    undisturbed.check("undisturbed");
    undisturbed.close();
    List<String> points = undisturbed.passed();
    System.out.println("crash points of " + kind + ": " + points.size());
    assertThat(points).hasSizeGreaterThan(100);
    assertThat(points)
        .contains("before issue", "after issue", "before apply", "after apply", "before remove")
        .contains("before a commit", "after a commit", "before preview", "before write");
    if (kind == SagaLife.Kind.AT_ISSUE_WITH_CANCEL) {
      assertThat(points).contains("before cancel", "after cancel");
    } else {
      assertThat(points).contains("before post", "after post");
    }

    for (int point = 1; point <= points.size(); point++) {
      SagaLife life = new SagaLife(kind, folder.resolve("" + point), new CrashPoints(point));
      life.live();
      String where = kind + ", crash at point " + point + ", " + points.get(point - 1);
      assertThat(life.isDead()).as(where).isTrue();
      life.check(where);
      life.close();
    }
  }
}
