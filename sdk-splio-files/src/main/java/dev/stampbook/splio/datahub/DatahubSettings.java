package dev.stampbook.splio.datahub;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The settings {@code splio.datahub.*}, and those of {@code splio.zone.*} that files need: give the same zones here and where calls are made. Reading files
 * needs none of them, writing needs the universe. Immutable.
 */
public final class DatahubSettings {

  private static final Pattern COLUMN = Pattern.compile("[A-Za-z0-9_.-]{1,100}");

  private final Optional<String> universe;
  private final FileNames names;
  private final ZoneId orderZone;
  private final ZoneId loyaltyZone;
  private final Map<DatahubScope, Map<DatahubFact, String>> facts;
  private final Map<DatahubScope, Set<String>> tails;

  private DatahubSettings(Builder builder) {
    universe = builder.universe;
    names = builder.names;
    orderZone = builder.orderZone;
    loyaltyZone = builder.loyaltyZone;
    facts = copy(builder.facts);
    tails = copy(builder.tails);
  }

  private static <V> Map<DatahubScope, V> copy(Map<DatahubScope, V> map) {
    return map.isEmpty() ? Map.of() : new EnumMap<>(map);
  }

  /** Starts the settings; every default is stated at the builder's method. */
  public static Builder builder() {
    return new Builder();
  }

  Optional<String> universe() {
    return universe;
  }

  FileNames names() {
    return names;
  }

  ZoneId orderZone() {
    return orderZone;
  }

  ZoneId loyaltyZone() {
    return loyaltyZone;
  }

  Optional<String> column(DatahubScope scope, DatahubFact fact) {
    return Optional.ofNullable(facts.getOrDefault(scope, Map.of()).get(fact));
  }

  Set<String> tail(DatahubScope scope) {
    return tails.getOrDefault(scope, Set.of());
  }

  static String columnKey(DatahubScope scope, DatahubFact fact) {
    return "splio.datahub.column." + scope.literal() + "." + fact.key();
  }

  static String tailKey(DatahubScope scope) {
    return "splio.datahub.columns." + scope.literal();
  }

  /** Collects settings. Not thread-safe. */
  public static final class Builder {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private Optional<String> universe = Optional.empty();
    private FileNames names = FileNames.standard();
    private ZoneId orderZone = PARIS;
    private ZoneId loyaltyZone = PARIS;
    private final Map<DatahubScope, Map<DatahubFact, String>> facts =
        new EnumMap<>(DatahubScope.class);
    private final Map<DatahubScope, Set<String>> tails = new EnumMap<>(DatahubScope.class);

    Builder() {}

    /** Sets {@code splio.datahub.universe}: the universe as file names state it; no default, and nothing is written without. */
    public Builder universe(String name) {
      universe = Optional.of(FileNames.safe("splio.datahub.universe", name));
      return this;
    }

    /**
     * Sets {@code splio.datahub.namePattern}: how files are called, with the parts {@code <universe>}, {@code <scope>}, {@code <name>}, {@code
     * <yyyyMMdd>} (today, in the zone of loyalty dates) and {@code <unique>}. The default is {@code
     * <universe>_<scope>_<name>_<yyyyMMdd>_<unique>.csv} (U21). Without {@code <unique>} a file replaces its predecessor of the day.
     *
     * @throws IllegalArgumentException when it does not name universe and scope, or has another part
     */
    public Builder namePattern(String pattern) {
      names = FileNames.of(pattern);
      return this;
    }

    /** Sets {@code splio.zone.orders}: the zone of order dates, which is the local time of the purchase; default Europe/Paris (U7). */
    public Builder orderZone(ZoneId zone) {
      orderZone = zone;
      return this;
    }

    /** Sets {@code splio.zone.loyalty}: the zone of dates of points and rewards and of the day in file names; default Europe/Paris (U7). */
    public Builder loyaltyZone(ZoneId zone) {
      loyaltyZone = zone;
      return this;
    }

    /** Sets {@code splio.datahub.column.<scope>.<fact>}: where the template puts a fact; no default, because no document tells (U20). */
    public Builder column(DatahubScope scope, DatahubFact fact, String name) {
      facts
          .computeIfAbsent(scope, any -> new EnumMap<>(DatahubFact.class))
          .put(fact, checked(columnKey(scope, fact), name));
      return this;
    }

    /**
     * Sets {@code splio.datahub.columns.<scope>}: the columns of the template that rows may fill beside the known ones. None by default: one
     * column that Splio does not know makes it skip the whole file (pitfall 16).
     */
    public Builder columns(DatahubScope scope, String... template) {
      Set<String> all = new TreeSet<>();
      Arrays.stream(template).forEach(name -> all.add(checked(tailKey(scope), name)));
      tails.put(scope, all);
      return this;
    }

    private static String checked(String setting, String column) {
      if (!COLUMN.matcher(column).matches()) {
        throw new IllegalArgumentException(
            setting + " is a name of 1 to 100 letters, digits and _ . -");
      }
      return column;
    }

    /** Returns the settings. */
    public DatahubSettings build() {
      return new DatahubSettings(this);
    }
  }
}
