/** Tests of the JSON form of the Amazon States Language. */
@NullMarked
package dev.exesys.asl.json;

import org.jspecify.annotations.NullMarked;
