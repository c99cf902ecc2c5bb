package dev.stampbook.examples.storefront;

import dev.stampbook.engine.ConsentRegistry;
import dev.stampbook.engine.LoyaltyProgram;
import dev.stampbook.engine.Store;
import dev.stampbook.engine.consent.ConsentTarget;
import dev.stampbook.examples.storefront.account.Accounts;
import dev.stampbook.examples.storefront.account.Mailbox;
import dev.stampbook.examples.storefront.consent.ConsentDesk;
import dev.stampbook.examples.storefront.counter.Counter;
import dev.stampbook.examples.storefront.loyalty.Membership;
import dev.stampbook.examples.storefront.loyalty.OrderBook;
import dev.stampbook.examples.storefront.loyalty.RewardDesk;
import dev.stampbook.examples.storefront.pages.AccountPages;
import dev.stampbook.examples.storefront.pages.CataloguePages;
import dev.stampbook.examples.storefront.pages.CheckoutPages;
import dev.stampbook.examples.storefront.pages.Frame;
import dev.stampbook.examples.storefront.pages.LoginPages;
import dev.stampbook.examples.storefront.pages.OrderPages;
import dev.stampbook.examples.storefront.pages.ProblemPages;
import dev.stampbook.examples.storefront.pages.RegistrationPages;
import dev.stampbook.examples.storefront.pages.StaffPages;
import dev.stampbook.examples.storefront.systems.EmulatedSystems;
import dev.stampbook.examples.storefront.systems.Pairing;
import dev.stampbook.examples.storefront.systems.Systems;
import dev.stampbook.examples.storefront.web.LoginThrottle;
import dev.stampbook.examples.storefront.web.PageCapture;
import dev.stampbook.examples.storefront.web.RandomToken;
import dev.stampbook.examples.storefront.web.ShopServer;
import dev.stampbook.examples.storefront.web.Visits;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/** The whole shop: the systems it runs on, a program, a consent registry, and the pages. Reads top-down as a shop is put together. */
public final class ExampleShop implements AutoCloseable {

  private final EmulatedSystems emulated;
  private final Store store;
  private final LoyaltyProgram program;
  private final ConsentRegistry registry;
  private final ShopServer server;

  private ExampleShop(
      EmulatedSystems emulated,
      Store store,
      LoyaltyProgram program,
      ConsentRegistry registry,
      ShopServer server) {
    this.emulated = emulated;
    this.store = store;
    this.program = program;
    this.registry = registry;
    this.server = server;
  }

  /**
   * Opens the shop on the loopback address.
   *
   * @param pairing the systems it runs on, emulated
   * @param file the store of journal and consent
   * @param port 0 for any free one
   * @param capture how pictures of pages are taken
   */
  public static ExampleShop open(Pairing pairing, Path file, int port, PageCapture capture) {
    return open(pairing, file, port, capture, InstantSource.system());
  }

  /** Opens the shop with a program that goes by another clock, for tests of what time does to rewards. */
  static ExampleShop open(
      Pairing pairing, Path file, int port, PageCapture capture, InstantSource programClock) {
    EmulatedSystems emulated = EmulatedSystems.start(pairing, 1);
    Systems systems = emulated.systems();
    Store store = Store.embedded(file);
    InstantSource clock = InstantSource.system();
    LoyaltyProgram program = program(systems, store, programClock);
    ConsentRegistry registry = registry(systems, store, clock);
    ShopServer server =
        pages(pairing, emulated, program, registry, new Doors(clock, capture, port));
    program.start();
    registry.start();
    return new ExampleShop(emulated, store, program, registry, server);
  }

  private record Doors(InstantSource clock, PageCapture capture, int port) {}

  private static LoyaltyProgram program(Systems systems, Store store, InstantSource clock) {
    LoyaltyProgram.Builder program =
        LoyaltyProgram.builder()
            .provider(systems.provider())
            .orders(systems.orders())
            .discounts(systems.discounts())
            .policy(systems.policy())
            .clock(clock)
            .store(store);
    systems.notes().ifPresent(program::orderNotes);
    return program.build();
  }

  private static ConsentRegistry registry(Systems systems, Store store, InstantSource clock) {
    ConsentRegistry.Builder registry =
        ConsentRegistry.builder().store(store).switchedOn(clock.instant());
    for (ConsentTarget target : systems.consentTargets()) {
      registry.target(target);
    }
    return registry.build();
  }

  private static ShopServer pages(
      Pairing pairing,
      EmulatedSystems emulated,
      LoyaltyProgram program,
      ConsentRegistry registry,
      Doors doors) {
    Counter counter = emulated.counter();
    Accounts accounts = new Accounts();
    Visits visits = new Visits(doors.clock(), Visits.CookieScheme.ALSO_HTTP);
    LoginThrottle throttle = new LoginThrottle(doors.clock());
    Membership membership = new Membership(emulated.systems().provider());
    RewardDesk rewards = new RewardDesk(program, emulated.systems().provider());
    ConsentDesk consent = new ConsentDesk(registry, doors.capture(), doors.clock());
    OrderBook orders = new OrderBook();
    Frame frame = new Frame(visits, accounts, pairing.title());
    SampleAccounts samples = SampleAccounts.add(emulated, accounts, registry, doors.clock());
    return ShopServer.start(
        doors.port(),
        frame::requireFormToken,
        routes -> {
          new CataloguePages(frame, counter).routes(routes);
          new LoginPages(frame, visits, accounts, throttle, samples.shown()).routes(routes);
          new RegistrationPages(frame, visits, accounts, new Mailbox(), counter, membership::join)
              .routes(routes);
          new CheckoutPages(frame, counter, membership, rewards, program, orders).routes(routes);
          new OrderPages(frame, counter, program, orders).routes(routes);
          new AccountPages(frame, visits, accounts, membership, rewards, program, orders, consent)
              .routes(routes);
          new StaffPages(
                  frame,
                  visits,
                  throttle,
                  "staff-" + RandomToken.next().substring(0, 8),
                  counter,
                  program,
                  orders,
                  registry)
              .routes(routes);
        },
        new ProblemPages(frame)::show);
  }

  /** Returns where the shop is. */
  public String url() {
    return server.url();
  }

  /** Waits until nobody has opened a page for so long, or the shop was closed. */
  public void awaitQuiet(Duration limit) throws InterruptedException {
    server.awaitQuiet(limit);
  }

  /** Returns the systems behind the shop, for what a test wants to go wrong. */
  public EmulatedSystems emulated() {
    return emulated;
  }

  /** Returns the program. */
  public LoyaltyProgram program() {
    return program;
  }

  /** Returns the consent registry. */
  public ConsentRegistry registry() {
    return registry;
  }

  /** Closes the shop and stops the systems. */
  @Override
  public void close() {
    server.close();
    registry.close();
    program.close();
    store.close();
    emulated.close();
  }
}
