/**
 * The completion of attempts and orders: reports of workers, terminations of workers, decisions
 * about approvals, and what follows a settlement.
 */
@NullMarked
package dev.exesys.engine.completion;

import org.jspecify.annotations.NullMarked;
