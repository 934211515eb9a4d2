/** Tests of the reports to code hosts. */
@NullMarked
package dev.exesys.engine.codehost;

import org.jspecify.annotations.NullMarked;
