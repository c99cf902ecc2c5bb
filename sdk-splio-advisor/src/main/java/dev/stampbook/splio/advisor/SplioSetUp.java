package dev.stampbook.splio.advisor;

import dev.stampbook.splio.advisor.SplioAdvice.Plan;
import java.util.ArrayList;
import java.util.List;

/** Turns advice into what has to be set up (fact sheet splio.md section 15.8, last paragraph). */
public final class SplioSetUp {

  private SplioSetUp() {}

  /** Returns the steps, each a sentence; empty when the gate asks for something else first or a vendor does it. */
  public static List<String> steps(SplioAdvice advice) {
    List<String> steps = new ArrayList<>();
    advice
        .plan()
        .filter(plan -> plan.owner() != SplioAdvice.Owner.CONNECTOR)
        .ifPresent(
            plan -> {
              steps.add(codes(plan));
              steps.add(renewal(plan));
              steps.add(burn(plan));
            });
    return steps;
  }

  private static String codes(Plan plan) {
    return switch (plan.owner()) {
      case ECOM, POS ->
          "Create the reward in Splio with limited=true and auto_generated=false; upload the codes,"
              + " or pass each as attribution_ids when it is granted.";
      case SPLIO ->
          "Create the reward in Splio with auto_generated=true and export its codes to the channels.";
      case CONNECTOR -> "The connector's vendor sets the reward up.";
    };
  }

  private static String renewal(Plan plan) {
    return switch (plan.renewal()) {
      case PROGRAMMATIC ->
          "Let a job watch the stock: below the threshold the owner creates codes, which are uploaded"
              + " in batches.";
      case SPLIO_GENERATED -> "Splio makes new codes by itself; for a limited reward add stock.";
      case MANUAL -> "Set a threshold and name who is told when the stock falls below it.";
      case NOT_APPLICABLE -> "The stock needs nobody here.";
    };
  }

  private static String burn(Plan plan) {
    return switch (plan.burn()) {
      case AFTER_ORDER_API ->
          "Burn each used code when its order is paid, by a call through the retry queue.";
      case AFTER_ORDER_BATCH ->
          "Burn used codes once a day, by the burnreward file or the bulk burn call.";
      case MIDDLEWARE_SPLIT_STOCK ->
          "Keep two master rewards, one per channel, told apart by the custom field 'channels'.";
      case NONE -> "Used codes are not burnt; limit the harm by a short validity.";
      case NOT_APPLICABLE -> "Burning is not your business here.";
    };
  }
}
