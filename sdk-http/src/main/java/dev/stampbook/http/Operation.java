package dev.stampbook.http;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes one endpoint method of a Retrofit interface. Mandatory: an interface with a method without it is refused when it is created.
 *
 * <p>Such a method returns the body's type itself, never a {@code Call}, and throws {@link dev.stampbook.LoyaltyException}:
 *
 * <ul>
 *   <li>a record or other type: the body is mandatory; empty or unreadable is a failure
 *   <li>{@code List<T>}: as above, and 204 on a read is the empty list
 *   <li>{@code Optional<T>}: an empty body is empty, and "not found" on a read is empty
 *   <li>{@link Done}: any success will do, the body is not read, but a web page is no success
 *   <li>{@link Reply}: one of these together with status and headers
 * </ul>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Operation {

  /** The operation's name in the system's own words, such as {@code createPointsTransaction}: 1 to 60 letters, digits, hyphens. */
  String name();

  /** What the operation does on the other side. */
  Effect effect();

  /**
   * The names of the {@link Quota}s the call counts against, all of which must let it out; quotas of these names must be in the settings.
   * What the answers say is left counts for the first.
   */
  String[] quota() default {Quota.DEFAULT};

  /** The scope a credential needs for it, named to the user when the call is refused with 403; empty when it is not known. */
  String scope() default "";
}
