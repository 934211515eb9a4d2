/** What an order finds when its commands start: its folders and its environment. */
@NullMarked
package dev.exesys.worker.order;

import org.jspecify.annotations.NullMarked;
