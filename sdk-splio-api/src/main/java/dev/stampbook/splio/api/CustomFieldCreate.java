package dev.stampbook.splio.api;

import dev.stampbook.http.json.OpenEnum;

/**
 * Makes a custom field (sheet section 3.1).
 *
 * @param scope what it hangs on
 */
public record CustomFieldCreate(
    OpenEnum<FieldScope> scope, String name, OpenEnum<FieldType> type) {}
