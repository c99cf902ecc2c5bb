/**
 * Emulates Smile.io as its fact sheet describes it.
 *
 * <p>The request check uses our own OpenAPI description of the provider. It assumes what the
 * provider does not document: which fields of an answer are always there, the scopes of some reads,
 * the envelope of the referral settings, and the shape of tiers inside a VIP status. Statuses marked
 * unknown in the sheet are chosen here and can be set where a client could depend on them.
 */
@NullMarked
package dev.stampbook.sandbox.smile;

import org.jspecify.annotations.NullMarked;
