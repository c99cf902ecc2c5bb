package dev.stampbook.springbig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampbook.NotFoundException;
import dev.stampbook.http.json.PersonalText;
import dev.stampbook.springbig.api.ExternalGroup;
import dev.stampbook.springbig.api.ExternalGroupsApi;
import dev.stampbook.springbig.api.Recipients;
import dev.stampbook.springbig.api.Segment;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sheet section 3.2, over real HTTP. */
class ExternalGroupsTest {

  private final EmulatedSpringbig sandbox = new EmulatedSpringbig();
  private final ExternalGroupsApi groups = sandbox.evidenced().build().groups();

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void createsAndListsGroups() {
    ExternalGroup made =
        groups.createExternalGroup(new ExternalGroup.Draft("Winter", Optional.of("Guests")));
    groups.createExternalGroup(new ExternalGroup.Draft("Summer", Optional.empty()));

    assertThat(made.groupName()).contains("Winter");
    assertThat(groups.listExternalGroups().groups())
        .extracting(ExternalGroup::id)
        .containsExactly("3001", "3002")
        .contains(made.id());
  }

  /** Created segments come in two forms; the emulator answers both in turn. */
  @Test
  void createsSegmentsInBothFormsAndChangesTheirRecipients() {
    Recipients two =
        new Recipients(List.of(2_025_550_101L), List.of(PersonalText.of("pat@example.com")));
    Segment.Drafts drafts =
        new Segment.Drafts(List.of(new Segment.Draft("All", Optional.of("Everybody"), two)));

    Segment first = groups.createSegments(drafts).segments().get(0);
    Segment second = groups.createSegments(drafts).segments().get(0);
    groups.changeSegmentRecipients(
        first.id(),
        Segment.Change.of(
            new Recipients(List.of(2_025_550_102L, 2_025_550_103L), List.of()),
            new Recipients(List.of(2_025_550_101L), List.of())));

    assertThat(groups.listSegments().segments())
        .extracting(Segment::id)
        .containsExactly(first.id(), second.id());
    assertThat(sandbox.groups.recipients(first.id())).isEqualTo(3);
    assertThat(sandbox.groups.recipients(second.id())).isEqualTo(2);
    assertThatThrownBy(
            () ->
                groups.changeSegmentRecipients(
                    "99", Segment.Change.of(Recipients.none(), Recipients.none())))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void aRecipientsPhoneIsATenDigitNumberAndPrintsNobody() {
    assertThatThrownBy(() -> new Recipients(List.of(55L), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(new Recipients(List.of(2_025_550_101L), List.of(PersonalText.of("p@example.com"))))
        .hasToString("recipients(1 phones, 1 e-mails)");
  }
}
