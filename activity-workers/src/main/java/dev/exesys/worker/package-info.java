/**
 * The runner: claims an order, prepares its folders and environment, runs its commands, and reports
 * how they ended.
 */
@NullMarked
package dev.exesys.worker;

import org.jspecify.annotations.NullMarked;
