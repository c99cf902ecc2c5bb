package dev.stampbook.bigcommerce;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import dev.stampbook.SystemName;
import dev.stampbook.discount.CouponCode;
import dev.stampbook.http.json.Json;
import dev.stampbook.reward.RedemptionId;
import dev.stampbook.reward.RedemptionNote;
import dev.stampbook.reward.RewardId;
import java.io.IOException;
import java.util.Optional;

/** Writes a redemption as the JSON of a metafield and reads it back. */
final class NoteJson {

  private record Document(
      String redemption,
      String provider,
      String reward,
      String rewardName,
      long points,
      Optional<String> code) {}

  private final JsonAdapter<Document> adapter = Json.snakeCase().moshi().adapter(Document.class);

  String write(RedemptionNote note) {
    return adapter.toJson(
        new Document(
            note.redemption().value(),
            note.provider().value(),
            note.reward().value(),
            note.rewardName(),
            note.points(),
            note.code().map(CouponCode::value)));
  }

  /** Returns the note; empty when the text is none, such as one that somebody changed by hand. */
  Optional<RedemptionNote> read(String text) {
    try {
      return Optional.ofNullable(adapter.fromJson(text)).map(NoteJson::note);
    } catch (IOException | JsonDataException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static RedemptionNote note(Document document) {
    return new RedemptionNote(
        RedemptionId.of(document.redemption()),
        SystemName.of(document.provider()),
        RewardId.of(document.reward()),
        document.rewardName(),
        document.points(),
        document.code().map(CouponCode::of));
  }
}
