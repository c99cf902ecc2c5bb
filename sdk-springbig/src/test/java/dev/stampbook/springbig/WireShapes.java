package dev.stampbook.springbig;

import com.squareup.moshi.Moshi;
import java.util.Map;

/** Opens the module's JSON to tests of the wire objects. */
public final class WireShapes {

  private WireShapes() {}

  /** Returns the JSON with the sheet's defaults. */
  public static Moshi ofTheSheet() {
    return new WireFormat("pos_user", Envelope.WRAPPED, Envelope.FLAT, Map.of()).json().moshi();
  }
}
