package dev.stampbook.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.stampbook.Capability;
import dev.stampbook.LoyaltyException;
import dev.stampbook.UnsupportedCapabilityException;
import dev.stampbook.sandbox.Fault;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;

/**
 * What the contracts of all services share. A subclass starts a fresh emulated system in a field; the contract closes it, which fails the
 * test when a request broke the system's API description.
 *
 * <p>No contract skips a test: where a capability is not declared, the test demands the exception instead.
 */
public abstract class ServiceContract {

  /** More than any client tries again. */
  private static final int EVERY_TRY = 40;

  /** Returns the emulated system, the same one during a test. */
  protected abstract EmulatedSystem system();

  /** Returns what is declared for the service under test as it is configured here. */
  protected abstract Set<Capability> capabilities();

  /** Lets the emulator finish what the real system does some time after its answer. Nothing by default. */
  protected void settle() {}

  @AfterEach
  final void closeTheSystem() {
    system().close();
  }

  final boolean can(Capability capability) {
    return capabilities().contains(capability);
  }

  /** Makes the next call fail like that. */
  final void disturb(WireCall call, Fault fault) {
    system().fault(call.method(), call.path(), fault);
  }

  /** Every scripted fault was met; otherwise the subclass names a call that is never made. */
  final void assertDisturbed(WireCall call) {
    assertThat(system().server().faults().scriptedLeft())
        .as("faults at %s that nobody met", call)
        .isZero();
  }

  /** A read that fails says so; it never looks like "there is none" (C11). Nothing else may wait in the script. */
  final void assertFailureIsNoAnswer(WireCall read, ThrowingCallable call) {
    for (int i = 0; i < EVERY_TRY; i++) {
      disturb(read, Fault.SERVER_ERROR_BEFORE);
    }
    assertThatThrownBy(call).isInstanceOf(LoyaltyException.class);
    assertThat(system().server().faults().scriptedLeft())
        .as("no call met the faults at %s", read)
        .isLessThan(EVERY_TRY);
    system().server().faults().dropScript();
  }

  /** A call outside of the declared capabilities says which one is missing and sends nothing. */
  final void assertUndeclared(Capability capability, ThrowingCallable call) {
    long before = system().server().calls().total();
    Throwable thrown = catchThrowable(call);
    assertThat(thrown)
        .as("%s is not declared", capability)
        .isInstanceOf(UnsupportedCapabilityException.class);
    assertThat(((UnsupportedCapabilityException) thrown).capability()).isEqualTo(capability);
    assertThat(system().server().calls().total()).as("calls sent").isEqualTo(before);
  }
}
