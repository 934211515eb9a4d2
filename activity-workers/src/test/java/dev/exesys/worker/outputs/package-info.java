/** Tests of outputs and inputs. */
@NullMarked
package dev.exesys.worker.outputs;

import org.jspecify.annotations.NullMarked;
