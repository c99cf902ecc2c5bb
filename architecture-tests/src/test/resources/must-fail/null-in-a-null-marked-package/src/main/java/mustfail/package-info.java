@NullMarked
package mustfail;

import org.jspecify.annotations.NullMarked;
