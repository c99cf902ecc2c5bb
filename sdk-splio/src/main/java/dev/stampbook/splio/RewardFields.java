package dev.stampbook.splio;

import dev.stampbook.FailedCall;
import dev.stampbook.InvalidRequestException;
import dev.stampbook.http.json.PersonalText;
import dev.stampbook.splio.api.CustomField;
import dev.stampbook.splio.api.CustomFieldIn;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads and writes the custom fields of a master reward by the configured names (sheet section 15.6). */
final class RewardFields {

  private static final Set<String> YES = Set.of("true", "1", "yes");
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,10})?");
  private static final int MOST_PARTS = 20;

  private final Map<String, String> values = new LinkedHashMap<>();
  private final Map<RewardField, String> names;

  RewardFields(List<CustomField> fields, Map<RewardField, String> names) {
    this.names = names;
    for (CustomField field : fields) {
      field
          .name()
          .flatMap(
              name -> field.value().map(PersonalText::value).map(text -> Map.entry(name, text)))
          .filter(entry -> !entry.getValue().isBlank())
          .ifPresent(entry -> values.put(entry.getKey(), entry.getValue().strip()));
    }
  }

  static String name(RewardField field, Map<RewardField, String> names) {
    return names.getOrDefault(field, field.standardName());
  }

  Optional<String> text(RewardField field) {
    return names(field).map(values::get).filter(java.util.Objects::nonNull).findFirst();
  }

  private Stream<String> names(RewardField field) {
    return Stream.concat(Stream.of(name(field, names)), field.alias().stream());
  }

  boolean flag(RewardField field) {
    return text(field).filter(text -> YES.contains(text.toLowerCase(Locale.ROOT))).isPresent();
  }

  Optional<BigDecimal> decimal(RewardField field) {
    return text(field).filter(text -> NUMBER.matcher(text).matches()).map(BigDecimal::new);
  }

  Optional<Long> whole(RewardField field) {
    return decimal(field)
        .filter(number -> number.stripTrailingZeros().scale() <= 0)
        .map(BigDecimal::longValueExact);
  }

  /** Reads a list, which goes on in fields with a number behind the name where one is too short. */
  List<String> list(RewardField field) {
    StringBuilder all = new StringBuilder(text(field).orElse(""));
    for (int part = 2; part <= MOST_PARTS; part++) {
      String more = values.get(name(field, names) + "_" + part);
      if (more == null) {
        break;
      }
      all.append(',').append(more);
    }
    return Arrays.stream(all.toString().split("[,;]", -1))
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .toList();
  }

  /**
   * Writes values after checking them; a list of products that is too long goes on in further fields.
   *
   * @throws InvalidRequestException when a value does not fit its type or the limit; nothing was sent
   */
  static List<CustomFieldIn> write(
      Map<RewardField, String> wanted, Map<RewardField, String> names) {
    List<CustomFieldIn> fields = new ArrayList<>();
    wanted.forEach(
        (field, value) -> {
          String name = name(field, names);
          if (field == RewardField.PRODUCT_IDS && value.length() > RewardField.LONGEST) {
            List<String> parts = split(value);
            for (int i = 0; i < parts.size(); i++) {
              fields.add(CustomFieldIn.named(i == 0 ? name : name + "_" + (i + 1), parts.get(i)));
            }
          } else {
            RewardField.problem(field.type(), value)
                .ifPresent(
                    problem -> {
                      throw refused(name, problem);
                    });
            fields.add(CustomFieldIn.named(name, value));
          }
        });
    return fields;
  }

  private static List<String> split(String value) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    for (String id : value.split(",", -1)) {
      if (part.length() + id.length() + 1 > RewardField.LONGEST) {
        parts.add(part.toString());
        part.setLength(0);
      }
      part.append(part.isEmpty() ? "" : ",").append(id.strip());
    }
    parts.add(part.toString());
    if (parts.size() > MOST_PARTS
        || parts.stream().anyMatch(text -> text.length() > RewardField.LONGEST)) {
      throw refused("product_ids", "does not fit into " + MOST_PARTS + " fields");
    }
    return parts;
  }

  static InvalidRequestException refused(String field, String problem) {
    return new InvalidRequestException(
        "the custom field " + field + " " + problem,
        FailedCall.unanswered(Splio.NAME, "createReward"),
        Map.of(field, problem));
  }
}
