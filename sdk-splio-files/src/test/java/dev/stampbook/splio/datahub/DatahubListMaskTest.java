package dev.stampbook.splio.datahub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lists of a contact as one number of 64 bits (pitfall 12). */
class DatahubListMaskTest {

  private static final Set<Integer> ALL =
      IntStream.range(0, 64).boxed().collect(Collectors.toUnmodifiableSet());

  @Test
  void everyBitIsAList() {
    assertThat(ListMask.parse("0").lists()).isEmpty();
    assertThat(ListMask.parse("1").lists()).containsExactly(0);
    assertThat(ListMask.parse("22").lists()).containsExactlyInAnyOrder(1, 2, 4); // 2 + 4 + 16
    assertThat(ListMask.parse("9223372036854775808").lists()).containsExactly(63);
    assertThat(ListMask.parse("18446744073709551615").lists()).isEqualTo(ALL);
  }

  @Test
  void listsBecomeTheNumberAgain() {
    assertThat(new ListMask(Set.of()).decimal()).isEqualTo("0");
    assertThat(new ListMask(Set.of(1, 2, 4)).decimal()).isEqualTo("22");
    assertThat(new ListMask(Set.of(0, 63)).decimal()).isEqualTo("9223372036854775809");
    assertThat(new ListMask(ALL).decimal()).isEqualTo("18446744073709551615");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-1",
        "+1",
        "9.22337E+18",
        "1.0",
        " 1",
        "18446744073709551616",
        "99999999999999999999"
      })
  void whatASpreadsheetMadeOfItIsRefused(String damaged) {
    assertThatIllegalArgumentException().isThrownBy(() -> ListMask.parse(damaged));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 64})
  void thereAre64Lists(int list) {
    assertThatIllegalArgumentException().isThrownBy(() -> new ListMask(Set.of(list)));
  }
}
