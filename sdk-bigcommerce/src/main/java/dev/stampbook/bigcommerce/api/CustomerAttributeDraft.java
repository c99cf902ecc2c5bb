package dev.stampbook.bigcommerce.api;

/** A customer attribute to define (sheet 3.3). */
public record CustomerAttributeDraft(String name, String type) {}
