package dev.stampbook.http;

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How a client reaches its system: where, how long, how often, how fast. Immutable; every default is stated at the builder's method.
 */
public final class HttpSettings {

  private final Builder chosen;
  private final Builder used;

  private HttpSettings(Builder chosen, Builder used) {
    this.chosen = chosen;
    this.used = used;
  }

  /** Returns a builder for this base URL, with the defaults. */
  public static Builder builder(URI baseUrl) {
    return new Builder(baseUrl);
  }

  /** Returns a builder that starts from these settings. */
  public Builder toBuilder() {
    return chosen.copy();
  }

  /** Returns the base URL, which ends in a slash. */
  public URI baseUrl() {
    return used.baseUrl;
  }

  /** Returns the time to reach the server and agree on encryption. */
  public Duration connectTimeout() {
    return used.connectTimeout.orElseThrow();
  }

  /** Returns the longest silence while reading. */
  public Duration readTimeout() {
    return used.readTimeout.orElseThrow();
  }

  /** Returns the longest stall while writing. */
  public Duration writeTimeout() {
    return used.writeTimeout.orElseThrow();
  }

  /** Returns the time of one attempt from first to last byte. */
  public Duration callTimeout() {
    return used.callTimeout.orElseThrow();
  }

  /** Returns the time of a call with all its attempts and waits. */
  public Duration totalTimeout() {
    return used.totalTimeout.orElseThrow();
  }

  /** Returns how often a call is tried again. */
  public int maxRetries() {
    return used.maxRetries;
  }

  /** Returns the wait before the first retry; doubled for each further one. */
  public Duration firstBackoff() {
    return used.firstBackoff.orElseThrow();
  }

  /** Returns the longest wait between attempts that the client chooses by itself. */
  public Duration maxBackoff() {
    return used.maxBackoff.orElseThrow();
  }

  /** Returns the longest wait on the other side's request that is slept; a longer one is reported to the caller instead. */
  public Duration maxRetryAfter() {
    return used.maxRetryAfter.orElseThrow();
  }

  /** Returns the longest wait for a permit of the quota. */
  public Duration maxQuotaWait() {
    return used.maxQuotaWait.orElseThrow();
  }

  /** Returns the quotas. */
  public List<Quota> quotas() {
    return used.quotas;
  }

  /** Returns the calls that run at the same time over all quotas. */
  public int maxConcurrency() {
    return used.maxConcurrency;
  }

  /** Returns after how many unavailable outcomes in a row the circuit opens. */
  public int circuitFailures() {
    return used.circuitFailures;
  }

  /** Returns how long the circuit stays open before one call is let through as a probe. */
  public Duration circuitOpenFor() {
    return used.circuitOpenFor;
  }

  /** Returns how the other side asks for a wait. */
  public WaitHint waitHint() {
    return used.waitHint;
  }

  /** Returns how the other side tells its quota. */
  public QuotaReader quotaReader() {
    return used.quotaReader;
  }

  /** Returns who hears of every call. */
  public CallListener listener() {
    return used.listener;
  }

  /** Returns the clock. */
  public TimeSource time() {
    return used.time;
  }

  /** Returns the seed of the jitter, empty for an unpredictable one. */
  public OptionalLong jitterSeed() {
    return used.jitterSeed;
  }

  /** Returns the HTTP proxy, empty for what the Java runtime is configured to use. */
  public Optional<InetSocketAddress> proxy() {
    return used.proxy;
  }

  /** Returns the shared connections, empty for a pool of the client's own. */
  public Optional<Connections> connections() {
    return used.connections;
  }

  /** Collects settings; a default gives way to what is chosen beside it, contradictions among the chosen are refused by {@link #build()}. Not thread-safe. */
  public static final class Builder implements Cloneable {

