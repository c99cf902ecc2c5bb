package dev.stampbook.sandbox;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Decides which requests to one system are disturbed, and how.
 *
 * <p>Scripted faults come first, in the order they were added; then faults are drawn at random for
 * the plan's {@link Level}. What a request meets depends only on the seed, the request itself and
 * how often it was sent before, so concurrent clients do not change each other's faults. Every run
 * ends: neither the same method and path nor the same request is disturbed at random more than
 * {@linkplain Level a bounded number of times} in a row. Thread-safe.
 */
public final class FaultPlan {

  /** Says how many requests are disturbed at random. */
  public enum Level {
    /** Nothing is disturbed. */
    NONE(0.0, 0),
    /** About 3 % of requests, never two in a row. */
    LIGHT(0.03, 1),
    /** About 14 % of requests, at most two in a row. */
    HEAVY(0.14, 2);

    private final double share;
    private final int inRow;

    Level(double share, int inRow) {
      this.share = share;
      this.inRow = inRow;
    }

    /**
     * Returns the level of this name in any case.
     *
     * @throws IllegalArgumentException when there is none; the message lists the names
     */
    public static Level named(String name) {
      return Arrays.stream(values())
          .filter(level -> level.name().equalsIgnoreCase(name))
          .findFirst()
          .orElseThrow(
              () -> new IllegalArgumentException("A fault level is none, light or heavy."));
    }
  }

  private static final int REMEMBERED_STREAKS = 50_000;
  private static final long STRIDE = 0x9E37_79B9_7F4A_7C15L;
  private static final int MAX_SCRIPTED = 10_000;
  private static final List<Fault> WRITE_FAULTS = List.of(Fault.values());
  private static final List<Fault> READ_FAULTS =
      WRITE_FAULTS.stream()
          .filter(f -> f != Fault.SERVER_ERROR_AFTER_APPLY && f != Fault.CUT_AFTER_APPLY)
          .toList();

  private final long seed;
  private final Map<Object, Streak> streaks = new RecentStreaks();
  private final List<Scripted> script = new ArrayList<>();
  private final Map<Fault, Long> counts = new EnumMap<>(Fault.class);
  private Level level;

  private FaultPlan(Level level, long seed) {
    this.level = requireNonNull(level, "level");
    this.seed = seed;
  }

  /** Returns a plan that disturbs nothing unless told so later. */
  public static FaultPlan none() {
    return of(Level.NONE, 0);
  }

  /** Returns a plan of {@link Level#LIGHT}. */
  public static FaultPlan light(long seed) {
    return of(Level.LIGHT, seed);
  }

  /** Returns a plan of {@link Level#HEAVY}. */
  public static FaultPlan heavy(long seed) {
    return of(Level.HEAVY, seed);
  }

  /** Returns a plan of a level; equal seeds give equal faults for equal requests. */
  public static FaultPlan of(Level level, long seed) {
    return new FaultPlan(level, seed);
  }

  /** Returns a plan that does exactly what {@link #next} tells it. */
  public static FaultPlan scripted() {
    return none();
  }

  /**
   * Adds one fault for the next matching request. May be called while requests come in.
   *
   * @param method the HTTP method
   * @param path the end of the path, such as {@code /points_transactions}; a star stands for
   *     exactly one segment
   * @param fault what happens to that request
   * @return this plan
   */
  public synchronized FaultPlan next(String method, String path, Fault fault) {
    if (script.size() >= MAX_SCRIPTED) {
      throw new IllegalStateException("At most " + MAX_SCRIPTED + " faults can wait in a script.");
    }
    script.add(new Scripted(method.toUpperCase(Locale.ROOT), segments(path), fault));
    return this;
  }

  /** Drops the scripted faults that nobody has met. */
  public synchronized void dropScript() {
    script.clear();
  }

  /** Changes the share of random faults from now on; scripted faults stay. */
  public synchronized void setLevel(Level newLevel) {
    level = requireNonNull(newLevel, "newLevel");
  }

  /** Returns the present share of random faults. */
  public synchronized Level level() {
    return level;
  }

  /** Returns how many scripted faults have not been met yet. */
  public synchronized int scriptedLeft() {
    return script.size();
  }

  /** Returns how often each kind of fault was met; kinds never met are absent. */
  public synchronized Map<Fault, Long> counts() {
    return Map.copyOf(counts);
  }

  /** Decides about one request that is about to be handled. */
  synchronized Optional<Fault> draw(EmulatorRequest request) {
    for (Iterator<Scripted> left = script.iterator(); left.hasNext(); ) {
      Scripted candidate = left.next();
      if (candidate.matches(request)) {
        left.remove();
        return Optional.of(candidate.fault());
      }
    }
    return level == Level.NONE ? Optional.empty() : drawAtRandom(request);
  }

  private Optional<Fault> drawAtRandom(EmulatorRequest request) {
    long identity = identityOf(request);
    Streak sameRequest = streaks.computeIfAbsent(identity, key -> new Streak());
    Streak samePath =
        streaks.computeIfAbsent(request.method() + request.path(), key -> new Streak());
    SplittableRandom random = new SplittableRandom(seed ^ identity ^ (sameRequest.seen++ * STRIDE));
    boolean disturb =
        random.nextDouble() < level.share
            && sameRequest.inRow < level.inRow
            && samePath.inRow < level.inRow;
    if (!disturb) {
      sameRequest.inRow = 0;
      samePath.inRow = 0;
      return Optional.empty();
    }
    sameRequest.inRow++;
    samePath.inRow++;
    boolean read = request.method().equals("GET") || request.method().equals("HEAD");
    List<Fault> kinds = read ? READ_FAULTS : WRITE_FAULTS;
    return Optional.of(kinds.get(random.nextInt(kinds.size())));
  }

  /** Counts a fault that a client really met. */
  synchronized void met(Fault fault) {
    counts.merge(fault, 1L, Long::sum);
  }

  private static long identityOf(EmulatorRequest request) {
    long text = request.method().hashCode() * 31L + request.path().hashCode();
    long rest = request.query().hashCode() * 31L + Arrays.hashCode(request.body());
    return new SplittableRandom(text).nextLong() ^ rest;
  }

  private static List<String> segments(String path) {
    return Arrays.stream(path.split("/", -1)).filter(part -> !part.isEmpty()).toList();
  }

  private record Scripted(String method, List<String> path, Fault fault) {
    boolean matches(EmulatorRequest request) {
      List<String> asked = segments(request.path());
      int offset = asked.size() - path.size();
      if (offset < 0 || !method.equals(request.method())) {
        return false;
      }
      for (int i = 0; i < path.size(); i++) {
        if (!path.get(i).equals("*") && !path.get(i).equals(asked.get(offset + i))) {
          return false;
        }
      }
      return true;
    }
  }

  private static final class Streak {
    private long seen;
    private int inRow;
  }

  /** Forgets the longest unused streaks, so that memory is bounded. */
  private static final class RecentStreaks extends LinkedHashMap<Object, Streak> {
    private static final long serialVersionUID = 1L;

    RecentStreaks() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Object, Streak> eldest) {
      return size() > REMEMBERED_STREAKS;
    }
  }
}
