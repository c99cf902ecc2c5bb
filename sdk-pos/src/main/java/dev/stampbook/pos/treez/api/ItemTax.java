package dev.stampbook.pos.treez.api;

import java.math.BigDecimal;
import java.util.Optional;

/** A tax on a line (sheet 3.2). */
public record ItemTax(
    Optional<String> id,
    Optional<BigDecimal> rate,
    Optional<String> taxName,
    Optional<BigDecimal> amount) {}
