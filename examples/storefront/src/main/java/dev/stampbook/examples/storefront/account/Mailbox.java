package dev.stampbook.examples.storefront.account;

import dev.stampbook.member.EmailAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Takes the mail a real shop would send, and shows the last 50 letters on a page. */
public final class Mailbox {

  private static final int MOST = 50;

  private final Deque<Letter> letters = new ArrayDeque<>();

  /**
   * One letter.
   *
   * @param to the reader
   * @param subject what it is about
   * @param text what it says
   * @param link where its button leads
   */
  public record Letter(EmailAddress to, String subject, String text, Optional<Link> link) {
    @Override
    public String toString() {
      return "letter(" + subject + ")";
    }
  }

  /** A button in a letter. */
  public record Link(String text, String path) {}

  /** Sends a letter. */
  public synchronized void send(Letter letter) {
    letters.addFirst(letter);
    if (letters.size() > MOST) {
      letters.removeLast();
    }
  }

  /** Returns the letters, newest first. */
  public synchronized List<Letter> letters() {
    return List.copyOf(letters);
  }
}
