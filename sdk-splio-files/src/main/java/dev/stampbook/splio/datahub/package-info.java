/** The files of Splio's Datahub as far as they are known (fact sheet splio.md, section 16 item 9, section 14 U20 and U21). */
@NullMarked
package dev.stampbook.splio.datahub;

import org.jspecify.annotations.NullMarked;
