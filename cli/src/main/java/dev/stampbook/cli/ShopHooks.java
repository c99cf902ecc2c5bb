package dev.stampbook.cli;

import dev.stampbook.order.OrderId;
import java.net.URI;
import java.util.Map;
import java.util.function.Consumer;

/** The webhooks of a commerce system. */
interface ShopHooks {

  /** Tells the system to send what concerns orders; repeating it changes nothing. */
  void register(URI destination);

  /**
   * Reads a call.
   *
   * @param headers by lower-case name
   * @param changed is told which order changed, when the call is about one
   * @return whether the call is genuine
   */
  boolean receive(Map<String, String> headers, byte[] body, Consumer<OrderId> changed);
}