    private URI baseUrl;
    private boolean plainHttp;
    private Optional<Duration> connectTimeout = Optional.empty();
    private Optional<Duration> readTimeout = Optional.empty();
    private Optional<Duration> writeTimeout = Optional.empty();
    private Optional<Duration> callTimeout = Optional.empty();
    private Optional<Duration> totalTimeout = Optional.empty();
    private int maxRetries = 3;
    private Optional<Duration> firstBackoff = Optional.empty();
    private Optional<Duration> maxBackoff = Optional.empty();
    private Optional<Duration> maxRetryAfter = Optional.empty();
    private Optional<Duration> maxQuotaWait = Optional.empty();
    private List<Quota> quotas = List.of();
    private int maxConcurrency = 16;
    private int circuitFailures = 10;
    private Duration circuitOpenFor = Duration.ofSeconds(15);
    private WaitHint waitHint = WaitHint.retryAfter();
    private QuotaReader quotaReader = QuotaReader.none();
    private CallListener listener = CallListener.none();
    private TimeSource time = TimeSource.system();
    private OptionalLong jitterSeed = OptionalLong.empty();
    private Optional<InetSocketAddress> proxy = Optional.empty();
    private Optional<Connections> connections = Optional.empty();

    private Builder(URI baseUrl) {
      this.baseUrl = baseUrl;
    }

    /** Sets the base URL: https, or http to a loopback address; a missing slash at the end is added. */
    public Builder baseUrl(URI url) {
      this.baseUrl = url;
      return this;
    }

    /** Allows http to hosts other than loopback, which shows the credentials to everybody on the way. Only for test networks. */
    public Builder allowPlainHttp() {
      this.plainHttp = true;
      return this;
    }

    /** Sets the time to reach the server and agree on encryption; default 5 s. */
    public Builder connectTimeout(Duration timeout) {
      this.connectTimeout = Optional.of(timeout);
      return this;
    }

    /** Sets the longest silence while reading; default 20 s. */
    public Builder readTimeout(Duration timeout) {
      this.readTimeout = Optional.of(timeout);
      return this;
    }

    /** Sets the longest stall while writing; default 20 s. */
    public Builder writeTimeout(Duration timeout) {
      this.writeTimeout = Optional.of(timeout);
      return this;
    }

    /** Sets the time of one attempt from first to last byte; default 30 s. */
    public Builder callTimeout(Duration timeout) {
      this.callTimeout = Optional.of(timeout);
      return this;
    }

    /** Sets the time of a call with all its attempts and waits; default 90 s. */
    public Builder totalTimeout(Duration timeout) {
      this.totalTimeout = Optional.of(timeout);
      return this;
    }

    /** Sets how often a call is tried again, 0 to 20; default 3. */
    public Builder maxRetries(int retries) {
      this.maxRetries = retries;
      return this;
    }

    /** Sets the wait before the first retry, doubled for each further one and shortened at random by up to half; default 500 ms. */
    public Builder firstBackoff(Duration wait) {
      this.firstBackoff = Optional.of(wait);
      return this;
    }

    /** Sets the longest wait that the client chooses by itself; default 10 s. */
    public Builder maxBackoff(Duration wait) {
      this.maxBackoff = Optional.of(wait);
      return this;
    }

    /** Sets the longest wait on the other side's request that is slept; default 30 s. A longer one is reported to the caller. */
    public Builder maxRetryAfter(Duration wait) {
      this.maxRetryAfter = Optional.of(wait);
      return this;
    }

    /** Sets the longest wait for a permit of the quota; default 30 s. */
    public Builder maxQuotaWait(Duration wait) {
      this.maxQuotaWait = Optional.of(wait);
      return this;
    }

    /** Sets the quotas, each under its own name; default none. */
    public Builder quotas(Quota... all) {
      this.quotas = List.of(all);
      return this;
    }

    /** Sets the calls that run at the same time, 1 to 10,000; default 16. Others wait as for the quota. */
    public Builder maxConcurrency(int calls) {
      this.maxConcurrency = calls;
      return this;
    }

    /**
     * Sets the circuit breaker: after so many unavailable outcomes in a row calls fail at once for this time, then one probes; default
     * 10 and 15 s.
     */
    public Builder circuit(int failures, Duration openFor) {
      this.circuitFailures = failures;
      this.circuitOpenFor = openFor;
      return this;
    }

