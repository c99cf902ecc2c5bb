/** JSON that keeps what it does not know: exact numbers, open enums, optional and clearable fields. */
@NullMarked
package dev.stampbook.http.json;

import org.jspecify.annotations.NullMarked;
