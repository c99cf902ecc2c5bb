package dev.stampbook.engine;

import dev.stampbook.LoyaltyProvider;
import dev.stampbook.consent.ConsentService;
import dev.stampbook.discount.DiscountApplier;
import dev.stampbook.member.MemberService;
import dev.stampbook.order.OrderNotes;
import dev.stampbook.points.PointsLedger;
import dev.stampbook.reward.RewardCatalog;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * The moments at which a process can die between its store and its provider: before and after each commit that wrote and each call; dying
 * where something was only read leaves the same behind. Dies at a chosen one; afterwards nothing works any more.
 */
final class CrashPoints {

  private final int chosen;
  private final List<String> passed = new ArrayList<>();
  private boolean dead;

  /** Dies at the point with this number, from 1; 0 for never. */
  CrashPoints(int chosen) {
    this.chosen = chosen;
  }

  synchronized List<String> passed() {
    return List.copyOf(passed);
  }

  synchronized boolean isDead() {
    return dead;
  }

  private synchronized void pass(String point) {
    if (dead) {
      throw new SimulatedCrash("earlier");
    }
    passed.add(point);
    if (passed.size() == chosen) {
      dead = true;
      throw new SimulatedCrash(point);
    }
  }

  private synchronized void live() {
    if (dead) {
      throw new SimulatedCrash("earlier");
    }
  }

  DataSource around(DataSource source) {
    return proxy(
        DataSource.class,
        (self, method, arguments) -> {
          live();
          Object result = invoke(method, source, arguments);
          return result instanceof Connection connection ? around(connection) : result;
        });
  }

  private Connection around(Connection connection) {
    boolean[] wrote = {false};
    return proxy(
        Connection.class,
        (self, method, arguments) -> {
          if (method.getName().equals("prepareStatement")) {
            wrote[0] |= !arguments[0].toString().startsWith("SELECT");
          }
          boolean commit = method.getName().equals("commit") && wrote[0];
          if (commit) {
            pass("before a commit");
          }
          Object result = invoke(method, connection, arguments);
          if (commit) {
            pass("after a commit");
          }
          return result;
        });
  }

  LoyaltyProvider around(LoyaltyProvider provider) {
    return proxy(
        LoyaltyProvider.class,
        (self, method, arguments) -> {
          Object result = invoke(method, provider, arguments);
          return switch (method.getName()) {
            case "points" -> calls(PointsLedger.class, result);
            case "members" -> calls(MemberService.class, result);
            case "rewards" -> calls(RewardCatalog.class, result);
            default -> result;
          };
        });
  }

  ConsentService around(ConsentService service) {
    return calls(ConsentService.class, service);
  }

  DiscountApplier around(DiscountApplier discounts) {
    return calls(DiscountApplier.class, discounts);
  }

  OrderNotes around(OrderNotes notes) {
    return calls(OrderNotes.class, notes);
  }

  private <T> T calls(Class<T> type, Object service) {
    return proxy(
        type,
        (self, method, arguments) -> {
          boolean remote = arguments != null && arguments.length > 0;
          if (remote) {
            pass("before " + method.getName());
          }
          Object result = invoke(method, service, arguments);
          if (remote) {
            pass("after " + method.getName());
          }
          return result;
        });
  }

  private static Object invoke(java.lang.reflect.Method method, Object target, Object[] arguments)
      throws Throwable {
    try {
      method.setAccessible(true);
      return method.invoke(target, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(CrashPoints.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
