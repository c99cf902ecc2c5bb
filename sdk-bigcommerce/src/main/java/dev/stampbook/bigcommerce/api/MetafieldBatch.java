package dev.stampbook.bigcommerce.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The answer to a batch: with status 422 both lists may be filled (sheet 3.7). */
public record MetafieldBatch(List<Metafield> data, List<Failure> errors, Map<String, Object> meta) {

  /** One refused row of a batch (sheet 3.7). */
  public record Failure(
      Optional<Integer> status,
      Optional<String> title,
      Optional<String> type,
      Map<String, String> errors) {}
}
