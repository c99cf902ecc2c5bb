package dev.stampbook.splio;

import dev.stampbook.FailedCall;
import dev.stampbook.InvalidRequestException;
import dev.stampbook.points.PostingReference;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The ids under which the postings of one order are reported: the order's own id for the first, {@code <order>-R<n>} for every later one
 * (sheet section 13). They follow from the posting's reference alone, so that a posting can be looked up when its order is gone.
 *
 * @param order the order as the reference names it
 * @param sequence which posting of the order it is, from 1
 * @param prefix what keeps several shops of one universe apart
 */
record SplioOrderIds(String order, int sequence, String prefix) {

  private static final Pattern FORM = Pattern.compile("(?:.*:)?([^:]+):([0-9]{1,4})");

  static SplioOrderIds of(PostingReference reference, String prefix) {
    Matcher parts = FORM.matcher(reference.value());
    int sequence = parts.matches() ? Integer.parseInt(parts.group(2)) : 0;
    if (sequence == 0) {
      throw new InvalidRequestException(
          "the reference of an order's posting ends in :<order>:<number from 1>, or no order id can be made from it",
          FailedCall.unanswered(Splio.NAME, "createOrder"),
          Map.of("external_id", "cannot be made from the reference"));
    }
    String order = URLDecoder.decode(parts.group(1), StandardCharsets.UTF_8);
    return new SplioOrderIds(order, sequence, prefix);
  }

  String original() {
    return prefix + order;
  }

  String current() {
    return id(sequence);
  }

  List<String> earlier() {
    return IntStream.range(1, sequence).mapToObj(this::id).toList();
  }

  private String id(int number) {
    return number == 1 ? original() : original() + "-R" + (number - 1);
  }
}
