package dev.stampbook.engine.internal;

import dev.stampbook.engine.ProgramId;
import dev.stampbook.member.MemberId;
import dev.stampbook.member.MergeId;
import dev.stampbook.order.OrderId;
import dev.stampbook.points.PostingReference;
import dev.stampbook.reward.RedemptionId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** What postings hang on, and the references made from it. */
final class Subjects {

  static final String ORDER = "order:";
  static final String DEBT = "debt:";
  static final String WELCOME = "welcome:";

  private static final String MERGE = "merge:";
  private static final String REDEMPTION = "redemption:";

  private Subjects() {}

  static String of(OrderId order) {
    return ORDER + order.value();
  }

  static boolean isOrder(String subject) {
    return subject.startsWith(ORDER);
  }

  static OrderId order(String subject) {
    return OrderId.of(subject.substring(ORDER.length()));
  }

  static String debtOf(MemberId member) {
    return DEBT + member.value();
  }

  static String redemption(RedemptionId redemption) {
    return REDEMPTION + redemption.value();
  }

  static boolean isRedemption(String subject) {
    return subject.startsWith(REDEMPTION);
  }

  static RedemptionId redemptionOf(String subject) {
    return RedemptionId.of(subject.substring(REDEMPTION.length()));
  }

  static String welcome(MemberId member) {
    return WELCOME + member.value();
  }

  static String merge(MergeId merge) {
    return MERGE + merge.value();
  }

  static boolean isMerge(String subject) {
    return subject.startsWith(MERGE);
  }

  static MergeId mergeOf(String subject) {
    return MergeId.of(subject.substring(MERGE.length()));
  }

  /** Unique for ever: business facts only (C9), in the form {@code sdk:v1:<program>:<subject>:<sequence>}. */
  static PostingReference reference(ProgramId program, String subject, int sequence) {
    String readable =
        "sdk:v1:"
            + program
            + ":"
            + URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("%3A", ":")
            + ":"
            + sequence;
    return PostingReference.of(
        readable.length() <= 120
            ? readable
            : "sdk:v1:" + program + ":" + Digest.sha256(subject).substring(0, 40) + ":" + sequence);
  }
}