    /** Sets how the other side asks for a wait; default {@link WaitHint#retryAfter()}. */
    public Builder waitHint(WaitHint hint) {
      this.waitHint = hint;
      return this;
    }

    /** Sets how the other side tells its quota; default {@link QuotaReader#none()}. */
    public Builder quotaReader(QuotaReader reader) {
      this.quotaReader = reader;
      return this;
    }

    /** Sets who hears of every call; default nobody. */
    public Builder listener(CallListener hears) {
      this.listener = hears;
      return this;
    }

    /** Sets the clock; default the machine's. */
    public Builder time(TimeSource source) {
      this.time = source;
      return this;
    }

    /** Makes the jitter of the waits repeatable; default unpredictable. */
    public Builder jitterSeed(long seed) {
      this.jitterSeed = OptionalLong.of(seed);
      return this;
    }

    /** Sends everything through this HTTP proxy; default what the Java runtime is configured to use. */
    public Builder proxy(InetSocketAddress address) {
      this.proxy = Optional.of(address);
      return this;
    }

    /** Uses these connections together with other clients; default a pool of its own. */
    public Builder connections(Connections shared) {
      this.connections = Optional.of(shared);
      return this;
    }

    /**
     * Returns the settings.
     *
     * @throws IllegalArgumentException when a value is out of range or two contradict each other; the message says which and what to do
     */
    public HttpSettings build() {
      Builder used = copy();
      used.baseUrl = SettingsCheck.baseUrl(baseUrl, plainHttp);
      used.fitDefaults();
      HttpSettings settings = new HttpSettings(copy(), used);
      SettingsCheck.check(settings);
      return settings;
    }

    /** Lets what was not chosen give way to what was, so that one shorter or longer time needs no other to be set. */
    private void fitDefaults() {
      Duration call =
          callTimeout.orElseGet(
              () -> totalTimeout.map(t -> shorter(t, usualCall())).orElseGet(this::usualCall));
      Duration total =
          totalTimeout.orElseGet(
              () -> longest(Duration.ofSeconds(90), call, maxBackoff, maxRetryAfter, maxQuotaWait));
      Duration backoff =
          maxBackoff.orElseGet(
              () -> shorter(total, longest(Duration.ofSeconds(10), Duration.ZERO, firstBackoff)));
      callTimeout = Optional.of(call);
      totalTimeout = Optional.of(total);
      connectTimeout = Optional.of(connectTimeout.orElse(shorter(call, Duration.ofSeconds(5))));
      readTimeout = Optional.of(readTimeout.orElse(shorter(call, Duration.ofSeconds(20))));
      writeTimeout = Optional.of(writeTimeout.orElse(shorter(call, Duration.ofSeconds(20))));
      maxBackoff = Optional.of(backoff);
      firstBackoff = Optional.of(firstBackoff.orElse(shorter(backoff, Duration.ofMillis(500))));
      maxRetryAfter = Optional.of(maxRetryAfter.orElse(shorter(total, Duration.ofSeconds(30))));
      maxQuotaWait = Optional.of(maxQuotaWait.orElse(shorter(total, Duration.ofSeconds(30))));
    }

    private Duration usualCall() {
      return longest(
          Duration.ofSeconds(30), Duration.ZERO, connectTimeout, readTimeout, writeTimeout);
    }

    private static Duration shorter(Duration one, Duration other) {
      return one.compareTo(other) <= 0 ? one : other;
    }

    @SafeVarargs
    private static Duration longest(Duration one, Duration other, Optional<Duration>... chosen) {
      Duration longest = one.compareTo(other) >= 0 ? one : other;
      for (Optional<Duration> candidate : chosen) {
        if (candidate.isPresent() && candidate.get().compareTo(longest) > 0) {
          longest = candidate.get();
        }
      }
      return longest;
    }

    private Builder copy() {
      try {
        return (Builder) clone();
      } catch (CloneNotSupportedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
