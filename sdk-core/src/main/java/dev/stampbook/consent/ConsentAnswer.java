package dev.stampbook.consent;

import java.util.Optional;

/**
 * What a person answered in a form about one channel.
 *
 * @param channel the channel the box is about
 * @param box the box before and after
 * @param disclosure the text beside the box; an opt-in needs one
 */
public record ConsentAnswer(ConsentChannel channel, Box box, Optional<Disclosure> disclosure) {

  /** Answers yes: an empty box was ticked under this text. */
  public static ConsentAnswer ticked(ConsentChannel channel, String label, Disclosure text) {
    return answer(channel, Box.Mark.EMPTY, Box.Mark.TICKED, label, text);
  }

  /** Leaves an empty box empty. */
  public static ConsentAnswer leftEmpty(ConsentChannel channel, String label, Disclosure text) {
    return answer(channel, Box.Mark.EMPTY, Box.Mark.EMPTY, label, text);
  }

  /** Takes a tick away that stood for an earlier yes. */
  public static ConsentAnswer cleared(ConsentChannel channel, String label, Disclosure text) {
    return answer(channel, Box.Mark.TICKED, Box.Mark.EMPTY, label, text);
  }

  /** Leaves a tick that stands for an earlier yes. */
  public static ConsentAnswer leftTicked(ConsentChannel channel, String label, Disclosure text) {
    return answer(channel, Box.Mark.TICKED, Box.Mark.TICKED, label, text);
  }

  private static ConsentAnswer answer(
      ConsentChannel channel, Box.Mark before, Box.Mark after, String label, Disclosure text) {
    return new ConsentAnswer(channel, new Box(before, after, label), Optional.of(text));
  }

  /** Returns whether the box ended with a tick. */
  public boolean isYes() {
    return box.after() == Box.Mark.TICKED;
  }
}
