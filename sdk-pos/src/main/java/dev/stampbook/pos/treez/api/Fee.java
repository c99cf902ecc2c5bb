package dev.stampbook.pos.treez.api;

import java.math.BigDecimal;
import java.util.Optional;

/** A fee of a ticket (sheet 3.2); its type is DELIVERY FEE where none is given. */
public record Fee(Optional<String> type, Optional<BigDecimal> totalAmount) {}
